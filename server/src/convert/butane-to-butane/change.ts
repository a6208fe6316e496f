import type { Path } from '../../base/path.ts';
import type { Problem } from '../../base/problem.ts';
import type { Range, TextEdit } from '../../base/text.ts';
import type { Place } from '../../decode/visit.ts';
import type { VersionRow } from '../../shape/versions.ts';
import type { JudgedText, Loss } from '../conversion.ts';
import type { Leaving } from './leaveOut.ts';
import type { Rewrite } from './rewrite.ts';

/** What is to be done to a text because the new version does not take it as it is. */
export type Change =
  /**
   * Edits, and what is said of them. Where they put something at a place, what other changes put there may follow, if those
   * are `appending` too.
   */
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[]; readonly note: Note; readonly appending?: boolean }
  /** Something goes. */
  | { readonly kind: 'leave'; readonly leaving: Leaving; readonly place: Place; readonly note: Note };

/** What is lost or changed, at a place of the text as it is by now. */
export interface Note extends Pick<Loss, 'code' | 'kind' | 'message' | 'path'> {
  readonly range: Range;
  /** Where something around the place goes as a whole: that. */
  readonly gone?: { readonly range: Range; readonly path: Path };
  /** Where the tool only passes over what cannot go. */
  readonly mayStay?: boolean;
}

/** What changes are made from: the text as it is by now, judged as the new version. */
export interface Situation {
  readonly source: JudgedText;
  readonly rewrite: Rewrite;
  readonly judged: JudgedText;
  readonly row: VersionRow;
}

/** Something that the new version refuses or does not know, and the old one did not refuse. */
export interface Fresh {
  readonly problem: Problem;
  readonly path: Path;
}

export const lossCodes = {
  leftOut: 'convert/left-out',
  writtenOtherwise: 'convert/written-otherwise',
  actsOtherwise: 'convert/acts-otherwise',
  stillMissing: 'convert/still-missing',
  nameGone: 'convert/name-gone',
  templateUnchecked: 'convert/template-unchecked',
} as const;

/** The code of what stands in the way. */
export const cannotLeaveOut = 'convert/cannot-leave-out';

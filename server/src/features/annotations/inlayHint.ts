import type { TextEdit } from '../../base/text.ts';

/** A few words that the editor shows within a line, though they are not written there. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** Whether it stands before the value, which may be longer than the window is wide, or behind it. */
  readonly side: 'before' | 'after';
  /** Writes the value as the hint says it, where that means the same. */
  readonly edits?: readonly TextEdit[];
  /** More of the same, in Markdown. */
  readonly tooltip?: string;
}

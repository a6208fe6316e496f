import type { TextEdit } from '../../base/text.ts';
import { lastNotBehind } from '../../document/locate.ts';

/** The edits of one round, of which no two may touch the same text. */
export interface RoundEdits {
  /** In the order of the text. */
  readonly edits: readonly TextEdit[];
  /**
   * Adds edits that belong together; false, and nothing is added, where one of them is in the way of what is there.
   *
   * @param appending whether what they put in may stand behind what others that append put in at the same place
   */
  readonly add: (more: readonly TextEdit[], appending?: boolean) => boolean;
}

export function roundEdits(): RoundEdits {
  const edits: TextEdit[] = [];
  const appended = new Set<TextEdit>();
  const lastFrom = (start: number): number => lastNotBehind(edits.length, start, (at) => edits[at]?.start ?? 0);
  /** Those that may overlap: the ones that begin where the last before the edit does, and what begins in it. */
  const near = (edit: TextEdit): readonly TextEdit[] => {
    const begin = edits[lastFrom(edit.start)]?.start ?? 0;
    return edits.slice(lastFrom(begin - 1) + 1, lastFrom(edit.end) + 1);
  };
  const followed = (edit: TextEdit): TextEdit | undefined =>
    isInsertion(edit) ? near(edit).find((other) => appended.has(other) && other.start === edit.start) : undefined;
  const put = (edit: TextEdit, appending: boolean): void => {
    const before = appending ? followed(edit) : undefined;
    const whole = before ? { ...edit, newText: before.newText + edit.newText } : edit;
    if (before) edits[edits.indexOf(before)] = whole;
    else edits.splice(lastFrom(isInsertion(edit) ? edit.start - 1 : edit.start) + 1, 0, whole);
    if (appending && isInsertion(edit)) appended.add(whole);
  };
  const add = (more: readonly TextEdit[], appending = false): boolean => {
    const isInTheWay = (edit: TextEdit): boolean => {
      const before = appending ? followed(edit) : undefined;
      return near(edit).some((other) => other !== before && overlaps(edit, other));
    };
    if (more.length === 0 || more.some(isInTheWay)) return false;
    for (const edit of more) put(edit, appending);
    return true;
  };
  return { edits, add };
}

function isInsertion({ start, end }: TextEdit): boolean {
  return start === end;
}

/** Two texts put at one place are for two rounds: the second may have to go into what the first brings. */
function overlaps(a: TextEdit, b: TextEdit): boolean {
  const isOnePlace = a.start === b.start && a.end === b.end;
  return isOnePlace || (a.start < b.end && b.start < a.end);
}

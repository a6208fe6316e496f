import type { Range } from '../../../base/text.ts';
import { readText } from '../../../document/readText.ts';
import type { TimeLinePlace } from '../../timeLine.ts';
import { archiveEntries } from '../../userData/archiveEntries.ts';
import { kindOfText, type UserDataKind } from '../../userData/kinds.ts';
import { messageEntries } from '../../userData/messageEntries.ts';
import { entryKind } from '../../userData/messageTexts.ts';

/** A text that is no config and runs, by itself or beside configs in a message or an archive. */
export interface FoundText {
  readonly run: UserDataKind;
  readonly place: TimeLinePlace;
}

/** The texts that run, in the order of the text that holds them; none where it is one config. */
export function textRuns(text: string): readonly FoundText[] {
  const entries = entriesIn(text);
  return entries.flatMap(({ kind, start, end }, index) => {
    if (!kind || (kind.module === undefined && kind.does === undefined)) return [];
    const name = entries.length === 1 ? 'the text' : `part ${index + 1}`;
    return [{ run: kind, place: { name, path: [index], range: firstLine(text, { start, end }) } }];
  });
}

interface Entry extends Range {
  readonly kind: UserDataKind | undefined;
}

function entriesIn(text: string): readonly Entry[] {
  const message = messageEntries(text);
  if (message) {
    return message.entries.map((entry) => ({
      ...entry.body,
      kind: entryKind(text, entry),
    }));
  }
  const kind = kindOfText(text);
  if (kind?.format !== 'cloud-config-archive') return [{ kind, start: 0, end: text.length }];
  const [part] = readText(text, 'yaml').parts;
  return part
    ? archiveEntries(part, text).map(({ item, content, ...entry }) => {
        const { start, end } = content ?? item;
        return { kind: entry.kind, start, end };
      })
    : [];
}

/** The first line that is not blank. */
function firstLine(text: string, { start, end }: Range): Range {
  const stretch = text.slice(start, end);
  const first = Math.max(0, stretch.search(/\S/u));
  const stop = stretch.indexOf('\n', first);
  return { start: start + first, end: stop < 0 ? end : start + stop };
}

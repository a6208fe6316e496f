import type { TextEdit } from '../../../base/text.ts';
import { endOfLine } from '../../../document/characters.ts';
import { pairOf } from '../../../document/locate.ts';
import { removePair } from '../../../document/textEdits.ts';
import type { Rewrite } from '../../../shape/target.ts';
import { columnOf, movedPair, newlineOf } from './sourceLines.ts';

const moved: readonly (readonly [old: string, now: string])[] = [
  ['rsyslog_dir', 'config_dir'],
  ['rsyslog_filename', 'config_filename'],
];

/** A list `rsyslog`, and what stands beside it for its files, as a mapping. */
export const logLines: Rewrite = ({ document, root }) => {
  const pair = pairOf(root, 'rsyslog');
  const list = pair?.value;
  if (
    !pair ||
    root.kind !== 'map' ||
    root.style !== 'block' ||
    list?.kind !== 'seq' ||
    list.propertiesStart !== undefined
  )
    return [];
  const { text } = document;
  const beside = moved.flatMap(([old, now]) => {
    const other = pairOf(root, old);
    return other ? [{ other, source: movedPair(text, other, now, 2) }] : [];
  });
  const newline = newlineOf(text);
  const others = beside.map(({ source }) => `  ${source}${newline}`).join('');
  const edits: TextEdit[] = beside.flatMap(({ other }) => removePair(document, other));
  if (list.style === 'flow') {
    const from = pair.key.end + 1;
    edits.push({ start: from, end: list.start, newText: `${newline}${others}  configs: ` });
  } else {
    const first = list.dashes[0] ?? list.start;
    const shift = Math.max(0, 2 - columnOf(text, first));
    edits.push({
      start: endOfLine(text, pair.key.end),
      end: endOfLine(text, pair.key.end),
      newText: `${newline}${others}  configs:`,
    });
    if (shift > 0) edits.push(...indented(text, first, list.end, shift));
  }
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  return [{ title: 'Write it below `rsyslog.configs`', edits, certain: true }];
};

function indented(text: string, start: number, end: number, columns: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = text.lastIndexOf('\n', start - 1) + 1; at < end; at = endOfLine(text, at) + 1)
    if (text.slice(at, endOfLine(text, at)).trim() !== '')
      edits.push({ start: at, end: at, newText: ' '.repeat(columns) });
  return edits;
}

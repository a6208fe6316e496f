import type { Fix } from '../../../base/problem.ts';
import type { TextEdit } from '../../../base/text.ts';
import type { MapNode, Pair } from '../../../document/node.ts';
import type { Rewrite } from '../../../shape/target.ts';
import { columnOf } from './sourceLines.ts';

/** `user: core` as `user: {name: core}`. */
export const namedAccount: Rewrite = ({ document, node }) => {
  if (node.kind !== 'scalar' || node.masked || node.text === '' || isBlock(node.style)) return [];
  const source = document.text.slice(node.start, node.end);
  return fix('Write the name under `name`', [{ start: node.start, end: node.end, newText: `{name: ${source}}` }]);
};

/** `users: b,a` as a list, in the order in which cloud-init takes them. */
export const listOfNames: Rewrite = ({ node }) => {
  if (node.kind !== 'scalar' || node.masked || isBlock(node.style)) return [];
  const names = [
    ...new Set(
      node.text
        .trim()
        .split(',')
        .filter((name) => name !== ''),
    ),
  ].sort();
  if (names.length === 0 || !names.every((name) => /^[a-z_][\w.-]*$/iu.test(name))) return [];
  return fix('Write a list of names', [{ start: node.start, end: node.end, newText: `[${names.join(', ')}]` }]);
};

/** `users: {a: true, b: {uid: 1}}` as a list of accounts. */
export const listOfAccounts: Rewrite = ({ document, node }) => {
  if (node.kind !== 'map' || node.pairs.length === 0) return [];
  const items = node.pairs.map((pair) => itemOf(pair, node, document.text));
  if (items.some((edits) => edits === undefined)) return [];
  const edits = items.flatMap((some) => some ?? []);
  const around = node.style === 'flow' ? brackets(node) : [];
  return fix(
    'Write a list of accounts',
    [...around, ...edits].toSorted((a, b) => a.start - b.start),
  );
};

function fix(title: string, edits: readonly TextEdit[]): readonly Fix[] {
  return [{ title, edits, certain: true }];
}

function isBlock(style: string): boolean {
  return style === 'literal' || style === 'folded';
}

function brackets({ start, end }: MapNode): readonly TextEdit[] {
  return [
    { start, end: start + 1, newText: '[' },
    { start: end - 1, end, newText: ']' },
  ];
}

/** Undefined where nobody can tell what cloud-init makes of it. */
function itemOf({ key, value, start }: Pair, map: MapNode, text: string): readonly TextEdit[] | undefined {
  if (key.kind !== 'scalar' || key.masked || key.propertiesStart !== undefined) return undefined;
  const name = text.slice(key.start, key.end);
  const dash = map.style === 'block' ? '- ' : '';
  // What is false is no account: that would have to go, and the list may be empty then.
  if (value?.kind === 'scalar' && value.style === 'plain' && /^(?:true|yes|on|1)$/iu.test(value.text))
    return [{ start, end: value.end, newText: `${dash}${name}` }];
  if (value?.kind !== 'map' || value.propertiesStart !== undefined) return undefined;
  const [first] = value.pairs;
  if (value.style === 'flow') {
    const inside = `{name: ${name}${first ? ', ' : ''}`;
    return [{ start, end: value.start + 1, newText: `${dash}${inside}` }];
  }
  const gap = first ? columnOf(text, first.start) - columnOf(text, start) : 0;
  if (map.style === 'flow' || gap < 2) return undefined;
  return [{ start, end: key.end + 1, newText: `-${' '.repeat(gap - 1)}name: ${name}` }];
}

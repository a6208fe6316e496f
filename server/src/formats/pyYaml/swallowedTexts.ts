import type { Problem } from '../../base/problem.ts';
import { problemAt } from '../../decode/shapeProblems.ts';
import type { Place } from '../../decode/visit.ts';
import type { ScalarNode } from '../../document/node.ts';
import type { PlaceRule } from './judgePlaces.ts';

/**
 * Texts that end with a quote that begins nowhere, and items of lists that stand within the text of the one above: the loader
 * takes both for text, and nobody means them.
 *
 * @param area the first half of the codes
 */
export const swallowedTexts = (area: string): PlaceRule => ({
  codes: [`${area}/stray-quote`, `${area}/swallowed-item`],
  judge: (place, _target, { text }) => {
    const { node, items, members } = place.decoded;
    if (items || members || node.kind !== 'scalar' || node.style !== 'plain' || node.masked) return [];
    return [...strayQuote(node, place, area), ...swallowedItem(node, place, area, text)];
  },
});

function strayQuote(node: ScalarNode, place: Place, area: string): readonly Problem[] {
  const quote = node.text.at(-1);
  // A word before the quote, and no other one: inches stand behind digits, and shells have quotes of their own.
  if ((quote !== '"' && quote !== "'") || node.text.indexOf(quote) < node.text.length - 1) return [];
  if (quote === '"' && /\s\d+"$/u.test(node.text)) return [];
  const message = `the \`${quote}\` at the end belongs to the text, because none stands at its beginning; write one there too, or remove this one`;
  const fixes = (): ReturnType<NonNullable<Problem['fixes']>> => [
    { title: 'Remove the quote', edits: [{ start: node.end - 1, end: node.end, newText: '' }], certain: false },
    { title: 'Put a quote in front', edits: [{ start: node.start, end: node.start, newText: quote }], certain: false },
  ];
  const at = { code: `${area}/stray-quote`, source: 'strata', severity: 'warning', message, path: place.path } as const;
  return [{ ...problemAt(node, { ...at, fixes }), range: { start: node.end - 1, end: node.end } }];
}

function swallowedItem(node: ScalarNode, place: Place, area: string, text: string): readonly Problem[] {
  const source = text.slice(node.start, node.end);
  const found = /\r?\n[ \t]*(- )(?=\S)/u.exec(source);
  if (!found) return [];
  const start = node.start + found.index + found[0].length - 2;
  const line = text.slice(start).split(/\r?\n/u, 1)[0] ?? '';
  const message = `\`${line.trim()}\` is part of the text above, because it is indented further: no item begins here; put its \`-\` in the column of the others`;
  const at = {
    code: `${area}/swallowed-item`,
    source: 'strata',
    severity: 'warning',
    message,
    path: place.path,
    fixes: (): ReturnType<NonNullable<Problem['fixes']>> => moved(node, start, place, text),
  } as const;
  return [{ ...problemAt(node, at), range: { start, end: start + line.trimEnd().length } }];
}

/** The item in the column of the one that it was read into. */
function moved(
  node: ScalarNode,
  start: number,
  { path }: Place,
  text: string,
): ReturnType<NonNullable<Problem['fixes']>> {
  const line = text.lastIndexOf('\n', start) + 1;
  const own = text.slice(text.lastIndexOf('\n', node.start) + 1, node.start);
  const indent = /^( *)- +$/u.exec(own)?.[1];
  if (indent === undefined || typeof path.at(-1) !== 'number') return [];
  const edits = [{ start: line, end: start, newText: indent }];
  return [{ title: 'Put it in the column of the others', edits, certain: false }];
}

import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { type CompletionItem, complete } from '../../server/src/features/completion/completion.ts';
import { type AnalyseOptions, analyseText } from './analyseText.ts';
import { parseFixture } from './markers.ts';

/** What is offered at the `<|>` of a document, in the order in which an editor shows it. */
export function offered(source: string, options?: AnalyseOptions): readonly CompletionItem[] {
  const { text, cursor } = parseFixture(source);
  assert.ok(cursor !== undefined, 'the document has no <|>');
  const items = complete(analyseText(text, options), cursor);
  return [...items].sort((a, b) => (a.sortText < b.sortText ? -1 : Number(a.sortText > b.sortText)));
}

export function offeredLabels(source: string, options?: AnalyseOptions): readonly string[] {
  return offered(source, options).map((item) => item.label);
}

/** The document after somebody accepted the item with the label, with `<|>` where the cursor then is. */
export function accept(source: string, label: string, options?: AnalyseOptions): string {
  const items = offered(source, options);
  const item = items.find((candidate) => candidate.label === label);
  assert.ok(item, `${label} is not offered, only ${items.map((candidate) => candidate.label).join(', ')}`);
  const { text, cursor } = parseFixture(source);
  return withCursor(text, item, cursor ?? 0);
}

/** The document with the item in it, as an editor puts it there. */
export function acceptItem(text: string, item: CompletionItem): string {
  return applyEdits(text, [{ ...item.replace, newText: expand(item).text }, ...(item.additionalEdits ?? [])]);
}

function withCursor(text: string, item: CompletionItem, cursor: number): string {
  assert.ok(item.replace.start <= cursor && cursor <= item.replace.end, 'an editor refuses a range without the cursor');
  assert.ok(
    !/[\r\n]/u.test(text.slice(item.replace.start, item.replace.end)),
    'an editor refuses a range of several lines',
  );
  const { text: inserted, stop } = expand(item);
  const marked = `${inserted.slice(0, stop)}<|>${inserted.slice(stop)}`;
  return applyEdits(text, [{ ...item.replace, newText: marked }, ...(item.additionalEdits ?? [])]);
}

/** What an editor makes of a snippet: the text with its suggestions, and where the first stop is. */
function expand({ insertText, insertFormat }: CompletionItem): { text: string; stop: number } {
  if (insertFormat === 'plain') return { text: insertText, stop: insertText.length };
  const stops = new Map<number, number>();
  let text = '';
  for (const match of insertText.matchAll(
    /\\(?<escaped>[\\$}])|\$\{(?<stop>\d+)(?::(?<suggestion>(?:\\.|[^}\\])*))?\}|(?<other>[\s\S])/gu,
  )) {
    const { escaped, stop, suggestion, other } = match.groups ?? {};
    if (stop === undefined) {
      text += escaped ?? other;
      continue;
    }
    stops.set(Number(stop), text.length);
    text += suggestion?.replace(/\\([\\$}])/gu, '$1') ?? '';
  }
  return { text, stop: stops.get(1) ?? stops.get(0) ?? text.length };
}

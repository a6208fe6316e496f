import assert from 'node:assert/strict';
import { type Analysis, analyse } from '../../server/src/analysis.ts';
import { noFiles } from '../../server/src/base/fileSnapshot.ts';
import { applyEdits, type Range, type TextEdit } from '../../server/src/base/text.ts';
import { readText } from '../../server/src/document/readText.ts';
import { inlayHints } from '../../server/src/features/annotations/inlayHints.ts';
import { semanticTokens } from '../../server/src/features/annotations/semanticTokens.ts';
import { complete } from '../../server/src/features/completion/completion.ts';
import { convertAnalysis } from '../../server/src/features/conversion/convert.ts';
import { codeActions } from '../../server/src/features/fixes/codeActions.ts';
import { fixAll } from '../../server/src/features/fixes/fixAll.ts';
import { hover } from '../../server/src/features/hover/hover.ts';
import { type FormattingRequest, formatting } from '../../server/src/features/layout/formatting.ts';
import { formatOnType } from '../../server/src/features/layout/onTypeFormatting.ts';
import { documentLinks } from '../../server/src/features/navigation/documentLinks.ts';
import { foldingRanges } from '../../server/src/features/navigation/folding.ts';
import { namesOf } from '../../server/src/features/navigation/names.ts';
import { occurrencesAt } from '../../server/src/features/navigation/occurrences.ts';
import { selectionRanges } from '../../server/src/features/navigation/selectionRanges.ts';
import { documentSymbols, type Symbol as OutlineSymbol } from '../../server/src/features/navigation/symbols.ts';
import { rename, renamePlace } from '../../server/src/features/rename/rename.ts';
import { unitSignature } from '../../server/src/features/units/unitSignature.ts';
import { syntaxFor } from '../../server/src/registry.ts';
import { claimFor } from '../../server/src/service.ts';
import { resolveSettings } from '../../server/src/settings/resolveSettings.ts';
import type { Random } from './random.ts';
import { longestDocument, type SeedDocument } from './seeds.ts';

/** At how many places hover and completion are asked for. */
const placesAsked = 4;

/** How often all certain fixes are applied; each time goes through ten waves of problems by itself. */
const fixRounds = 4;

/** Of how many problems of a kind every fix is tried: each costs an analysis, and a document of commas has hundreds. */
const mostOfKind = 4;

/** No set of fixes has reason to make a document longer than this. */
const longestFixed = 4 * longestDocument;

/** Does with a document all that editors do, and throws where that fails or comes to nonsense. */
export function exercise({ fileName, text }: SeedDocument, random: Random): void {
  const analysis = analyseText(fileName, text);
  checkProblems(analysis);
  analysis.fileRequests();
  convertAnalysis(analysis, undefined, { pretty: false, raw: false });
  checkFixes(analysis, fileName);
  const whole = { start: 0, end: text.length };
  for (const action of codeActions(analysis, whole)) applied(analysis, action.edits, action.title);
  for (const symbol of documentSymbols(analysis)) checkSymbol(symbol, whole);
  for (const { start, end } of foldingRanges(analysis)) checkRange({ start, end }, analysis, 'folding');
  for (const { start, end } of semanticTokens(analysis, whole)) checkRange({ start, end }, analysis, 'a token');
  for (const { offset, edits = [] } of inlayHints(analysis, whole)) {
    checkRange({ start: offset, end: offset }, analysis, 'a hint');
    applied(analysis, edits, 'a hint');
  }
  checkFormatting(analysis, fileName, random);
  for (const link of documentLinks(analysis)) checkRange(link, analysis, 'a link');
  const names = namesOf(analysis);
  for (const { name, range, word } of names) {
    checkRange(word, analysis, name);
    assert.ok(isInside(range, word), `the name ${name} leaves its word`);
  }
  const name = names[random.below(names.length + 1)];
  if (name) leadFrom(analysis, name.range.start);
  for (let turn = 0; turn < placesAsked; turn++) askAt(analysis, random.below(text.length + 1));
}

function analyseText(fileName: string, text: string): Analysis {
  const uri = `file:///fuzz/${fileName}`;
  const settings = resolveSettings({ text, uri });
  const claim = claimFor(uri, undefined, settings);
  // What comes out is judged too, as far as it needs no other file.
  const local = { filesDir: '/fuzz', files: noFiles };
  return analyse({ file: uri, document: readText(text, syntaxFor(text, claim)), claim, settings, local });
}

function checkProblems(analysis: Analysis): void {
  for (const problem of analysis.problems()) {
    checkRange(problem.range, analysis, problem.code);
    assert.match(problem.code, /^[a-z-]+\/[a-z0-9-]+$/u);
    assert.notEqual(problem.message, '', problem.code);
    for (const { range } of problem.related ?? []) checkRange(range, analysis, `what is related to ${problem.code}`);
  }
}

/** Every fix by itself gives a text that can be analysed; all certain ones together never lead back to where they were. */
function checkFixes(analysis: Analysis, fileName: string): void {
  const tried = new Map<string, number>();
  for (const problem of analysis.problems()) {
    const count = (tried.get(problem.code) ?? 0) + 1;
    tried.set(problem.code, count);
    if (count > mostOfKind) continue;
    for (const { title, edits } of problem.fixes?.() ?? []) {
      analyseText(fileName, applied(analysis, edits, title)).problems();
    }
  }
  const seen = new Set<string>();
  let current = analysis;
  for (let round = 0; round < fixRounds; round++) {
    const { text } = current.document;
    const edits = fixAll(current);
    if (edits.length === 0) return;
    assert.ok(!seen.has(text), `the fixes go in circles: ${certainTitles(current)}`);
    assert.ok(text.length <= longestFixed, `the fixes write more and more: ${certainTitles(current)}`);
    seen.add(text);
    current = analyseText(fileName, applied(current, edits, 'all fixes'));
  }
}

/** A layout of all or of a stretch can be analysed, and one of all is the last. */
function checkFormatting(analysis: Analysis, fileName: string, random: Random): void {
  const { length } = analysis.document.text;
  const request: FormattingRequest = {
    tabSize: 1 + random.below(8),
    insertSpaces: random.chance(0.8),
    insertFinalNewline: random.chance(0.8),
    ranges: undefined,
  };
  const range = { start: random.below(length + 1), end: random.below(length + 1) };
  applied(analysis, formatting(analysis, { ...request, ranges: [range] }) ?? [], 'the layout of a range');
  const edits = formatting(analysis, request);
  if (!edits) return;
  const after = analyseText(fileName, applied(analysis, edits, 'the layout'));
  assert.deepEqual(formatting(after, request), [], 'a layout is not the last');
}

function certainTitles(analysis: Analysis): string {
  const titles = analysis.problems().map((problem) => problem.fixes?.().find(({ certain }) => certain)?.title);
  return [...new Set(titles.filter((title) => title !== undefined))].join('; ');
}

function applied({ document: { text } }: Analysis, edits: readonly TextEdit[], title: string): string {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  for (const [index, { start, end }] of ordered.entries()) {
    assert.ok(start >= (ordered[index - 1]?.end ?? 0), `edits of "${title}" overlap`);
    assert.ok(start <= end && end <= text.length, `edits of "${title}" leave the text`);
  }
  return applyEdits(text, edits);
}

function checkSymbol({ name, range, selection, children }: OutlineSymbol, outer: Range): void {
  assert.notEqual(name, '', 'a symbol without a name');
  assert.ok(isInside(range, outer), `the symbol ${name} leaves the one around it`);
  assert.ok(isInside(selection, range), `the name of the symbol ${name} leaves its range`);
  for (const child of children) checkSymbol(child, range);
}

/** Follows what is named at a place, and gives it another name. */
function leadFrom(analysis: Analysis, offset: number): void {
  const found = occurrencesAt(analysis, offset);
  if (found) checkRange(found.word, analysis, 'a word');
  for (const place of found?.places ?? []) checkRange(place, analysis, 'a place');
  const [inner, ...outer] = selectionRanges(analysis, offset);
  outer.reduce((within, range) => {
    assert.ok(within && isInside(within, range), 'a selection leaves the next one');
    return range;
  }, inner);
  const place = renamePlace(analysis, offset);
  if (place?.kind !== 'place') return;
  checkRange(place, analysis, 'what is renamed');
  const renamed = rename(analysis, offset, `${analysis.document.text.slice(place.start, place.end)}x`);
  if (renamed?.kind === 'renamed') applied(analysis, renamed.edits, 'rename');
}

function askAt(analysis: Analysis, offset: number): void {
  leadFrom(analysis, offset);
  const found = hover(analysis, offset);
  if (found) {
    checkRange(found.range, analysis, 'hover');
    assert.notEqual(found.markdown, '', 'an empty hover');
  }
  const signature = unitSignature(analysis, offset);
  for (const part of signature?.parts ?? [])
    assert.ok(isInside(part, { start: 0, end: signature?.label.length ?? 0 }), 'a part leaves its signature');
  for (const typed of ['\n', '-'])
    applied(analysis, formatOnType(analysis, { offset, typed, tabSize: 2 }) ?? [], 'what was typed');
  for (const item of complete(analysis, offset)) {
    const { start, end } = item.replace;
    assert.ok(start <= offset && offset <= end, 'what a completion replaces is not at the cursor');
    // An editor takes no other: the protocol asks for one line that holds the cursor.
    assert.ok(
      !/[\r\n]/u.test(analysis.document.text.slice(start, end)),
      'what a completion replaces is not in one line',
    );
    applied(analysis, [{ ...item.replace, newText: item.insertText }, ...(item.additionalEdits ?? [])], item.label);
  }
}

function checkRange(range: Range, { document }: Analysis, what: string): void {
  assert.ok(isInside(range, { start: 0, end: document.text.length }), `${what} leaves the text`);
}

function isInside(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}

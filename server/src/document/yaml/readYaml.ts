import { type LineStarts, lineAt, type Range } from '../../base/text.ts';
import { afterBreak, codeAt, endOfLine, isBlank, isDocumentIndicator } from '../characters.ts';
import type { Node } from '../node.ts';
import { indentedRoot } from '../repair/indentedRoot.ts';
import { repairFault } from '../repair/repair.ts';
import type { Repair } from '../repair/repairAt.ts';
import { syntaxProblem } from '../syntaxProblem.ts';
import type { Comment, Part, SyntaxProblem } from '../textDocument.ts';
import type { Parser } from './parserState.ts';
import type { Hole, Scanner } from './scannerState.ts';
import { YamlFault } from './yamlFault.ts';
import { continueParsing, isDocumentEnd, parseRoot, returnTo, settleEnd } from './yamlParser.ts';
import { createScanner, lookAhead, peekToken, takeToken } from './yamlScanner.ts';

/** A part whose mistakes are more is read up to there, and the rest is one more damaged stretch. */
export const mostFaults = 50;

/** Later documents of a stream are not read: no tool reads more than a few. */
const mostParts = 1000;

/** The parts, the last of them to the end of the text. */
function upTo(parts: readonly Part[], end: number): readonly Part[] {
  const last = parts.at(-1);
  if (!last || last.end === end) return parts;
  const whole = { ...last, end };
  reachOfPart.set(whole, reachOfPart.get(last) ?? []);
  return [...parts.slice(0, -1), whole];
}

export interface YamlStream {
  readonly parts: readonly Part[];
  /** Everything after a `#`, in the order of the text. */
  readonly comments: readonly Range[];
}

/**
 * Reads a text as YAML, every document of the stream into a part of its own. `text` has its templates masked already.
 * Well-formed is what Go's yaml.v3 v3.0.1 accepts.
 */
export function readYaml(text: string, original: string, masks: readonly Range[]): YamlStream {
  const parts: Part[] = [];
  const comments: Range[] = [];
  let offset = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const controls = findControls(text);
  let firstLimit = 0;
  for (;;) {
    const { part, scanner, reach, isLast } = readPart({ text, original, masks }, offset, parts.length === 0);
    // yaml.v3 decodes its input in blocks of 512 bytes, so the first document fails for what stands just behind it.
    if (parts.length === 0) firstLimit = Math.max(part.end, Math.ceil((scanner.position + 4) / 512) * 512);
    const own = controls.filter(({ start }) =>
      parts.length === 0 ? start < firstLimit : start >= Math.max(part.start, firstLimit) && start < part.end,
    );
    const whole =
      own.length === 0
        ? part
        : {
            ...part,
            problems: inOrder([
              ...part.problems,
              ...own.map((range) => syntaxProblem('control-character', text, range, range.start)),
            ]),
          };
    reachOfPart.set(whole, reach);
    parts.push(whole);
    for (const comment of scanner.comments) comments.push(comment);
    // Without progress, or with very many documents, the rest is left unread.
    if (isLast || part.end <= offset || parts.length >= mostParts) return { parts: upTo(parts, text.length), comments };
    offset = part.end;
  }
}

/** What yaml.v3 refuses wherever it stands, comments included. NEL is a line break; BOM and others are content. */
const controlCharacters = '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\ufffe\\uffff]+';
export const controlCharacter = new RegExp(controlCharacters, 'u');

function findControls(text: string): Range[] {
  if (!controlCharacter.test(text)) return [];
  const found = text.matchAll(new RegExp(controlCharacters, 'gu'));
  return Array.from(found, ({ index, 0: { length } }) => ({ start: index, end: index + length })).slice(0, mostFaults);
}

export function inOrder(problems: readonly SyntaxProblem[]): SyntaxProblem[] {
  return [...problems].sort((a, b) => a.range.start - b.range.start);
}

interface PartReading {
  readonly part: Part;
  readonly scanner: Scanner;
  readonly reach: readonly Range[];
  readonly isLast: boolean;
}

function readPart(source: YamlSource, start: number, isFirst: boolean): PartReading {
  const repairs: Repairs = { holes: [], problems: [], reach: [] };
  const { problems } = repairs;
  const parser = createParser(source, start, repairs.holes);
  runRepairing(parser, repairs, () => startDocument(parser, isFirst));
  const { end, isLast } = finishPart(parser, problems);
  const aliasProblems = undefinedAliases(parser.original, parser.aliases, parser.anchors);
  const part: Part = {
    start: isFirst ? 0 : start,
    end,
    root: parser.root,
    problems: inOrder([...problems, ...aliasProblems]),
    anchors: parser.anchors,
  };
  return { part, scanner: parser.scanner, reach: repairs.reach, isLast };
}

export interface YamlSource {
  /** With its templates masked. */
  readonly text: string;
  readonly original: string;
  readonly masks: readonly Range[];
}

export function createParser(
  source: YamlSource,
  start: number,
  holes: readonly Hole[],
  stopAt?: Parser['stopAt'],
): Parser {
  return {
    ...source,
    scanner: createScanner(source.text, start, holes),
    frames: [],
    root: undefined,
    anchors: [],
    aliases: [],
    handles: new Set(),
    checkpoints: [{ position: start, lineStart: start, frames: [], counts: [], slots: [], anchors: 0, aliases: 0 }],
    stopAt,
    stopped: false,
    flowStart: undefined,
  };
}

/**
 * Reads; at every fault leaves out what is damaged, goes back to the item that holds it, and reads on. It comes to an
 * end because what is left out grows with every fault, and `mostFaults` limits how often; false where even that was too much.
 */
export function runRepairing(parser: Parser, repairs: Repairs, begin: () => void): boolean {
  let run = begin;
  let isGivenUp = false;
  for (;;) {
    try {
      run();
      return true;
    } catch (fault) {
      if (!(fault instanceof YamlFault)) throw fault;
      if (isGivenUp) {
        for (let frame = parser.frames.pop(); frame; frame = parser.frames.pop()) settleEnd(frame);
        return false;
      }
      const repair = repairFault(parser, fault);
      repairs.reach.push({
        start: repair.seen.start,
        end: Math.max(parser.scanner.position, fault.at, repair.seen.end),
      });
      isGivenUp = !addRepair(repairs, repair);
      if (isGivenUp) pushLast(repairs, giveUp(parser.text, repairs, fault));
      goBackBefore(parser, Math.min(repair.seen.start, repairs.holes.at(-1)?.start ?? 0));
      run = () => (parser.frames.length === 0 ? begin() : continueParsing(parser));
    }
  }
}

/** What is left out, and why; both in the order of the text. */
export interface Repairs {
  readonly holes: Hole[];
  readonly problems: SyntaxProblem[];
  /** For every fault where it began and how far was read before it showed. */
  readonly reach: Range[];
}

/**
 * How far the decisions about a part's damage looked ahead: an edit in there may change them. Beside the parts, because it
 * is no business of those who read them.
 */
export const reachOfPart = new WeakMap<Part, readonly Range[]>();

/** False where the repair brings nothing new. One that reaches back over others replaces them. */
function addRepair({ holes, problems }: Repairs, { hole, problem }: Repair): boolean {
  if (holes.length === mostFaults) return false;
  let kept = hole;
  for (let last = holes.at(-1); last && last.end > kept.start; last = holes.at(-1)) {
    if (last.start <= kept.start && last.end >= kept.end) return false;
    kept = { start: Math.min(last.start, kept.start), end: Math.max(last.end, kept.end), column: kept.column };
    holes.pop();
    problems.pop();
  }
  holes.push(kept);
  problems.push(problem);
  return true;
}

function pushLast({ holes, problems }: Repairs, { hole, problem }: Repair): void {
  holes.push(hole);
  problems.push(problem);
}

/** Leaves out the rest of the document. */
function giveUp(text: string, { holes }: Repairs, fault: YamlFault): Repair {
  const start = Math.max(holes.at(-1)?.end ?? 0, fault.start);
  let end = endOfLine(text, start);
  while (end < text.length && !isDocumentIndicator(text, afterBreak(text, end)))
    end = endOfLine(text, afterBreak(text, end));
  const hole = { start, end: Math.max(end, start + 1), column: undefined };
  return { hole, problem: syntaxProblem('unreadable', text, hole, fault.at), seen: hole };
}

function goBackBefore(parser: Parser, offset: number): void {
  const { checkpoints } = parser;
  while (checkpoints.length > 1 && (checkpoints.at(-1)?.position ?? 0) >= offset) checkpoints.pop();
  const checkpoint = checkpoints.at(-1);
  if (checkpoint) returnTo(parser, checkpoint);
  if (checkpoints.length > 1) checkpoints.pop();
}

/** Directives, `---` and the node behind it. */
function startDocument(parser: Parser, isFirst: boolean): void {
  const { scanner } = parser;
  let token = peekToken(scanner);
  let hasVersion = false;
  let directives: Range | undefined;
  parser.handles.clear();
  while (token.kind === 'version-directive' || token.kind === 'tag-directive' || token.kind === 'damaged') {
    const isRepeated = token.kind === 'version-directive' ? hasVersion : parser.handles.has(token.detail);
    if (isRepeated && token.kind !== 'damaged') throw new YamlFault('directive', token.start, token.start);
    if (token.kind === 'damaged' && parser.text.charAt(token.start) !== '%') break;
    if (token.kind !== 'damaged') directives = { start: directives?.start ?? token.start, end: token.end };
    hasVersion ||= token.kind === 'version-directive';
    if (token.kind === 'tag-directive') parser.handles.add(token.detail);
    takeToken(scanner);
    token = peekToken(scanner);
  }
  if (token.kind === 'document-start') takeToken(scanner);
  else if (directives) throw new YamlFault('document-start', directives.start, directives.end);
  else if (token.kind === 'document-end' && isFirst) throw new YamlFault('expected-node', token.start, token.start);
  parseRoot(parser);
  const colon = colonBehind(parser);
  if (colon !== undefined) throw new YamlFault('value-not-allowed', colon, colon);
}

/** The colon behind a text that is all of the document: then its first lines are keys without theirs. */
function colonBehind({ root, text }: Parser): number | undefined {
  if (root?.kind !== 'scalar' || root.style !== 'plain') return undefined;
  let end = root.end;
  while (isBlank(codeAt(text, end))) end++;
  return codeAt(text, end) === 0x3a ? end : undefined;
}

/**
 * Where the part ends, and whether anything comes behind it. What follows the root without a `---` belongs to no
 * document: yaml.v3 does not read it, unless it stumbles over it while it looks ahead.
 */
function finishPart(parser: Parser, problems: SyntaxProblem[]): { end: number; isLast: boolean } {
  const { scanner, text } = parser;
  let start = scanner.lastTaken?.end ?? scanner.position;
  let isFault = false;
  try {
    lookAhead(scanner);
  } catch (fault) {
    if (!(fault instanceof YamlFault)) throw fault;
    isFault = true;
    start = Math.max(start, fault.start);
  }
  const token = scanner.queue[scanner.head];
  if (!isFault && token) {
    if (token.kind === 'stream-end') return { end: text.length, isLast: true };
    if (token.kind === 'document-end') {
      const isLast = scanner.queue[scanner.head + 1]?.kind === 'stream-end';
      return { end: isLast ? text.length : token.end, isLast };
    }
    if (isDocumentEnd(token.kind)) return { end: token.start, isLast: false };
    start = token.start;
  }
  let end = token && isDocumentEnd(token.kind) ? token.start : afterLine(text, start);
  while (end < text.length && !isDocumentIndicator(text, end)) end = afterLine(text, end);
  // What is looked at ahead may stand in the next document: then the fault does too.
  const stray = { start: Math.min(start, text.length), end: Math.max(end, afterLine(text, start)) };
  const indented = isFault ? undefined : indentedRoot(parser.original, parser.root, stray.start);
  if (indented) {
    problems.push(indented);
    return { end, isLast: end >= text.length };
  }
  const problem = syntaxProblem('after-document', parser.original, stray, start);
  const message =
    'the document ends before this: it is dropped silently, with everything below; put it in the column of the first key, or begin another document with `---`';
  problems.push(isFault ? problem : { ...problem, severity: 'warning', message });
  return { end, isLast: end >= text.length };
}

/** The start of the next line. */
function afterLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return end < text.length ? afterBreak(text, end) : text.length;
}

function undefinedAliases(
  text: string,
  aliases: readonly Extract<Node, { kind: 'alias' }>[],
  anchors: readonly Node[],
): SyntaxProblem[] {
  if (aliases.length === 0) return [];
  const first = new Map<string, number>();
  for (const node of anchors) {
    const start = node.propertiesStart ?? node.start;
    if (node.anchor !== undefined && !first.has(node.anchor)) first.set(node.anchor, start);
  }
  return aliases
    .filter(({ name, start }) => (first.get(name) ?? Number.POSITIVE_INFINITY) > start)
    .map((alias) => syntaxProblem('undefined-alias', text, alias, alias.start));
}

/** The comments with their lines and texts. */
export function commentsOf(text: string, lineStarts: LineStarts, ranges: readonly Range[]): Comment[] {
  return ranges.map(({ start, end }) => ({
    start,
    end,
    line: lineAt(lineStarts, start),
    text: text.slice(start + 1, end).trim(),
  }));
}

import { lineStartsOf } from '../base/text.ts';
import { nodesAt, partAt } from './locate.ts';
import { readStretches, type Stretches } from './readStretches.ts';
import { type Conflict, conflictProblems, findConflicts, withoutConflicts } from './repair/conflicts.ts';
import { findJsonLookalikes, lookalikeProblem, withMeant } from './repair/jsonLookalikes.ts';
import {
  blankProblem,
  damagePair,
  findLookalikes,
  hasLookalikes,
  type Lookalikes,
  pairsOfBlanks,
  quoteProblems,
  structuralBlanks,
  withSpaces,
} from './repair/lookalikes.ts';
import { maskTemplates, type TemplateKind } from './template/mask.ts';
import { readTemplate } from './template/readTemplate.ts';
import type { Part, Syntax, SyntaxProblem, TextDocument } from './textDocument.ts';
import { commentsOf, inOrder } from './yaml/readYaml.ts';

/** Longer texts are not read. In UTF-16 units. */
export const longestText = 2 * 1024 * 1024;

export interface ReadOptions {
  /** Which template language the file is written in, where its name says so (`templateOfName`); `auto` looks at the text. */
  readonly template?: TemplateKind | 'none' | 'auto';
  /** What in a text is a text of its own; undefined for a text that is one whole. */
  readonly stretchesOf?: (text: string) => Stretches | undefined;
}

/**
 * Reads a text into parts, nodes and syntax problems. It never fails: what cannot be read as a whole is `declined`, what
 * cannot be read in places is damaged there.
 */
export function readText(text: string, syntax: Syntax, options: ReadOptions = {}): TextDocument {
  const stretches = options.stretchesOf?.(text);
  const document =
    stretches && !reasonToDecline(text)
      ? readStretches(text, stretches, (part, own) => read(part, own, options))
      : read(text, syntax, options);
  if (stretches) decidedAsWhole.add(document);
  givenOptions.set(document, options);
  givenSyntaxes.set(document, syntax);
  return document;
}

/** Reads another text in the way in which a document was read. */
export function readAlike(document: TextDocument, text: string): TextDocument {
  return readText(text, givenSyntaxOf(document), givenOptions.get(document) ?? {});
}

/**
 * The document as the real tool reads it: nothing in it is taken for a template, for the mark of a merge or for a slip. It is
 * the same one where nothing was.
 */
export function readAsItStands(document: TextDocument): TextDocument {
  const isOneText = document.parts.every(({ stretch }) => stretch === undefined);
  if (!isOneText || !isDecidedAsWhole(document) || literals.has(document)) return document;
  const { text, syntax } = document;
  const literal = readMerged(text, text, syntax, { template: 'none' });
  literals.add(literal);
  return literal;
}

/** What is read as it stands already, whatever is decided of it as a whole. */
const literals = new WeakSet<TextDocument>();

/** How a document was read, so that it is read again in the same way. */
export const givenOptions = new WeakMap<TextDocument, ReadOptions>();

const givenSyntaxes = new WeakMap<TextDocument, Syntax>();

/** The syntax that a document was to be read in, which that of a stretch may differ from that is all of it. */
export function givenSyntaxOf(document: TextDocument): Syntax {
  return givenSyntaxes.get(document) ?? document.syntax;
}

function read(text: string, syntax: Syntax, options: ReadOptions): TextDocument {
  const declined = reasonToDecline(text);
  if (declined) return { text, syntax, lineStarts: [0], parts: [], comments: [], masks: [], declined };
  const conflicts = findConflicts(text);
  const lookalikes = syntax === 'yaml' ? findLookalikes(text) : { blanks: [], quoted: [] };
  const document = readMerged(text, text, syntax, options);
  if (syntax === 'json' && hasErrors(document)) {
    const meant = readMeant(document, options);
    if (meant) return conflicts.length === 0 ? meant : readConflicting(document, text, conflicts, options);
  }
  if (hasLookalikes(lookalikes)) return readLookalikes(document, lookalikes, conflicts, options);
  return conflicts.length === 0 ? document : readConflicting(document, text, conflicts, options);
}

/**
 * Reads on as if blanks that are no spaces were some, where that mends what the tool refuses. What it accepts stays as it
 * reads it, but for the keys that nobody meant.
 */
function readLookalikes(
  whole: TextDocument,
  { blanks: found, quoted }: Lookalikes,
  conflicts: readonly Conflict[],
  options: ReadOptions,
): TextDocument {
  const { text, syntax } = whole;
  const isRefused = hasErrors(whole);
  let blanks = structuralBlanks(whole, found, isRefused);
  let source = text;
  let document = whole;
  if (isRefused && blanks.length > 0) {
    source = withSpaces(text, blanks);
    document = readMerged(source, text, syntax, options);
    if (errorsOf(document) >= errorsOf(whole)) {
      blanks = [];
      source = text;
      document = whole;
    }
  } else for (const pair of pairsOfBlanks(whole, blanks)) damagePair(text, pair);
  const quotes = quoteProblems(document, quoted);
  if (conflicts.length > 0) document = readConflicting(document, source, conflicts, options);
  const problem = blankProblem(text, blanks, isRefused);
  const result = withProblems(document, [...(problem ? [problem] : []), ...quotes]);
  decidedAsWhole.add(result);
  return result;
}

/** Reads JSON as if its marks stood where something does that looks like them; undefined where that mends nothing. */
function readMeant(whole: TextDocument, options: ReadOptions): TextDocument | undefined {
  const { text, syntax } = whole;
  const lookalikes = findJsonLookalikes(text);
  const problem = lookalikeProblem(text, lookalikes);
  if (!problem) return undefined;
  const document = readMerged(withMeant(text, lookalikes), text, syntax, options);
  return errorsOf(document) < errorsOf(whole) ? withProblems(document, [problem]) : undefined;
}

/** Reads a text whose conflicts are taken out of it. */
function readMerged(text: string, original: string, syntax: Syntax, options: ReadOptions): TextDocument {
  const lineStarts = lineStartsOf(original);
  const masked = maskTemplates(text, syntax, options.template ?? 'auto');
  const { parts, comments } = readTemplate(original, syntax, masked);
  const document: TextDocument = {
    text: original,
    syntax,
    lineStarts,
    parts,
    comments: commentsOf(text, lineStarts, comments),
    masks: masked.masks,
  };
  if (masked.isTemplate || parts.some(endsEarly)) decidedAsWhole.add(document);
  return document;
}

/** What a document is missed to hold may stand behind it: then any of its lines may be the one that is indented wrong. */
function endsEarly({ problems }: Part): boolean {
  return problems.some(({ code }) => code === 'syntax/after-document');
}

/**
 * Reads on with the first side of every conflict. What the tool accepts as it stands, marks included, is no error: then
 * only a whole conflict counts for one, and is warned of.
 */
function readConflicting(
  whole: TextDocument,
  source: string,
  found: readonly Conflict[],
  options: ReadOptions,
): TextDocument {
  const { text, syntax } = whole;
  const isRefused = hasErrors(whole);
  const conflicts = found.filter(
    ({ isWhole, markers }) => isWhole || (isRefused && !isQuoted(whole, markers[0]?.start)),
  );
  const merged = readMerged(withoutConflicts(source, conflicts), text, syntax, options);
  const document = !isRefused && hasErrors(merged) ? whole : merged;
  const problems = conflictProblems(text, conflicts, isRefused ? 'error' : 'warning');
  const [first] = document.parts;
  // The tool looks ahead, and what it stumbles over behind the first document it refuses that one for.
  const isBehind = first && hasErrorsIn(whole.parts[0]) && !hasErrorsIn(first) && !holdsAny(document, first, problems);
  const result = withProblems(document, problems, isBehind ? first : undefined);
  decidedAsWhole.add(result);
  return result;
}

const decidedAsWhole = new WeakSet<TextDocument>();

/**
 * Whether more than the text around an edit decides how it is read: there are templates, marks of a merge or lookalikes in
 * it, or something behind its end.
 */
export function isDecidedAsWhole(document: TextDocument): boolean {
  return decidedAsWhole.has(document);
}

function hasErrors(document: TextDocument): boolean {
  return errorsOf(document) > 0;
}

function errorsOf({ parts }: TextDocument): number {
  return parts.reduce((sum, part) => sum + errorsIn(part), 0);
}

function errorsIn({ problems }: Part): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}

/** Whether a place is within a quoted text, where a mark may be content. */
function isQuoted(document: TextDocument, offset = 0): boolean {
  const part = partAt(document, offset);
  const node = part && nodesAt(part, offset).at(-1)?.node;
  return node?.kind === 'scalar' && (node.style === 'single' || node.style === 'double') && offset < node.end;
}

function hasErrorsIn(part: Part | undefined): boolean {
  return part !== undefined && errorsIn(part) > 0;
}

function holdsAny(document: TextDocument, part: Part, problems: readonly SyntaxProblem[]): boolean {
  return problems.some(({ range }) => partAt(document, range.start) === part);
}

/**
 * Puts problems into the parts that they stand in.
 *
 * @param ofFirst the part that the first problem belongs to, wherever it stands
 */
function withProblems(document: TextDocument, problems: readonly SyntaxProblem[], ofFirst?: Part): TextDocument {
  const byPart = new Map<Part | undefined, SyntaxProblem[]>();
  for (const [index, problem] of problems.entries()) {
    const part = index === 0 && ofFirst ? ofFirst : partAt(document, problem.range.start);
    byPart.set(part, [...(byPart.get(part) ?? []), problem]);
  }
  const parts = document.parts.map((part) => {
    const own = byPart.get(part);
    return own ? { ...part, problems: inOrder([...part.problems, ...own]) } : part;
  });
  return { ...document, parts };
}

/** Why a text is not read at all, if it is not. */
export function reasonToDecline(text: string): TextDocument['declined'] {
  if (text.length > longestText) return 'too-large';
  if (text.includes('\0')) return 'binary';
  return isMostlyControls(text.slice(0, 4096)) ? 'binary' : undefined;
}

/** Whether a text is no text: a tenth of it, and more than a few, are control or replacement characters. */
function isMostlyControls(sample: string): boolean {
  let count = 0;
  for (let offset = 0; offset < sample.length; offset++) {
    const code = sample.charCodeAt(offset);
    const isSpace = code === 0x09 || code === 0x0a || code === 0x0d || code === 0x0c;
    if ((code < 0x20 && !isSpace) || code === 0x7f || code === 0xfffd) count++;
  }
  return count > 8 && count * 10 > sample.length;
}

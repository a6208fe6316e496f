import { printPath } from '../base/path.ts';
import type { Fix, Problem } from '../base/problem.ts';
import { type Node, rangeOf, type ScalarNode } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { replaceScalar } from '../document/textEdits.ts';
import type { ShapeError } from '../generated/validators.js';
import { availability, holds, restrictionFor } from '../shape/availability.ts';
import { type Entry, propertiesOf } from '../shape/entry.ts';
import { meantMode, modeWords, writeMode } from '../shape/fileMode.ts';
import { isSlipOf, nearest, sameWord } from '../shape/nearest.ts';
import type { Target } from '../shape/target.ts';
import {
  acceptedKeys,
  allowedValues,
  badValueMessage,
  codeFor,
  emptyKeyMessage,
  fateOfKey,
  keyAdvice,
  keyBeside,
  likelyKeys,
  missingKeyMessage,
  misspeltKeyMessage,
  takesBoolean,
  unknownKeyMessage,
  withoutDocumentedKey,
} from '../shape/wording.ts';
import { type Decoded, unknownValue } from './decoded.ts';
import { removeKey, removeNullItem, respell } from './fixes.ts';
import { foreignAdvice, foreignFixes, foreignKey } from './foreignKey.ts';
import { beforeGluedComment, glueAdvice, unglueComment } from './gluedComment.ts';
import { gluedKey } from './gluedKey.ts';
import { insertMissing } from './insertMissing.ts';
import { emptyHome, homesOf, homeWords } from './keyHome.ts';
import { insertHead, type LostHead, lostHead } from './lostHead.ts';
import { meantBoolean, nearBooleans } from './meantScalar.ts';
import { moveKey } from './moveKey.ts';
import { standInFor } from './standIn.ts';
import { nameOf } from './targetType.ts';
import {
  hasContent,
  headNode,
  mayHaveMoreKeys,
  type Place,
  placeAtValuePath,
  rootPlace,
  unknownKeySeverity,
} from './visit.ts';

export interface Validate {
  (value: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}

/** What the compiled schema finds in the decoded value, one problem for each cause, at the node that causes it. */
export function shapeProblems(
  root: Decoded,
  validate: Validate,
  target: Target,
  document: TextDocument,
): readonly Problem[] {
  if (validate(root.value)) return [];
  const problems: Problem[] = [];
  const headless = headlessKeys(validate.errors ?? [], root, target);
  for (const error of validate.errors ?? []) {
    const told = headless.get(error);
    if (told === 'told') continue;
    // Says only that what holds for one of several types is violated, which has an error of its own.
    if (error.keyword === 'if') continue;
    const problem = toProblem(error, rootPlace(root), target, document);
    if (problem) problems.push(told ? withoutHead(problem, told, document) : problem);
  }
  return problems;
}

/** Of unknown keys that all lack the same key above them the first stands for all. */
function headlessKeys(
  errors: readonly ShapeError[],
  root: Decoded,
  target: Target,
): ReadonlyMap<ShapeError, LostHead | 'told'> {
  const byPlace = new Map<string, ShapeError[]>();
  for (const error of errors) {
    if (error.keyword !== 'additionalProperties') continue;
    byPlace.set(error.instancePath, [...(byPlace.get(error.instancePath) ?? []), error]);
  }
  const found = new Map<ShapeError, LostHead | 'told'>();
  for (const [path, all] of byPlace) {
    if (all.length < 2) continue;
    const names = all.map(({ params }) => String(params.additionalProperty));
    const place = placeAtValuePath(rootPlace(root), stepsOf(path));
    const head = lostHead(names, place, target);
    if (!head) continue;
    const first = all.find((_, index) => place.decoded.members?.get(names[index] ?? '')?.pair === head.pairs[0]);
    for (const each of all) found.set(each, each === first ? head : 'told');
  }
  return found;
}

function withoutHead(problem: Problem, head: LostHead, document: TextDocument): Problem {
  const others = head.pairs.length - 1;
  const more = others === 1 ? 'the key below it' : `the ${others} keys below it`;
  const message = `${problem.message.split(';')[0]}; it and ${more} belong below \`${head.name}\`, which is missing: write \`${head.name}:\` above, and indent them`;
  return { ...problem, message, fixes: () => insertHead(head, document) };
}

function toProblem(error: ShapeError, root: Place, target: Target, document: TextDocument): Problem | undefined {
  const place = placeAtValuePath(root, stepsOf(error.instancePath));
  const { entry, value } = place.decoded;
  // Whether an unknown value fits, nobody knows; what a place that is not in this version holds, nobody reads.
  if (!entry || typeof value === 'symbol' || !isAvailable(place, target)) return undefined;
  const beside = (key: string): unknown => besideIn(place.parent, key);
  if (!isJudged(error.keyword, entry, target, beside)) return undefined;
  const code = codeFor(error.keyword, entry, target.area);
  const common = { code, source: target.tool };
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(String(error.params.additionalProperty), place, entry, common, target, document);
    case 'required':
      return missingKey(String(error.params.missingProperty), place, common, target, document);
    default:
      return badValue(error, place, entry, common, target, document);
  }
}

/**
 * Whether a violated keyword counts in the version.
 *
 * @param beside gives the value of a key beside the one that is judged: undefined where there is none, UNKNOWN where nobody knows
 */
export function isJudged(
  keyword: string,
  { keywords }: Entry,
  target: Target,
  beside: (key: string) => unknown,
): boolean {
  const span = keywords['x-keywords']?.[keyword];
  if (!span || holds(span, target)) return true;
  if (!span.otherwise || !target.row) return false;
  return Object.entries(span.otherwise.unless).every(([key, values]) => {
    const value = beside(key);
    return typeof value !== 'symbol' && !values.includes(value);
  });
}

function besideIn(holder: Place | undefined, key: string): unknown {
  const member = holder?.decoded.members?.get(key);
  if (member) return member.value.value;
  return holder && mayHaveMoreKeys(holder.decoded.node) ? unknownValue() : undefined;
}

type Common = Pick<Problem, 'code' | 'source'>;

function unknownKey(
  key: string,
  place: Place,
  entry: Entry,
  given: Common,
  target: Target,
  document: TextDocument,
): Problem | undefined {
  const { members } = place.decoded;
  const member = members?.get(key);
  if (!members || !member || member.borrowed) return undefined;
  const { pair } = member;
  const severity = unknownKeySeverity(place, target);
  const ownFate = fateOfKey(severity, pair.value !== undefined && hasContent(pair.value), target);
  const common = { ...given, severity, path: [...place.path, key], cause: pair.key };
  const where = printPath(place.path);
  const missed = documentedKeyMeantBy(key, place, entry, target);
  const fate = missed === undefined ? ownFate : withoutDocumentedKey(ownFate, missed);
  const likely = likelyKeys(key, entry, members, target);
  const homes = likely.some((name) => sameWord(name, key)) ? [] : homesOf(pair, key, place, target);
  const foreign = emptyHome(homes) ? undefined : foreignKey(entry, key);
  if (foreign) {
    const message = `${unknownKeyMessage(key, where, fate, foreign.from)}; ${foreignAdvice(foreign)}`;
    return problemAt(pair.key, { ...common, message, fixes: () => foreignFixes(pair, foreign, place, document) });
  }
  const glued = gluedKey(pair, entry);
  if (glued && !members.has(glued.name)) {
    const message = `${unknownKeyMessage(key, where, fate)}; a blank is missing behind the colon of \`${glued.name}\``;
    return problemAt(pair.key, { ...common, message, fixes: () => [glued.fix, ...removeKey(pair)(document)] });
  }
  const homeAdvice = homeWords(homes);
  const beside = keyBeside(key, entry, members);
  const advice = homeAdvice ?? keyAdvice(likely, acceptedKeys(entry, target), beside);
  const isMeant = (name: string): boolean => homes.length === 0 && likely.length === 1 && isSlipOf(key, name);
  const fixes = (): readonly Fix[] => [
    ...(homeAdvice !== undefined ? homes.flatMap((each) => moveKey(pair, place, each, document)) : []),
    ...likely.flatMap((name) => respell(pair, name, isMeant(name))(document)),
    // A key without a value above, which this one was meant for, would be left alone.
    ...(emptyHome(homes) ? [] : removeKey(pair)(document)),
  ];
  const message = `${unknownKeyMessage(key, where, fate)}; ${advice}`;
  const home = emptyHome(homes);
  // Some dialects refuse the empty value itself, and not the key in front of it.
  const cause = home && (members.get(home.name)?.value.problems.find(({ cause }) => cause)?.cause ?? home.key);
  return problemAt(pair.key, { ...common, message, cause: cause ?? pair.key, fixes });
}

/** The key that the documentation asks for and that an unknown one was probably meant to be; undefined where it has none. */
function documentedKeyMeantBy(key: string, { decoded }: Place, entry: Entry, target: Target): string | undefined {
  for (const [name, child] of propertiesOf(entry)) {
    const required = restrictionFor(child.keywords['x-required'], target);
    if (required?.severity !== 'warning' || required.unless || decoded.members?.has(name)) continue;
    const standIn = standInFor(decoded, name);
    if (standIn && standIn.kind !== 'null' && standIn.found === key) return name;
  }
  return undefined;
}

function missingKey(
  key: string,
  place: Place,
  common: Common,
  target: Target,
  document: TextDocument,
): Problem | undefined {
  if (mayHaveMoreKeys(place.decoded.node)) return undefined;
  return missingKeyProblem(key, place, { ...common, severity: 'error' }, target, document);
}

/** A key that is missed, shown where it was probably meant to be. */
export function missingKeyProblem(
  name: string,
  place: Place,
  common: Common & Pick<Problem, 'severity'>,
  target: Target,
  document: TextDocument,
): Problem {
  const { severity } = common;
  const where = printPath(place.path);
  const standIn = standInFor(place.decoded, name);
  switch (standIn?.kind) {
    case 'null': {
      const { key } = standIn.pair;
      const message = emptyKeyMessage(name, where, severity, target);
      return problemAt(key, { ...common, message, path: [...place.path, name], cause: key });
    }
    case 'misspelt':
    case 'around': {
      const { pair, found, foreign } = standIn;
      const advice = foreign ? foreignAdvice(foreign) : `did you mean \`${name}\`?`;
      const message = misspeltKeyMessage(found, where, name, severity, advice, target, foreign?.from);
      const fixes = (): readonly Fix[] => {
        if (foreign) return foreignFixes(pair, foreign, place, document);
        return respell(pair, name, standIn.kind === 'misspelt' && standIn.isCertain)(document);
      };
      return problemAt(pair.key, { ...common, message, path: [...place.path, found], cause: pair.key, fixes });
    }
    case undefined: {
      const problem = { ...common, message: missingKeyMessage(name, where, severity, target), path: place.path };
      const list = place.parent?.decoded.node;
      const { node, entry } = place.decoded;
      // An empty item that is read as one without any key.
      if (list?.kind === 'seq' && node.kind === 'scalar') {
        return problemAt(node, { ...problem, cause: node, fixes: () => removeNullItem(list, node, false)(document) });
      }
      const fixes = (): readonly Fix[] =>
        node.kind === 'map' && entry ? insertMissing(node, entry, name, target, document) : [];
      return problemAt(headNode(place), { ...problem, fixes });
    }
  }
}

function badValue(
  error: ShapeError,
  place: Place,
  entry: Entry,
  common: Common,
  target: Target,
  document: TextDocument,
): Problem {
  const { node, value } = place.decoded;
  const shown =
    typeof value === 'string'
      ? JSON.stringify(shorten(value))
      : typeof value === 'object'
        ? 'this'
        : `\`${String(value)}\``;
  const values = valuesOf(error.keyword, entry, target);
  const isGlued = node.kind === 'scalar' && values.includes(beforeGluedComment(node) ?? '');
  const isMode = error.keyword === 'maximum' && entry.keywords['x-notation'] === 'octal' && typeof value === 'number';
  const meant = isMode ? meantMode(value) : undefined;
  const fixes = (): readonly Fix[] => {
    if (node.kind !== 'scalar') return [];
    if (isGlued) return unglueComment(node, document);
    if (error.keyword === 'pattern') return mended(String(value), entry, node, document);
    if (meant !== undefined) return changeMode(node, meant, document);
    if (takesBoolean(entry) && nearBooleans(node.text).length > 0) return meantBoolean(node).fixes?.(document) ?? [];
    const near = nearest(String(value), values);
    const ordered = near.length > 0 ? near : values.length <= 4 ? values : [];
    return ordered.map((text, index) => ({
      title: `Change to \`${text}\``,
      edits: replaceScalar(
        document,
        node,
        text,
        takesBoolean(entry) && /^(?:true|false)$/u.test(text) ? 'literal' : 'string',
      ),
      // Another letter makes another value: `zfs` is no `xfs`.
      certain: index === 0 && sameWord(String(value), text),
    }));
  };
  const found = badValueMessage(error, nameOf(entry), shown, entry, target);
  const advice = isGlued ? glueAdvice : meant === undefined ? undefined : `write ${modeWords(meant, document.syntax)}`;
  const message = advice === undefined ? found : `${found}; ${advice}`;
  return problemAt(valueNode(place), { ...common, severity: 'error', message, path: place.path, cause: node, fixes });
}

function changeMode(node: ScalarNode, mode: number, document: TextDocument): readonly Fix[] {
  const text = writeMode(mode, document.syntax);
  return [{ title: `Change to \`${text}\``, edits: replaceScalar(document, node, text, 'literal'), certain: false }];
}

/** A text that the schema knows how to mend, where the pattern takes what comes out. */
function mended(value: string, { keywords }: Entry, node: ScalarNode, document: TextDocument): readonly Fix[] {
  const steps = keywords['x-pattern-fix'];
  if (!steps || value === '' || keywords.pattern === undefined) return [];
  const text = steps.reduce((each, [found, written]) => each.replace(new RegExp(found, 'gu'), written), value);
  if (!new RegExp(keywords.pattern, 'u').test(text)) return [];
  return [{ title: `Change to \`${text}\``, edits: replaceScalar(document, node, text), certain: false }];
}

function valuesOf(keyword: string, entry: Entry, target: Target): readonly string[] {
  if (keyword === 'const') return [String(entry.keywords.const)];
  return keyword === 'enum' ? allowedValues(entry, target) : [];
}

/** A problem that underlines a node. */
export function problemAt(node: Node, problem: Omit<Problem, 'range'>): Problem {
  const range = rangeOf(node);
  const { cause } = problem;
  return { ...problem, range, ...(cause ? { cause: { start: cause.start, end: cause.end } } : {}) };
}

/** The node of a scalar; of a list or map, whose text is long, the key that leads to it. */
function valueNode(place: Place): Node {
  const { node } = place.decoded;
  return node.kind === 'map' || node.kind === 'seq' ? headNode(place) : node;
}

function isAvailable(place: Place, target: Target): boolean {
  for (let step: Place | undefined = place; step; step = step.parent) {
    const entry = step.decoded.entry;
    if (entry && availability(entry.keywords, target).kind !== 'available') return false;
  }
  return true;
}

function stepsOf(instancePath: string): string[] {
  return instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

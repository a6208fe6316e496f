import type { Path } from '../base/path.ts';
import type { Problem } from '../base/problem.ts';
import type { Value } from '../decode/decoded.ts';
import type { JudgedConfig } from '../decode/judgedConfig.ts';
import { spanOf } from '../decode/spanOf.ts';
import { rangeOf } from '../document/node.ts';
import { holdsBlocks } from '../document/template/holdsBlocks.ts';
import type { TextDocument } from '../document/textDocument.ts';
import type { VersionRow } from '../shape/versions.ts';
import type { ConfigRule, Finding, JudgeContext } from './configRule.ts';

/** Everything that rules find in a config, as problems at the places of a text. */
export function judge(
  rules: readonly ConfigRule[],
  config: JudgedConfig,
  context: JudgeContext,
  document: TextDocument,
): readonly Problem[] {
  return findingsIn(config.value, placesOf(rules), context)
    .filter(({ finding }) => !finding.related || !holdsBlocks(document))
    .map(({ finding, path }) => toProblem(finding, path, config, context, document));
}

/** A place of a config that rules are for, or on the way to one. */
interface RulePlace {
  readonly rules: ConfigRule[];
  /** The places below it, by key; `*` for every item or member. */
  readonly below: Map<string, RulePlace>;
  /** What was found in a value and below it; values that an edit does not touch stay the same. */
  readonly found: WeakMap<object, { readonly row: VersionRow | undefined; readonly findings: readonly Found[] }>;
}

interface Found {
  readonly finding: Finding;
  /** To the value that the rule was given, from the one that was asked about. */
  readonly path: Path;
}

const places = new WeakMap<readonly ConfigRule[], RulePlace>();

function placesOf(rules: readonly ConfigRule[]): RulePlace {
  const known = places.get(rules);
  if (known) return known;
  const root = newPlace();
  for (const rule of rules) for (const at of rule.at) placeAt(root, at).rules.push(rule);
  places.set(rules, root);
  return root;
}

function newPlace(): RulePlace {
  return { rules: [], below: new Map(), found: new WeakMap() };
}

function placeAt(root: RulePlace, at: string): RulePlace {
  let place = root;
  for (const step of at === '' ? [] : at.split('.')) {
    const next = place.below.get(step) ?? newPlace();
    place.below.set(step, next);
    place = next;
  }
  return place;
}

function findingsIn(value: Value, place: RulePlace, context: JudgeContext): readonly Found[] {
  if (typeof value === 'symbol') return [];
  const own = (): Found[] =>
    place.rules.flatMap((rule) => Array.from(rule.check(value, context), (finding) => ({ finding, path: [] })));
  if (typeof value !== 'object') return own();
  const { row } = context.target;
  const known = place.found.get(value);
  if (known && known.row === row) return known.findings;
  const findings = own();
  for (const [step, next] of place.below)
    for (const [key, member] of step === '*' ? entriesOf(value) : memberOf(value, step))
      for (const { finding, path } of findingsIn(member, next, context))
        findings.push({ finding, path: [key, ...path] });
  place.found.set(value, { row, findings });
  return findings;
}

type Collection = Extract<Value, object>;

function entriesOf(value: Collection): Iterable<readonly [string | number, Value]> {
  return isList(value) ? value.entries() : Object.entries(value);
}

function memberOf(value: Collection, key: string): Iterable<readonly [string, Value]> {
  const member = isList(value) ? undefined : value[key];
  return member === undefined ? [] : [[key, member]];
}

function isList(value: Collection): value is readonly Value[] {
  return Array.isArray(value);
}

function toProblem(
  finding: Finding,
  base: Path,
  config: JudgedConfig,
  { target }: JudgeContext,
  document: TextDocument,
): Problem {
  const { code, severity, messageAt, span, isAboutValue, isOwn, tags, related, fixes } = finding;
  const path = [...base, ...finding.path];
  const origin = config.originAt(path);
  const text = span && valueAtPath(config.value, path);
  return {
    code,
    source: isOwn ? 'strata' : target.tool,
    severity,
    message: messageAt?.(origin) ?? finding.message,
    path: origin.path,
    ...(span && typeof text === 'string' ? spanOf(origin, text, span, document) : { range: rangeOf(origin.head) }),
    ...(isAboutValue ? { cause: rangeOf(origin.head) } : {}),
    ...(valueAtPath(config.value, path) === undefined ? { lacks: true } : {}),
    ...(origin.madeFrom ? { madeFrom: origin.madeFrom } : {}),
    ...(isOwn ? { isAdvice: true } : {}),
    ...(tags ? { tags } : {}),
    ...(related
      ? {
          related: [{ range: rangeOf(config.originAt([...base, ...related.path]).head), message: related.message }],
        }
      : {}),
    ...(fixes ? { fixes: () => fixes(origin, document) } : {}),
  };
}

function valueAtPath(value: Value, path: Path): Value | undefined {
  let place: Value | undefined = value;
  for (const step of path) {
    if (typeof place !== 'object') return undefined;
    place = isList(place) ? place[Number(step)] : place[step];
  }
  return place;
}

import type { Path } from '../base/path.ts';
import type { Problem } from '../base/problem.ts';
import type { Value } from '../decode/decoded.ts';
import type { JudgedConfig } from '../decode/judgedConfig.ts';
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
  const problems: Problem[] = [];
  for (const group of groupsOf(rules)) {
    for (const [path, value] of valuesAt(config.value, group.at)) {
      for (const finding of findingsIn(value, group, context))
        if (!finding.related || document.masks.length === 0)
          problems.push(toProblem(finding, path, config, context, document));
    }
  }
  return problems;
}

/** The rules for the values of one path. */
interface RuleGroup {
  readonly at: readonly string[];
  readonly rules: readonly ConfigRule[];
  /** What was found in a value; values that an edit does not touch stay the same. */
  readonly found: WeakMap<object, { readonly row: VersionRow | undefined; readonly findings: readonly Finding[] }>;
}

const groups = new WeakMap<readonly ConfigRule[], readonly RuleGroup[]>();

function groupsOf(rules: readonly ConfigRule[]): readonly RuleGroup[] {
  const known = groups.get(rules);
  if (known) return known;
  const places = new Set(rules.flatMap(({ at }) => at));
  const made = [...places].map((place) => ({
    at: place === '' ? [] : place.split('.'),
    rules: rules.filter(({ at }) => at.includes(place)),
    found: new WeakMap(),
  }));
  groups.set(rules, made);
  return made;
}

function* valuesAt(value: Value, at: readonly string[], path: Path = []): Generator<readonly [Path, Value]> {
  const [step, ...rest] = at;
  if (step === undefined) yield [path, value];
  else if (typeof value === 'object') {
    for (const [key, member] of step === '*' ? entriesOf(value) : memberOf(value, step))
      yield* valuesAt(member, rest, [...path, key]);
  }
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

function findingsIn(value: Value, { rules, found }: RuleGroup, context: JudgeContext): readonly Finding[] {
  if (typeof value === 'symbol') return [];
  const check = (): Finding[] => rules.flatMap((rule) => [...rule.check(value, context)]);
  if (typeof value !== 'object') return check();
  const { row } = context.target;
  const known = found.get(value);
  if (known && known.row === row) return known.findings;
  const findings = check();
  found.set(value, { row, findings });
  return findings;
}

function toProblem(
  finding: Finding,
  base: Path,
  config: JudgedConfig,
  { target }: JudgeContext,
  document: TextDocument,
): Problem {
  const { code, severity, message, isAboutValue, isOwn, tags, related, fixes } = finding;
  const origin = config.originAt([...base, ...finding.path]);
  return {
    code,
    source: isOwn ? 'strata' : target.tool,
    severity,
    message,
    range: rangeOf(origin.head),
    path: origin.path,
    ...(isAboutValue ? { cause: rangeOf(origin.head) } : {}),
    ...(tags ? { tags } : {}),
    ...(related
      ? {
          related: [{ range: rangeOf(config.originAt([...base, ...related.path]).head), message: related.message }],
        }
      : {}),
    ...(fixes ? { fixes: () => fixes(origin, document) } : {}),
  };
}

function rangeOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}

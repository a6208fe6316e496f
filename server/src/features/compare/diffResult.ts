import type { DiffDetail, DiffEntry, DiffResult, ProblemRecord } from '../../base/protocol.ts';
import type { Origin } from '../../decode/produced.ts';
import { rangeOf } from '../../document/node.ts';
import { placeRecord, problemRecord } from '../records.ts';
import type { CompareOutcome } from './compare.ts';
import { type Comparison, type Detail, type Difference, isKnown, isSame } from './compareMachines.ts';
import { comparisonText, countDifferences, differenceName, kindOf } from './comparisonText.ts';
import { createHiddenSecrets, type HiddenSecrets } from './hiddenSecrets.ts';
import type { Machine } from './machine.ts';
import { machineListing } from './machineListing.ts';
import { type ShownField, shownDiff, shownField } from './shownField.ts';
import type { Field, Thing } from './things.ts';

/** A comparison as other programs get it. */
export function diffResult(outcome: CompareOutcome): DiffResult {
  if (outcome.kind === 'refused') {
    const sides = outcome.sides.map(({ side, analysis, reason, problems }) => ({
      side,
      refusal: reason,
      problems: problems.map((problem) => problemRecord(problem, analysis.document)),
    }));
    return { kind: 'refused', sides };
  }
  const { comparison } = outcome;
  const secrets = createHiddenSecrets();
  return {
    kind: 'compared',
    same: isSame(comparison),
    counts: countDifferences(comparison),
    assumed: comparison.assumed,
    entries: comparison.differences.map((difference) => entryOf(difference, comparison, secrets)),
    text: comparisonText(comparison, secrets)
      .map((line) => `${line}\n`)
      .join(''),
    machines: {
      a: machineListing(comparison.things.a, secrets),
      b: machineListing(comparison.things.b, secrets),
    },
  };
}

function entryOf(difference: Difference, { a, b }: Comparison, secrets: HiddenSecrets): DiffEntry {
  const common = {
    kind: kindOf(difference),
    section: difference.section.title,
    what: differenceName(difference, secrets),
  };
  switch (difference.kind) {
    case 'moved': {
      const namesOf = (things: readonly Thing[]) => things.map((thing) => secrets.hideIn(thing.name(() => false)));
      const order = { key: 'order', from: namesOf(difference.a), to: namesOf(difference.b) };
      const [old, fresh] = [placeOf(difference.a[0], a), placeOf(difference.b[0], b)];
      return { ...common, a: old, b: fresh, details: [{ ...order, a: old, b: fresh }] };
    }
    case 'added':
    case 'removed':
    case 'unknown':
    case 'changed': {
      return {
        ...common,
        a: placeOf('a' in difference ? difference.a : undefined, a),
        b: placeOf('b' in difference ? difference.b : undefined, b),
        details: difference.details.map((detail) => detailOf(detail, a, b, secrets)),
      };
    }
  }
}

function detailOf(detail: Detail, a: Machine, b: Machine, secrets: HiddenSecrets): DiffDetail {
  const [old, fresh] = [detail.a && shownField(detail.a, secrets), detail.b && shownField(detail.b, secrets)];
  const diff = shownDiff(detail, secrets);
  return {
    key: detail.key,
    from: saidBy(old),
    to: saidBy(fresh),
    ...(old?.kind === 'secret' || fresh?.kind === 'secret' ? { isSecret: true } : {}),
    ...(isKnown(detail) ? {} : { isUnknown: true }),
    ...(diff ? { diff } : {}),
    a: placeOf(detail.a, a),
    b: placeOf(detail.b, b),
  };
}

function saidBy(shown: ShownField | undefined): string | readonly string[] | null {
  switch (shown?.kind) {
    case undefined:
    case 'unknown':
    case 'lines':
      return null;
    case 'line':
    case 'secret':
      return shown.text;
    case 'items':
      return shown.items;
  }
}

type Place = Pick<ProblemRecord, 'line' | 'column' | 'endLine' | 'endColumn' | 'path'>;

function placeOf(thing: Thing | Field | undefined, { analysis }: Machine): Place | null {
  return thing
    ? { ...placeRecord({ range: rangeAt(thing.origin) }, analysis.document), path: thing.origin.path }
    : null;
}

function rangeAt({ head }: Origin) {
  return rangeOf(head);
}

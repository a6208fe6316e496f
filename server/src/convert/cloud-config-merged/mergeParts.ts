import type { Range } from '../../base/text.ts';
import { rangeOf } from '../../document/node.ts';
import { loadPyYaml } from '../../formats/pyYaml/loadPyYaml.ts';
import { memberOf, type PyDict, type PyValue } from '../../formats/pyYaml/pyValue.ts';
import type { UserDataEntry } from '../../formats/userData/userDataEntry.ts';
import { applyPatch } from './jsonPatch.ts';
import { loadPatch } from './loadPatch.ts';
import { mergeValues } from './mergers.ts';
import { mergersOf } from './mergersOf.ts';

/** What cloud-init holds behind a part, and what it does not take of it. */
export type PartOutcome =
  | { readonly kind: 'merged'; readonly value: PyValue; readonly said?: Said }
  /** It goes on as if the part were not there. */
  | ({ readonly kind: 'dropped' } & Said)
  /** Nobody can know here what comes out. */
  | ({ readonly kind: 'unknown' } & Said);

export interface Said {
  readonly range: Range;
  readonly why: string;
}

export type PartText = Pick<UserDataEntry, 'type' | 'headers' | 'range'> & {
  readonly text: string;
  readonly sourceOf: (range: Range) => Range;
};

/** `CloudConfigPartHandler.handle_part` of cloudinit/handlers/cloud_config.py for one part. */
export function mergePart(before: PyValue, part: PartText): PartOutcome {
  return part.type === 'text/cloud-config-jsonp' ? patched(before, part) : merged(before, part);
}

function merged(before: PyValue, { text, sourceOf, headers, range }: PartText): PartOutcome {
  const loaded = loadPyYaml(text, sourceOf);
  if (loaded.kind === 'refused') {
    return { kind: loaded.isKnown ? 'dropped' : 'unknown', range: loaded.range, why: loaded.why };
  }
  const { value } = loaded;
  if (value.kind !== 'dict') {
    return { kind: 'dropped', range: placeIn(value, range), why: 'it holds no keys, so that it is no config' };
  }
  const own = mergersOf(value, headers);
  if (own.kind === 'refused') {
    const at = own.at ? placeIn(own.at, range) : topOf(range);
    return { kind: 'dropped', range: at, why: `how it is to be merged cannot be read: ${own.why}` };
  }
  const made = mergeValues(own.mergers, before, own.config);
  if (made === 'failed') {
    const why =
      'its values cannot be merged in the way that it asks for: a list takes no number, and a text only a text';
    return { kind: 'dropped', range: placeIn(memberOf(value, 'merge_how') ?? value, range), why };
  }
  if (own.mergers.some(({ name }) => name === 'dict')) return { kind: 'merged', value: made };
  const why = 'its `merge_how` names no `dict(…)`, so that cloud-init merges nothing of it';
  return { kind: 'dropped', range: placeIn(memberOf(value, 'merge_how') ?? value, range), why };
}

function patched(before: PyValue, { text, sourceOf, range }: PartText): PartOutcome {
  const loaded = loadPatch(text, sourceOf);
  if (loaded.kind === 'refused') return { kind: 'dropped', range: loaded.range, why: loaded.why };
  const made = applyPatch(loaded.value, before);
  if (made.kind === 'value') return { kind: 'merged', value: made.value };
  return { kind: 'dropped', range: placeIn(made.at, range), why: `the patch does not fit: ${made.why}` };
}

function placeIn({ origins: [origin] }: PyValue, whole: Range): Range {
  return origin ? rangeOf(origin.head) : topOf(whole);
}

function topOf({ start }: Range): Range {
  return { start, end: start };
}

/** Before the first part. */
export const emptyConfig: PyDict = { kind: 'dict', members: new Map(), origins: [] };

import type { TextEdit } from '../../base/text.ts';
import { holds } from '../../shape/availability.ts';
import { type Entry, ofType, propertiesOf } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import { usageOf } from '../../shape/usage.ts';
import { describeEntry, isRequired, typeWords } from '../describeEntry.ts';
import { type Offer, offerOfKey } from '../keyVersions.ts';
import {
  type CompletionContext,
  type CompletionItem,
  type Group,
  needs,
  placed,
  sortText,
  versionEdits,
} from './completionItem.ts';
import { keyInsertion } from './insertText.ts';

/**
 * The keys of an object that are not there yet: required ones, then all others of the version, those of later versions,
 * deprecated ones; in each group the most common first.
 */
export function keyItems(
  holder: Entry,
  present: ReadonlySet<string>,
  context: CompletionContext,
): readonly CompletionItem[] {
  const { target } = context.part;
  const items: CompletionItem[] = [];
  for (const entry of byUsage([...propertiesOf(holder).values()], target)) {
    if (present.has(entry.name) || isExcluded(entry.name, holder, present)) continue;
    const offer = offerOfKey(entry, target);
    if (context.site.hasOpenBody && !ofType(entry, 'object')) continue;
    const edits = versionEdits(offer, context);
    if (edits) items.push(keyItem(entry, offer, edits, items.length, context));
  }
  return items;
}

/** The last order for each list of keys: counting takes longer than all else. */
const ordered = new WeakMap<Entry, readonly Entry[]>();

function byUsage(entries: readonly Entry[], { area }: Target): readonly Entry[] {
  const [first] = entries;
  const known = first && ordered.get(first);
  if (known) return known;
  const counted = entries.map((entry) => ({ entry, usage: usageOf(entry, area) }));
  const sorted = counted.sort((a, b) => b.usage - a.usage).map(({ entry }) => entry);
  if (first) ordered.set(first, sorted);
  return sorted;
}

/** Whether a key stands beside which the real tool refuses this one. */
export function isExcluded(name: string, holder: Entry, present: ReadonlySet<string>): boolean {
  const exclusive = holder.keywords['x-exclusive'] ?? [];
  return exclusive.some((names) => names.includes(name) && names.some((other) => present.has(other)));
}

function keyItem(
  entry: Entry,
  offer: Offer,
  edits: readonly TextEdit[],
  index: number,
  context: CompletionContext,
): CompletionItem {
  const { analysis, part, site } = context;
  const { target } = part;
  const required = isRequired(entry, target);
  const deprecated = isDeprecated(entry, target);
  const group: Group = deprecated ? 'deprecated' : offer.kind === 'later' ? 'later' : required ? 'required' : 'other';
  const detail = [typeWords(entry), ...(required ? ['required'] : []), ...needs(offer)].join(', ');
  const aimed = offer.kind === 'later' ? { ...target, row: offer.row } : target;
  const insertion = site.hasOpenBody
    ? site.openKey(entry.name)
    : site.hasRest
      ? site.bareKey(entry.name)
      : keyInsertion(entry, site.column, site.form, aimed);
  return {
    label: entry.name,
    kind: 'key',
    detail,
    documentation: () => describeEntry(entry, target, analysis.document.syntax).join('\n\n'),
    ...placed(site, insertion, entry.name, edits),
    sortText: sortText(group, index),
    ...(deprecated ? { deprecated } : {}),
  };
}

function isDeprecated(entry: Entry, target: Target): boolean {
  const deprecated = entry.keywords['x-deprecated'];
  return deprecated !== undefined && holds({ since: deprecated.since }, target);
}

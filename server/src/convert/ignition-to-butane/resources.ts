import { goString } from '../../base/goString.ts';
import type { Path } from '../../base/path.ts';
import {
  type Produced,
  type ProducedList,
  type ProducedObject,
  producedAt,
  producedScalar,
  producedText,
} from '../../decode/produced.ts';
import { makeDataUrl } from '../../embedded/dataUrl.ts';
import {
  isDataUrl,
  largestContents,
  type ResourceContents,
  resourceContents,
} from '../../embedded/resourceContents.ts';
import { isRefusedInline } from '../../formats/butane/rules/nestedConfig.ts';
import { availability, restrictionFor } from '../../shape/availability.ts';
import { type Entry, entryAtPath, propertiesOf } from '../../shape/entry.ts';
import { extractFile, leastExtracted } from './extractedFiles.ts';
import { ignitionRoot, type Reversal } from './reversal.ts';
import type { Walk } from './walk.ts';

/** Whether an object of Butane takes contents. */
export function isResource(entry: Entry): boolean {
  return ['source', 'inline'].every((key) => propertiesOf(entry).has(key));
}

type Members = ReadonlyMap<string, Produced>;

/**
 * The members of a resource, with the contents as a text or in a file of their own where Butane makes the same of them again.
 * Whether they are packed is for Butane to decide.
 *
 * @param path in the Ignition config
 */
export function resourceMembers(walk: Walk, { members }: ProducedObject, entry: Entry, path: Path): Members {
  const { reversal, config } = walk;
  const source = members.get('source');
  const contents = contentsOf(walk, members);
  if (!source || contents?.kind !== 'contents') return members;
  const { bytes, text } = contents;
  const isAlone = !isTwiceInList(walk, path);
  const others = [...members].filter(([name]) => name !== 'source' && name !== 'compression');
  const isLong = bytes.length >= leastExtracted;
  const mayBe = (key: string): boolean => isAlone && isAvailable(reversal, entry, key);
  if (reversal.extraction && (text === undefined || isLong) && mayBe('local')) {
    const local = extractFile(reversal.extraction, bytes, config, path);
    return new Map([['local', producedScalar(local, ...source.origins)], ...others]);
  }
  if (text !== undefined && mayBe('inline') && !isRefused(reversal, entry, text))
    return new Map([['inline', producedScalar(text, ...source.origins)], ...others]);
  const compression = propertiesOf(entry).get('compression');
  const mustUnpack =
    producedText(members.get('compression')) === 'gzip' &&
    restrictionFor(compression?.keywords['x-forbidden'], reversal.target) !== undefined;
  if (!mustUnpack) return members;
  const { source: unpacked } = makeDataUrl(bytes, { mayCompress: false });
  return new Map([['source', producedScalar(unpacked, ...source.origins)], ...others]);
}

function isAvailable({ target }: Reversal, entry: Entry, key: string): boolean {
  const child = propertiesOf(entry).get(key);
  return child !== undefined && availability(child.keywords, target).kind === 'available';
}

/** Butane looks into configs that stand in others. */
function isRefused({ target, ignition: { row } }: Reversal, entry: Entry, text: string): boolean {
  const embeds = propertiesOf(entry).get('inline')?.keywords['x-embeds'];
  return embeds === 'ignition' && row !== undefined && isRefusedInline(text, row, target);
}

/** Undefined where the contents are somewhere else. */
function contentsOf({ contents, budget }: Walk, members: Members): ResourceContents | undefined {
  const known = contents.get(members);
  if (known) return known;
  const source = producedText(members.get('source'));
  if (source === undefined || !isDataUrl(source)) return undefined;
  const isPacked = producedText(members.get('compression')) === 'gzip';
  const read = resourceContents(source, isPacked, Math.min(largestContents, budget.left));
  if (isPacked && read.kind === 'contents') budget.left -= read.bytes.length;
  contents.set(members, read);
  return read;
}

/**
 * Whether a list whose items are told apart by their sources holds the same contents twice, in different forms: Butane would
 * write them in one form, and Ignition wants each once.
 */
function isTwiceInList(walk: Walk, path: Path): boolean {
  const listPath = path.slice(0, -1);
  const list = producedAt(walk.config, ...listPath);
  const isNamedBySource = entryAtPath(ignitionRoot, listPath)?.keywords['x-merge']?.by?.includes('source');
  return list?.kind === 'list' && isNamedBySource === true && repeatedItems(walk, list).has(Number(path.at(-1)));
}

const repeated = new WeakMap<ProducedList, ReadonlySet<number>>();

/** The indices of the items whose contents another one has too. */
function repeatedItems(walk: Walk, list: ProducedList): ReadonlySet<number> {
  const known = repeated.get(list);
  if (known) return known;
  const byContents = new Map<string, number[]>();
  for (const [index, item] of list.items.entries()) {
    const contents = item.kind === 'object' ? contentsOf(walk, item.members) : undefined;
    if (contents?.kind !== 'contents') continue;
    const key = goString(contents.bytes);
    byContents.set(key, [...(byContents.get(key) ?? []), index]);
  }
  const indices = new Set([...byContents.values()].filter(({ length }) => length > 1).flat());
  repeated.set(list, indices);
  return indices;
}

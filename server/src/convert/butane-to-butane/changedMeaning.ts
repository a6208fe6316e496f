import type { Range } from '../../base/text.ts';
import { type Origin, type Produced, plainValue, producedText } from '../../decode/produced.ts';
import { nodesAt } from '../../document/locate.ts';
import { rangeOf } from '../../document/node.ts';
import { dropsSpecialBits, specialModeBits } from '../../formats/ignition/specialModeBits.ts';
import { writeMode } from '../../shape/fileMode.ts';
import { rowName, type Target } from '../../shape/target.ts';
import type { VersionRow } from '../../shape/versions.ts';
import type { JudgedText, Loss } from '../conversion.ts';
import { lossCodes } from './change.ts';
import { isRefusedKey } from './keyChanges.ts';
import { keyAt } from './placeAt.ts';
import { isGone, isInserted, type Rewrite, sourcePath, sourceRange } from './rewrite.ts';
import { type Difference, differencesOf, originsIn } from './sameMachine.ts';

/** What both versions take and do not do the same of: keys that begin to act, and whatever else the machine gets otherwise. */
export function changedMeaning(
  before: JudgedText,
  after: JudgedText,
  rewrite: Rewrite,
  row: VersionRow,
  losses: readonly Loss[],
): readonly Loss[] {
  const awakened = awakenedKeys(before, after, rewrite, row);
  // That something is missing explains nothing of what is there.
  const said = [...losses.filter(({ code }) => code !== lossCodes.stillMissing), ...awakened];
  const [old, now] = [before.compiled, after.compiled];
  if (old?.kind !== 'done' || now?.kind !== 'done' || !old.made || !now.made) return awakened;
  const wholes = said.map((loss) => wholeOf(loss, rewrite));
  const others = new Map<string, Loss>();
  for (const difference of differencesOf(old.made, now.made)) {
    if (isExplained(difference, rewrite, wholes)) continue;
    const loss = lossOfDifference(difference, before, rewrite, { row, ignition: now.made.target });
    // What an alias brings to several places is said once.
    const key = `${loss.range.start} ${loss.message}`;
    if (!others.has(key)) others.set(key, loss);
  }
  return [...awakened, ...others.values()];
}

/** Keys that the old version did not have, so that its tool passed over them. */
function awakenedKeys(before: JudgedText, after: JudgedText, rewrite: Rewrite, row: VersionRow): readonly Loss[] {
  const { target } = before;
  if (!target.row) return [];
  const name = rowName(target.row);
  return before.problems
    .filter(({ path, severity }) => severity !== 'error' && isRefusedKey(keyAt(before.decoded, path)?.entry, target))
    .filter(
      ({ range, path }) => !isGone(rewrite, range) && !isRefusedKey(keyAt(before.decoded, path)?.entry, after.target),
    )
    .map(({ path, range }) => ({
      code: lossCodes.actsOtherwise,
      kind: 'changed',
      message: `\`${path.at(-1)}\` acts from now on: ${name} ignored it, and ${rowName(row)} does what it says`,
      path,
      range,
    }));
}

/**
 * Whether what made the difference was taken out, put in or spoken of.
 *
 * @param wholes the keys that were spoken of, each with its value
 */
function isExplained({ before, after }: Difference, rewrite: Rewrite, wholes: readonly Range[]): boolean {
  const isSaidAt = ({ start }: Range): boolean =>
    wholes.some((whole) => whole.start <= start && start < Math.max(whole.end, whole.start + 1));
  const old = before ? originsIn(before).map(({ node }) => rangeOf(node)) : [];
  if (old.some((range) => isGone(rewrite, range) || isSaidAt(range))) return true;
  const now = after ? originsIn(after).map(({ node }) => rangeOf(node)) : [];
  return now.some((range) => isInserted(rewrite, range.start) || isSaidAt(sourceRange(rewrite, range)));
}

/** The key of a loss with its value. */
function wholeOf({ range }: Loss, { part }: Rewrite): Range {
  const innermost = nodesAt(part, range.start).at(-1);
  const end = innermost?.isKey ? innermost.pair?.end : innermost?.node.end;
  return { start: range.start, end: Math.max(range.end, end ?? 0) };
}

interface NewVersion {
  readonly row: VersionRow;
  readonly ignition: Target;
}

function lossOfDifference(
  { place, before, after }: Difference,
  source: JudgedText,
  rewrite: Rewrite,
  { row, ignition }: NewVersion,
): Loss {
  const old = source.target.row;
  const was = old ? rowName(old) : 'the old version';
  const [found, isOld]: readonly [Origin | undefined, boolean] = before
    ? [before.origins[0], true]
    : [after?.origins[0], false];
  const head = found ? rangeOf(found.head) : { start: 0, end: 0 };
  const range = isOld ? head : sourceRange(rewrite, head);
  const bits = modeWords(before, after, was, { row, ignition });
  const message = bits ?? differenceWords({ place, before, after }, was, rowName(row));
  return {
    code: lossCodes.actsOtherwise,
    kind: 'changed',
    message,
    range,
    path: isOld ? (found?.path ?? []) : sourcePath(rewrite, range.start),
  };
}

function differenceWords({ place, before, after }: Difference, was: string, now: string): string {
  const what = `\`${place}\` of the Ignition config`;
  if (!after) return `${what} is gone: ${was} makes it, and ${now} does not`;
  if (!before) return `${what} is new: ${now} makes it, and ${was} does not`;
  return `${what} is ${printed(before, after)} with ${was} and ${printed(after, before)} with ${now}`;
}

/** A mode that both versions make the same of, and that means something else to Ignition. */
function modeWords(
  before: Produced | undefined,
  after: Produced | undefined,
  was: string,
  { row, ignition }: NewVersion,
): string | undefined {
  if (before?.kind !== 'scalar' || after?.kind !== 'scalar' || typeof before.value !== 'number') return undefined;
  const { value } = before;
  if (value !== after.value || (value & specialModeBits) === 0) return undefined;
  const [all, rest] = [value, value & ~specialModeBits].map((mode) => writeMode(mode, 'yaml'));
  const bits = `the setuid, setgid and sticky bits of \`${all}\``;
  return dropsSpecialBits(ignition)
    ? `${rowName(row)} ignores ${bits}, so this is \`${rest}\` on the machine; ${was} sets them`
    : `${rowName(row)} sets ${bits}, which ${was} ignored; write \`${rest}\` where they are not meant`;
}

/** Of a text of several lines, the first that the other one has otherwise. */
function printed(value: Produced, other: Produced): string {
  if (value.kind !== 'scalar') return 'there';
  const plain = plainValue(value.value);
  const text = typeof plain === 'string' ? firstOther(plain, other) : JSON.stringify(plain, bigintAsText);
  return `\`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``;
}

function firstOther(text: string, other: Produced): string {
  const lines = text.split('\n');
  const others = (producedText(other) ?? '').split('\n');
  const line = lines.find((each, index) => each !== others[index]);
  return lines.length > 1 && line !== undefined ? line : text;
}

function bigintAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

import type { TextEdit } from '../../base/text.ts';
import { itemsAt, type Produced, producedAt, producedText } from '../../decode/produced.ts';
import type { Place } from '../../decode/visit.ts';
import { pairOf } from '../../document/locate.ts';
import { rangeOf } from '../../document/node.ts';
import { insertItem, insertPair } from '../../document/textEdits.ts';
import { rowName } from '../../shape/target.ts';
import { type Change, lossCodes, type Situation } from './change.ts';
import { leaveOut } from './leaveOut.ts';
import type { KeyPlace } from './placeAt.ts';
import { printItem } from './printItem.ts';
import { sourceOffsets } from './rewrite.ts';

/** The mount unit in the place of the key that asks for it; undefined for any other key, and where it makes no unit. */
export function mountUnitOfKey({ holder, pair }: KeyPlace, situation: Situation): readonly Change[] | undefined {
  if (pair.key.kind !== 'scalar' || pair.key.text !== wantedKey) return undefined;
  return writeMountUnit(holder, `${rowName(situation.row)} has no \`${wantedKey}\``, situation);
}

const wantedKey = 'with_mount_unit';

/** Writes out the unit that the old version makes of a filesystem. Undefined where it makes none, or there is no place for it. */
export function writeMountUnit(filesystem: Place, why: string, situation: Situation): readonly Change[] | undefined {
  const wanted = filesystem.decoded.members?.get(wantedKey);
  const unit = wanted && !wanted.borrowed ? unitMadeAt(wanted.value.node.start, situation) : undefined;
  const put = unit && insertUnit(unit, situation);
  if (!wanted || !put) return undefined;
  const gone = leaveOut(situation.judged.document, { kind: 'pair', pair: wanted.pair });
  const note = {
    code: lossCodes.writtenOtherwise,
    kind: 'changed',
    message: `the unit that mounts ${printItem(filesystem)} is written out in \`systemd.units\`, because ${why}`,
    range: rangeOf(wanted.pair.key),
    path: [...filesystem.path, wantedKey],
  } as const;
  return [{ kind: 'edits', edits: [...gone, ...put.edits], note, appending: put.appending }];
}

/** What the old version makes of a value, where no unit of the config is of the same name. */
function unitMadeAt(offset: number, { source, rewrite }: Situation): Produced | undefined {
  const { compiled } = source;
  if (compiled?.kind !== 'done' || !compiled.made) return undefined;
  const start = sourceOffsets(rewrite)(offset);
  const units = itemsAt(compiled.made.config, 'systemd', 'units');
  return units.find(({ origins: [origin, ...others] }) => others.length === 0 && origin?.node.start === start);
}

interface Insertion {
  readonly edits: readonly TextEdit[];
  /** Whether the unit goes to the end of a list: then the next one can follow it. */
  readonly appending: boolean;
}

/** Undefined where the config has units in a form that nothing can be put into. */
function insertUnit(unit: Produced, { judged: { document, decoded } }: Situation): Insertion | undefined {
  const name = producedText(producedAt(unit, 'name'));
  const contents = producedText(producedAt(unit, 'contents'));
  const { node } = decoded;
  if (name === undefined || contents === undefined || node.kind !== 'map') return undefined;
  const body = contents.split('\n').map((line) => indented(line, 2));
  const item = [`name: ${JSON.stringify(name)}`, 'enabled: true', 'contents: |-', ...body];
  const list = item.map((line, index) => (index === 0 ? `- ${line}` : indented(line, 2)));
  const systemd = pairOf(node, 'systemd');
  if (!systemd) {
    const lines = ['units:', ...list.map((line) => indented(line, 2))];
    // Behind the version nothing goes at the same time.
    const edits = insertPair(document, node, 'systemd', { lines }, pairOf(node, 'version') ?? 'first');
    return { edits, appending: false };
  }
  if (systemd.value?.kind !== 'map' || systemd.value.style === 'flow') return undefined;
  const units = pairOf(systemd.value, 'units');
  if (!units) return { edits: insertPair(document, systemd.value, 'units', { lines: list }), appending: false };
  if (units.value?.kind !== 'seq' || units.value.style === 'flow') return undefined;
  return { edits: insertItem(document, units.value, { lines: item }), appending: true };
}

function indented(line: string, columns: number): string {
  return line === '' ? '' : `${' '.repeat(columns)}${line}`;
}

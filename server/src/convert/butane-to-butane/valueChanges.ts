import type { TextEdit } from '../../base/text.ts';
import { itemsAt, type Produced, producedAt, producedText } from '../../decode/produced.ts';
import type { Place } from '../../decode/visit.ts';
import { pairOf } from '../../document/locate.ts';
import { insertItem, insertPair, replaceScalar } from '../../document/textEdits.ts';
import { writeMode } from '../../shape/fileMode.ts';
import { rowName } from '../../shape/target.ts';
import { type Change, type Fresh, lossCodes, type Note, type Situation } from './change.ts';
import { leavePlace } from './keyChanges.ts';
import { leaveOut } from './leaveOut.ts';
import { placeAt } from './placeAt.ts';
import { printItem } from './printItem.ts';

/**
 * What is done about a value that the new version refuses: where another way of writing it means the same, that; else the
 * smallest item of a list that holds it goes. None where no item does, so that nothing can be left out.
 */
export function changesOfValue(fresh: Fresh, situation: Situation): readonly Change[] {
  return writtenOtherwise(fresh, situation) ?? withoutItem(fresh, situation);
}

function writtenOtherwise(fresh: Fresh, situation: Situation): readonly Change[] | undefined {
  switch (fresh.problem.code) {
    case 'butane/mirror-without-layout':
      return layoutWritten(fresh, situation);
    case 'butane/mount-point-forbidden':
      return mountUnitWritten(fresh, situation);
    case 'butane/boot-luks-without-method':
      return withoutBootLuks(fresh, situation);
    case 'butane/forbidden-mode-bits':
      return withoutModeBits(fresh, situation);
    default:
      return undefined;
  }
}

/** Versions that do not demand a layout take this one, so it is written down. */
function layoutWritten({ problem, path }: Fresh, { row }: Situation): readonly Change[] | undefined {
  const [fix] = problem.fixes?.() ?? [];
  const message = `a layout is written down, because ${rowName(row)} demands one: the \`x86_64\` that is taken where none is written; on another architecture change it`;
  return fix && [{ kind: 'edits', edits: fix.edits, note: noteAt(problem, path, 'changed', message) }];
}

/** Before 1.7.0 a disk that nothing unlocks was not encrypted at all. */
function withoutBootLuks({ problem, path }: Fresh, { judged, row }: Situation): readonly Change[] | undefined {
  const place = placeAt(judged.decoded, path);
  if (!place) return undefined;
  const message = `\`luks\` is left out, because ${rowName(row)} refuses it without anything that unlocks the disk; it had no effect before`;
  return [leavePlace(place, { ...noteAt(problem, path, 'dropped', message), code: lossCodes.leftOut })];
}

function withoutModeBits({ problem, path }: Fresh, { judged, row }: Situation): readonly Change[] | undefined {
  const place = placeAt(judged.decoded, path);
  const { node, value } = place?.decoded ?? {};
  if (node?.kind !== 'scalar' || typeof value !== 'number') return undefined;
  const mode = writeMode(value & 0o777, 'yaml');
  const message = `the mode becomes \`${mode}\`, because ${rowName(row)} takes no setuid, setgid or sticky bits`;
  const edits = replaceScalar(judged.document, node, mode, 'literal');
  return [{ kind: 'edits', edits, note: noteAt(problem, path, 'changed', message) }];
}

/** The mount unit itself in the place of the key that asks for it, which the new version ties to two folders. */
function mountUnitWritten({ problem, path }: Fresh, situation: Situation): readonly Change[] | undefined {
  const { judged, row } = situation;
  const filesystem = placeAt(judged.decoded, path.slice(0, -1));
  const wanted = filesystem?.decoded.members?.get('with_mount_unit');
  if (!filesystem || !wanted) return undefined;
  const key: Place = {
    decoded: wanted.value,
    path: [...filesystem.path, 'with_mount_unit'],
    key: wanted.pair.key,
    parent: filesystem,
  };
  const unit = wanted.borrowed ? undefined : unitMadeFrom(wanted.value.node, judged.compiled);
  const edits = unit && insertUnit(unit, situation);
  const why = `${rowName(row)} makes mount units below \`/etc\` and \`/var\` only`;
  const message = edits
    ? `the mount unit of ${printItem(filesystem)} is written out in \`systemd.units\`, because ${why}`
    : `\`with_mount_unit\` is left out, because ${why}; write a mount unit yourself where the filesystem is to be mounted`;
  const note = noteAt(problem, key.path, edits ? 'changed' : 'dropped', message);
  if (!edits) return [leavePlace(key, { ...note, code: lossCodes.leftOut })];
  const gone = leaveOut(judged.document, { kind: 'pair', pair: wanted.pair });
  return [{ kind: 'edits', edits: [...gone, ...edits], note }];
}

function unitMadeFrom(node: object, compiled: Situation['judged']['compiled']): Produced | undefined {
  if (compiled?.kind !== 'done' || !compiled.made) return undefined;
  const units = itemsAt(compiled.made.config, 'systemd', 'units');
  return units.find((unit) => unit.origins.length === 1 && unit.origins[0]?.node === node);
}

/** Undefined where the config has units in a form that nothing can be put into. */
function insertUnit(unit: Produced, { judged: { document, decoded } }: Situation): readonly TextEdit[] | undefined {
  const name = producedText(producedAt(unit, 'name'));
  const contents = producedText(producedAt(unit, 'contents'));
  const { node } = decoded;
  if (name === undefined || contents === undefined || node.kind !== 'map') return undefined;
  const body = contents.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
  const item = [`name: ${JSON.stringify(name)}`, 'enabled: true', 'contents: |-', ...body];
  const list = item.map((line, index) => (index === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`));
  const systemd = pairOf(node, 'systemd');
  if (!systemd) {
    const lines = ['units:', ...list.map((line) => (line === '' ? '' : `  ${line}`))];
    // Behind the version nothing goes at the same time.
    return insertPair(document, node, 'systemd', { lines }, pairOf(node, 'version') ?? 'first');
  }
  if (systemd.value?.kind !== 'map' || systemd.value.style === 'flow') return undefined;
  const units = pairOf(systemd.value, 'units');
  if (!units) return insertPair(document, systemd.value, 'units', { lines: list });
  if (units.value?.kind !== 'seq' || units.value.style === 'flow') return undefined;
  return insertItem(document, units.value, { lines: item });
}

function withoutItem({ problem, path }: Fresh, { judged, row }: Situation): readonly Change[] {
  const depth = path.findLastIndex((step) => typeof step === 'number');
  const place = depth < 0 ? undefined : placeAt(judged.decoded, path.slice(0, depth + 1));
  if (!place) return [];
  const [reason = ''] = problem.message.split(`: ${judged.target.refusal}`);
  const message = `${printItem(place)} is left out, because ${rowName(row)} refuses it: ${reason}`;
  return [leavePlace(place, { ...noteAt(problem, path, 'dropped', message), code: lossCodes.leftOut })];
}

function noteAt(problem: Fresh['problem'], path: Note['path'], kind: Note['kind'], message: string): Note {
  const { start, end } = problem.range;
  return { code: lossCodes.writtenOtherwise, kind, message, range: { start, end }, path };
}

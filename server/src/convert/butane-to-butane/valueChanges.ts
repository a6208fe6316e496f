import { replaceScalar } from '../../document/textEdits.ts';
import { writeMode } from '../../shape/fileMode.ts';
import { rowName } from '../../shape/target.ts';
import { type Change, type Fresh, lossCodes, type Note, type Situation } from './change.ts';
import { leavePlace } from './keyChanges.ts';
import { placeAt } from './placeAt.ts';
import { printItem } from './printItem.ts';
import { writeMountUnit } from './writeMountUnit.ts';

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
      return mountUnitOf(fresh, situation, 'makes mount units below `/etc` and `/var` only');
    case 'butane/mount-unit-without-path':
      return mountUnitOf(fresh, situation, 'knows no swap units');
    case 'butane/boot-luks-without-method':
      return withoutBootLuks(fresh, situation);
    case 'butane/forbidden-mode-bits':
      return withoutModeBits(fresh, situation);
    default:
      return undefined;
  }
}

function mountUnitOf({ path }: Fresh, situation: Situation, why: string): readonly Change[] | undefined {
  const depth = path.findLastIndex((step) => typeof step === 'number');
  const filesystem = placeAt(situation.judged.decoded, path.slice(0, depth + 1));
  return filesystem && writeMountUnit(filesystem, `${rowName(situation.row)} ${why}`, situation);
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

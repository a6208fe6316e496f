import { type Produced, type ProducedObject, producedAt, producedScalar, withMember } from '../../decode/produced.ts';
import { reaches, type VersionRow } from '../../shape/versions.ts';
import { type Reversal, reportLoss } from './reversal.ts';

/** The setuid, setgid and sticky bits of a mode. */
const specialBits = 0o7000;

/** Ignition ignores them before this version, and sets them from it on. */
const effectiveSince = { ignition: '3.6.0' };

/**
 * Takes special bits out of the modes of files and directories where they would do something else than in the source:
 * where they come to have an effect, as Ignition does when it reads an older version, and where they come to have none.
 *
 * @param from the Ignition version of the source
 */
export function settleSpecialBits(reversal: Reversal, config: ProducedObject, from: VersionRow): ProducedObject {
  const { table, row } = reversal.ignition;
  const had = reaches(table, from, effectiveSince);
  if (!row || had === reaches(table, row, effectiveSince)) return config;
  const reason = had
    ? `${row.version}, which the result becomes, ignores them`
    : `Ignition ${from.version} ignores them, and ${row.version}, which the result becomes, would not`;
  const storage = producedAt(config, 'storage');
  if (storage?.kind !== 'object') return config;
  let changed = storage;
  for (const key of ['files', 'directories']) {
    const list = changed.members.get(key);
    if (list?.kind !== 'list') continue;
    const items = list.items.map((item) => withoutSpecialBits(reversal, item, reason));
    changed = withMember(changed, key, { ...list, items });
  }
  return withMember(config, 'storage', changed);
}

/** A file or directory without them, for a reason that the report gives. */
export function withoutSpecialBits(reversal: Reversal, item: Produced, reason: string): Produced {
  const mode = producedAt(item, 'mode');
  if (item.kind !== 'object' || mode?.kind !== 'scalar' || typeof mode.value !== 'number') return item;
  const bits = mode.value & specialBits;
  if (bits === 0) return item;
  const left = mode.value - bits;
  const message = `the setuid, setgid or sticky bits of \`${octal(mode.value)}\` are left out, which leaves \`${octal(left)}\`: ${reason}`;
  reportLoss(reversal, mode, 'changed', 'mode-bits', message);
  return withMember(item, 'mode', producedScalar(left, ...mode.origins));
}

function octal(mode: number): string {
  return `0${mode.toString(8)}`;
}

import type { ProducedObject } from '../../decode/produced.ts';
import {
  objectIn,
  objectsIn,
  plainIn,
  reportLoss,
  textIn,
  type Upgrade,
  withItems,
  withMembers,
  withSection,
} from './upgrade.ts';

/** Units: `enable` is `enabled` in Ignition 3, and no unit or drop-in stands there twice. */
export function withUnits(upgrade: Upgrade, config: ProducedObject): ProducedObject {
  const systemd = objectIn(config, 'systemd');
  if (!systemd) return config;
  const units = objectsIn(systemd, 'units').map((unit) => withDropins(upgrade, withEnabled(unit), []));
  return withSection(config, 'systemd', withItems(systemd, 'units', onceEach(upgrade, units)));
}

/** `enabled` wins where both are there; `enable: false` says nothing. */
function withEnabled(unit: ProducedObject): ProducedObject {
  const old = unit.members.get('enable');
  const enabled = unit.members.get('enabled') ?? (plainIn(unit, 'enable') === true ? old : undefined);
  return withMembers(unit, { enable: undefined, enabled });
}

function onceEach(upgrade: Upgrade, units: readonly ProducedObject[]): readonly ProducedObject[] {
  const found = new Map<string, ProducedObject>();
  for (const unit of units) {
    const name = textIn(unit, 'name') ?? '';
    const before = found.get(name);
    if (!before) {
      found.set(name, unit);
      continue;
    }
    const message = `the unit \`${name}\` stands twice, which Ignition 3 refuses: the two are put together, and where both say something the later one wins`;
    reportLoss(upgrade, unit.members.get('name') ?? unit, 'changed', 'said-otherwise', message);
    const joined: ProducedObject = { ...before, members: new Map([...before.members, ...unit.members]) };
    found.set(name, withDropins(upgrade, joined, objectsIn(before, 'dropins')));
  }
  return [...found.values()];
}

/** @param earlier drop-ins that come before the unit's own */
function withDropins(upgrade: Upgrade, unit: ProducedObject, earlier: readonly ProducedObject[]): ProducedObject {
  const found = new Map(earlier.map((dropin) => [textIn(dropin, 'name') ?? '', dropin]));
  for (const dropin of objectsIn(unit, 'dropins')) {
    const name = textIn(dropin, 'name') ?? '';
    const before = found.get(name);
    if (before && before !== dropin) {
      const message = `the drop-in \`${name}\` stands twice, and Ignition 2 writes the later one over this one: it is left out`;
      reportLoss(upgrade, before.members.get('name') ?? before, 'changed', 'said-otherwise', message);
    }
    found.set(name, dropin);
  }
  return withItems(unit, 'dropins', [...found.values()]);
}

import { itemsAt, type Produced, type ProducedObject } from '../../decode/produced.ts';
import { objectIn, reportLoss, scalarFrom, textIn, type Upgrade, withMembers, withSection } from './upgrade.ts';

/** `config.append` is `config.merge` in Ignition 3, which has to read the configs that are named there. */
export function withConfigReferences(upgrade: Upgrade, config: ProducedObject, version: string): ProducedObject {
  const section = objectIn(config, 'ignition') ?? { ...config, members: new Map() };
  const references = objectIn(section, 'config');
  const replace = references?.members.get('replace');
  for (const reference of [...itemsAt(references, 'append'), ...(replace ? [replace] : [])])
    reportChild(upgrade, reference);
  const old = section.members.get('version') ?? config;
  return withSection(
    config,
    'ignition',
    withMembers(section, {
      version: scalarFrom(old, version),
      config: references && withMembers(references, { append: undefined, merge: references.members.get('append') }),
    }),
  );
}

function reportChild(upgrade: Upgrade, reference: Produced): void {
  if (reference.kind !== 'object') return;
  const source = reference.members.get('source');
  const where = (textIn(reference, 'source') ?? '').startsWith('data:') ? 'in it' : 'behind it';
  const message = `the config ${where} has to be of spec 3 too, for Ignition reads no older one beside it: convert it as well, and its hash changes`;
  reportLoss(upgrade, source ?? reference, 'approximated', 'older-child', message);
}

import { type Entry, itemOf, propertiesOf, rootEntry } from '../../../shape/entry.ts';
import type { ConfigRule } from '../../configRule.ts';
import { duplicateIn } from '../../ignition/rules/duplicateEntry.ts';

const at = 'openshift';

/** What a MachineConfig lists beside its Ignition config is named once too. */
export const duplicateForCluster: readonly ConfigRule[] = listsOf().map((entry) => duplicateIn({ at, lists: [entry] }));

function listsOf(): readonly Entry[] {
  const section = propertiesOf(rootEntry('schemas/butane/index.json')).get(at);
  return section ? [...propertiesOf(section).values()].filter((entry) => itemOf(entry)) : [];
}

import { moduleFacts } from '../generated/moduleFacts.ts';
import { isDistribution } from './systemsTaking.ts';

/** A system as modules see it: by its own name, and by that of the list which its image was made with. */
export interface ModuleHost {
  readonly id: string;
  readonly list: string;
}

/** The hosts that a system may be: several where images of it are made with one of several lists, none where nobody knows. */
export function hostsOf(system: string): readonly ModuleHost[] {
  const lists = Object.hasOwn(moduleFacts.lists, system) ? moduleFacts.lists[system] : undefined;
  if (!lists) return isDistribution(system) ? [{ id: system, list: system }] : [];
  // Where one is made of others, modules see those.
  return lists.flatMap((list) => (isDistribution(list) ? hostsOf(list) : [{ id: system, list }]));
}

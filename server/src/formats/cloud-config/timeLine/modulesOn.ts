import { moduleFacts } from '../../../generated/moduleFacts.ts';
import type { ModuleHost } from '../../../layers/moduleHosts.ts';
import { holdsFor } from '../../../layers/osFacts.ts';
import type { ForSystem, ModuleRun, Often, StageFacts } from '../../../shape/moduleFacts.ts';

export function stageFacts(): readonly StageFacts[] {
  return moduleFacts.stages;
}

/** What a release has in a stage, whatever the system. */
export function modulesIn(stage: string, release: string): readonly ModuleRun[] {
  return moduleFacts.modules.filter((module) => module.stage === stage && holdsFor(module, release));
}

/** All modules, also of other releases. */
export function allModules(): readonly ModuleRun[] {
  return moduleFacts.modules;
}

/** Whether the list of a host has a module. */
export function isListed({ listed, notListed }: ModuleRun, { list }: ModuleHost, release: string): boolean {
  if (listed) return names(listed, list, release);
  return !(notListed && names(notListed, list, release));
}

/** Whether a module is made for a host, so that it is not passed over. */
export function isMadeFor({ madeFor }: ModuleRun, { id }: ModuleHost, release: string): boolean {
  return !madeFor || names(madeFor, id, release);
}

export function oftenOf({ often, was }: ModuleRun, release: string): Often {
  return was && holdsFor({ until: was.until }, release) ? was.often : often;
}

function names(some: readonly ForSystem[], system: string, release: string): boolean {
  return some.some((one) => {
    if (typeof one !== 'string') return one.id === system && holdsFor(one, release);
    return one === system || moduleFacts.groups[one]?.includes(system) === true;
  });
}

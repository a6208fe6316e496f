import { moduleFacts } from '../generated/moduleFacts.ts';
import type { ForSystem, ModuleRun, Often, StageFacts } from '../shape/moduleFacts.ts';
import { hostsOf, type ModuleHost } from './moduleHosts.ts';
import { holdsFor } from './osFacts.ts';

export function stageFacts(): readonly StageFacts[] {
  return moduleFacts.stages;
}

/** What a release has in a stage, whatever the system; the newest where none is given. */
export function modulesIn(stage: string, release: string | undefined): readonly ModuleRun[] {
  return moduleFacts.modules.filter((module) => module.stage === stage && holdsIn(module, release));
}

/** All modules, also of other releases. */
export function allModules(): readonly ModuleRun[] {
  return moduleFacts.modules;
}

/** Whether the tool's own list for a host has a module. */
export function isListed({ listed, notListed }: ModuleRun, { list }: ModuleHost, release: string | undefined): boolean {
  if (listed) return names(listed, list, release);
  return !(notListed && names(notListed, list, release));
}

/** Whether a module is made for a host, so that it is not passed over. */
export function isMadeFor({ madeFor }: ModuleRun, { id }: ModuleHost, release: string | undefined): boolean {
  return !madeFor || names(madeFor, id, release);
}

/**
 * Whether the list of a host's images has a module: the tool's own or another one. Images of a system that the release does not
 * know yet have what the newest has for it.
 */
export function isBrought(module: ModuleRun, host: ModuleHost, release: string | undefined): boolean {
  if (isListed(module, host, release) || module.inImages?.includes(host.id)) return true;
  return !isNamed(host.id, release) && isListed(module, host, undefined);
}

/** Whether a module does not pass over a host, which a release that does not know it yet is thought to have been told of. */
export function isWorking(module: ModuleRun, host: ModuleHost, release: string | undefined): boolean {
  return isMadeFor(module, host, release) || (!isNamed(host.id, release) && isMadeFor(module, host, undefined));
}

export function oftenOf({ often, was }: ModuleRun, release: string): Often {
  return was && holdsFor({ until: was.until }, release) ? was.often : often;
}

/** A module as a release has it, and from which release that is: undefined where it is the newest, which alone may have it. */
export interface ModuleIn {
  readonly module: ModuleRun;
  readonly release: string | undefined;
}

export function moduleNamed(name: string, release: string | undefined): ModuleIn | undefined {
  const own = moduleFacts.modules.filter((module) => module.name === name);
  const module = own.find((each) => holdsIn(each, release));
  if (module) return { module, release };
  const newest = own.at(-1);
  return newest && { module: newest, release: undefined };
}

/**
 * The place in the order of its stage, from 1: among all that the release has, or among those that the images of hosts have.
 * Undefined where hosts differ in it.
 */
export function placeOf({ module, release }: ModuleIn, hosts: readonly ModuleHost[]): number | undefined {
  const all = modulesIn(module.stage, release);
  const lists = hosts.map((host) => all.filter((each) => each === module || isBrought(each, host, release)));
  const [place, ...others] = (lists.length > 0 ? lists : [all]).map((list) => list.indexOf(module) + 1);
  return others.every((other) => other === place) ? place : undefined;
}

/**
 * Whether a module does anything on a system. A system that the release does not know yet gets what the newest has for it too:
 * whoever made its images has added it.
 */
export function runsOnSystem(name: string, release: string | undefined, system: string): boolean {
  if (runs(moduleNamed(name, release), system)) return true;
  return !isNamed(system, release) && runs(moduleNamed(name, undefined), system);
}

function runs(found: ModuleIn | undefined, system: string): boolean {
  if (!found) return false;
  const { module, release } = found;
  const hosts = hostsOf(system);
  // What is made of several systems is none of them for a module.
  const host = hosts.length === 1 && hosts[0] ? hosts[0] : { id: system, list: system };
  if (!isMadeFor(module, host, release)) return false;
  return isListed(module, host, release) || module.inImages?.includes(system) === true;
}

/** Whether modules are made for a system by its name. */
function isNamed(system: string, release: string | undefined): boolean {
  return moduleFacts.modules.some(
    ({ madeFor, ...module }) => madeFor && holdsIn(module, release) && names(madeFor, system, release),
  );
}

function names(some: readonly ForSystem[], system: string, release: string | undefined): boolean {
  return some.some((one) => {
    if (typeof one !== 'string') return one.id === system && holdsIn(one, release);
    return one === system || moduleFacts.groups[one]?.includes(system) === true;
  });
}

function holdsIn(fact: { readonly since?: string; readonly until?: string }, release: string | undefined): boolean {
  return release === undefined ? fact.until === undefined : holdsFor(fact, release);
}

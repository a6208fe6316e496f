import { keptByText } from '../base/keptByText.ts';
import { type Phase, phases } from '../shape/layerWords.ts';
import type { OsFacts, PathLink, PathRow } from '../shape/osFacts.ts';
import { holdsFor } from './osFacts.ts';

/** What an operating system makes of a path. */
export interface PathFacts {
  /** As it is written, without steps that lead nowhere. */
  readonly path: string;
  /** Where it is once the links of the system were followed. */
  readonly real: string;
  /** The links that were followed, the first one first. */
  readonly links: readonly PathLink[];
  readonly row: PathRow;
}

/** A path never leads through more links of a system than this; a table that says so is a mistake of ours. */
const mostLinks = 8;

/** The facts of the longest prefix, after the links of the system; undefined for what is no absolute path. */
export function pathFacts(os: OsFacts, written: string, version: string): PathFacts | undefined {
  if (!written.startsWith('/')) return undefined;
  const byVersion = keptFacts.get(os) ?? new Map<string, (path: string) => PathFacts | undefined>();
  const kept = byVersion.get(version) ?? keptByText((path) => findFacts(os, path, version), 5000);
  keptFacts.set(os, byVersion.set(version, kept));
  return kept(written);
}

/** Several rules ask for every path of a config, with every edit. */
const keptFacts = new WeakMap<OsFacts, Map<string, (path: string) => PathFacts | undefined>>();

function findFacts(os: OsFacts, written: string, version: string): PathFacts | undefined {
  const path = cleanPath(written);
  const links: PathLink[] = [];
  let real = path;
  for (let link = linkAbove(os, real, version); link && links.length < mostLinks; link = linkAbove(os, real, version)) {
    links.push(link);
    real = cleanPath(`${link.to}${real.slice(link.prefix.length)}`);
  }
  const row = longest(
    os.paths.filter((candidate) => holdsFor(candidate, version)),
    real,
  );
  return row && { path, real, links, row };
}

/** Whether what acts in a phase cannot write there: only who makes or replaces the image can. */
export function isSealed({ readOnly, openIn, sealedIn }: PathRow, phase: Phase): boolean {
  if (sealedIn?.includes(phase)) return true;
  return readOnly && phase !== 'build' && phase !== 'upgrade' && openIn?.includes(phase) !== true;
}

/** Whether something acts before the place that it writes to is mounted. */
export function isHidden({ from }: PathRow, phase: Phase): boolean {
  return from !== undefined && phases.indexOf(phase) < phases.indexOf(from);
}

/** Whether a path is a prefix of another one, name by name. */
export function isBelow(path: string, prefix: string): boolean {
  return prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
}

/** Without empty steps, and none that begins with a dot: nearly all of them. */
const plainPath = /^(?:\/[^/.][^/]*)+$/u;

/** Without `.`, `..`, and slashes that say nothing. */
export function cleanPath(path: string): string {
  if (plainPath.test(path)) return path;
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}

function linkAbove({ links, paths }: OsFacts, path: string, version: string): PathLink | undefined {
  const link = longest(
    links.filter((candidate) => holdsFor(candidate, version)),
    path,
  );
  if (!link) return undefined;
  // A row below the link says what is mounted there in its own right.
  const row = longest(
    paths.filter((candidate) => holdsFor(candidate, version)),
    path,
  );
  return row && row.prefix.length > link.prefix.length ? undefined : link;
}

function longest<T extends { readonly prefix: string }>(rows: readonly T[], path: string): T | undefined {
  let found: T | undefined;
  for (const row of rows)
    if (isBelow(path, row.prefix) && (!found || row.prefix.length > found.prefix.length)) found = row;
  return found;
}

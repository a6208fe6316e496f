import { ownValue } from '../../base/ownValue.ts';
import { quadletFacts, systemdFacts } from '../../generated/unitFacts.ts';

/** What a unit file is about. */
export interface UnitKind {
  /** Of the unit: `app.service`, also for a drop-in of it. */
  readonly name: string;
  /** The ending of that name. */
  readonly type: string;
  /** Whether Podman makes a unit of the file before systemd sees one. */
  readonly isQuadlet: boolean;
  /** Whether it is a piece of another file. */
  readonly isDropin: boolean;
}

/** Where systemd and Podman look for the files of a machine's own. */
const home = '(?:(?:/var)?/home/[^/]+|/var/roothome|/root)/\\.config';
const unitFolder = new RegExp(
  `^(?:/etc/systemd/(?:system|user)|/usr/(?:local/)?lib/systemd/(?:system|user)|${home}/systemd/user)/(?<rest>.+)$`,
  'u',
);
const quadletFolder = new RegExp(
  `^(?:/(?:etc|usr/share)/containers/systemd|${home}/containers/systemd)/(?<rest>.+)$`,
  'u',
);

/** What a file with this path is to systemd or Podman; undefined where it is nothing to them. */
export function unitKindOfPath(path: string): UnitKind | undefined {
  const unit = unitFolder.exec(path)?.groups?.rest;
  const rest = unit ?? quadletFolder.exec(path)?.groups?.rest;
  if (rest === undefined) return undefined;
  const names = rest.split('/');
  const name = names.at(-1) ?? '';
  const folder = names.at(-2);
  // `a.service`, `a.service.d/x.conf` and `service.d/x.conf` are about services.
  const isDropin = name.endsWith('.conf') && folder?.endsWith('.d') === true;
  return unitKindOfName(isDropin ? (folder?.slice(0, -2) ?? '') : name, unit === undefined, isDropin);
}

/** What a unit or Quadlet file of this name is; undefined where its ending says nothing. */
export function unitKindOfName(name: string, isQuadlet: boolean, isDropin: boolean): UnitKind | undefined {
  const type = name.slice(name.lastIndexOf('.') + 1);
  const types = isQuadlet ? quadletFacts.endings : systemdFacts.unitTypes;
  return Object.hasOwn(types, type) ? { name, type, isQuadlet, isDropin } : undefined;
}

/** The sections that such a file may have, in the order of their use. */
export function sectionsOf({ type, isQuadlet }: UnitKind): readonly string[] {
  const own = isQuadlet ? ownValue(quadletFacts.endings, type) : undefined;
  const rest = ownValue(systemdFacts.unitTypes, isQuadlet ? 'service' : type) ?? [];
  const [unit = 'Unit', install = 'Install', ...others] = rest;
  if (own === undefined) return [unit, ...others, install];
  return [unit, own, ...others, install, ...quadletFacts.common];
}

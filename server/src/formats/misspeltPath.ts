import { writtenFiles } from '../generated/machineFacts.ts';
import { isLetterSlip, sameLetters, slippedFrom } from '../shape/nearest.ts';

/** A path with a folder or a file in it that is nearly called like one of every system, and the path that was meant. */
export interface MisspeltPath {
  readonly found: string;
  readonly meant: string;
  /** The whole path as it was meant. */
  readonly whole: string;
}

/** Undefined for a path with no such slip. Looked at are the folders that systems have, and what stands right below them. */
export function misspeltPath(path: string): MisspeltPath | undefined {
  if (!path.startsWith('/')) return undefined;
  const steps = path.split('/').slice(1);
  let above = '';
  for (const [index, found] of steps.entries()) {
    const names = namesIn(above === '' ? '/' : above);
    if (!names) return undefined;
    const meant = names.has(found) ? undefined : meantName(found, names, above === '');
    if (meant !== undefined) {
      const behind = steps.slice(index + 1);
      return { found, meant, whole: ['', ...steps.slice(0, index), meant, ...behind].join('/') };
    }
    above = `${above}/${found}`;
  }
  return undefined;
}

/** The unit of systems that the name of another one is a slip of; instances are looked at without what makes them one. */
export function misspeltUnit(name: string): string | undefined {
  const units = namesIn('/usr/lib/systemd/system');
  const [, instance = ''] = /@([^.]+)\./u.exec(name) ?? [];
  const plain = name.replace(/@[^.]+\./u, '@.');
  const meant = units === undefined || units.has(plain) ? undefined : meantName(plain, units, false);
  // One of a template is no slip of a unit that is none.
  return meant?.includes('@') === name.includes('@') ? meant?.replace('@.', `@${instance}.`) : undefined;
}

function namesIn(folder: string): ReadonlySet<string> | undefined {
  folders ??= new Map(Object.entries(writtenFiles.folders).map(([path, names]) => [path, new Set(names.split(' '))]));
  return folders.get(folder);
}

let folders: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** One more or less `s` or digit makes another name that is just as good; of short names only swapped or missing letters are a slip. */
function meantName(name: string, names: ReadonlySet<string>, isTop: boolean): string | undefined {
  const likely = name.length < 2 ? undefined : slippedFrom(name, names);
  if (likely === undefined || likely.length < 3 || stemOf(likely) === stemOf(name)) return undefined;
  // Of longer ones another letter is a slip, too.
  if (likely.length >= 8 || (likely.length >= 6 && isLetterSlip(name, likely))) return likely;
  const isMissing = name.length < likely.length && (isTop || likely.length >= 4);
  return sameLetters(name, likely) && (isMissing || name.length === likely.length) ? likely : undefined;
}

function stemOf(name: string): string {
  return name.replace(/s$|\d+$/u, '');
}

import type { Path } from '../../base/path.ts';
import { type Produced, type ProducedObject, producedAt, producedText } from '../../decode/produced.ts';
import { snakeCase } from '../../formats/butane/snakeCase.ts';
import type { ExtractedFile } from '../conversion.ts';

/** Texts that are shorter are better read where they belong. */
export const leastExtracted = 8 * 1024;

/** The files that a conversion makes, and what their names leave for others. */
export interface Extraction {
  readonly files: ExtractedFile[];
  /** Every file and every folder around one, as a system sees it that takes letters of both cases for the same. */
  readonly taken: Map<string, 'file' | 'folder'>;
}

export function startExtraction(): Extraction {
  return { files: [], taken: new Map() };
}

/**
 * Puts the contents of a resource into a file of its own.
 *
 * @param path of the resource in the config
 * @returns the path of the file, which says what it is for
 */
export function extractFile(
  { files, taken }: Extraction,
  bytes: Uint8Array,
  config: ProducedObject,
  path: Path,
): string {
  const name = freeName(taken, safeName(nameOf(config, path)));
  files.push({ path: name, bytes });
  return name;
}

/** The path that a file has on the machine, or the name of what the resource belongs to, and what of it. */
function nameOf(config: ProducedObject, path: Path): string {
  let name: string[] = [];
  for (const [depth, step] of path.entries()) {
    if (step === 'contents') continue;
    if (typeof step === 'number') {
      const own = ownName(producedAt(config, ...path.slice(0, depth + 1)));
      name = own === undefined ? [...name.slice(0, -1), `${name.at(-1) ?? ''}-${step + 1}`] : [own];
    } else name = [...(isNamed(path, depth) ? name : []), snakeCase(step)];
  }
  return name.join('.');
}

/** Whether an item of a list stands above a step: then the sections around it need no mention. */
function isNamed(path: Path, depth: number): boolean {
  return path.slice(0, depth).some((step) => typeof step === 'number');
}

function ownName(item: Produced | undefined): string | undefined {
  return producedText(producedAt(item, 'path')) ?? producedText(producedAt(item, 'name'));
}

/** A relative path that every system takes for a file below the folder. */
function safeName(name: string): string {
  const steps = name
    .split('/')
    .map(safeStep)
    .filter((step) => step !== '');
  return steps.length === 0 ? 'contents' : steps.join('/');
}

/** The longest name that fits into 255 bytes of UTF-8 with a number behind it. */
const longestStep = 80;

/** Windows keeps names of devices for itself, with any ending, and what is below `.git` may be run. */
const reservedStep = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)|^\.git$/iu;

function safeStep(step: string): string {
  return (
    step
      .slice(0, longestStep)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no name should hold.
      .replaceAll(/[\u0000-\u001f<>:"|?*\\]|\p{Surrogate}/gu, '_')
      .replace(/[. ]+$/u, '_')
      .replace(reservedStep, (name) => `_${name}`)
  );
}

/** No two files have one name, and none is the folder of another; from here on the name is taken. */
function freeName(taken: Extraction['taken'], name: string): string {
  const steps = name.split('/');
  let path = '';
  for (const [depth, step] of steps.entries()) {
    const kind = depth < steps.length - 1 ? 'folder' : 'file';
    const around = path === '' ? '' : `${path}/`;
    for (let count = 1; ; count++) {
      path = `${around}${step}${count === 1 ? '' : `-${count}`}`;
      const known = taken.get(folded(path));
      // Folders are shared.
      if (known === undefined || (known === 'folder' && kind === 'folder')) break;
    }
    taken.set(folded(path), kind);
  }
  return path;
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

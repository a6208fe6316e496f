import type { Path } from '../../base/path.ts';
import { type Produced, type ProducedObject, producedAt, producedText } from '../../decode/produced.ts';
import { snakeCase } from '../../formats/butane/snakeCase.ts';
import type { ExtractedFile } from '../conversion.ts';

/** Texts that are shorter are better read where they belong. */
export const leastExtracted = 8 * 1024;

/**
 * Puts the contents of a resource into a file of its own.
 *
 * @param path of the resource in the config
 * @returns the path of the file, which says what it is for
 */
export function extractFile(files: ExtractedFile[], bytes: Uint8Array, config: ProducedObject, path: Path): string {
  const name = freeName(files, safeName(nameOf(config, path)));
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
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no name should hold.
    .map((step) => step.replaceAll(/[\u0000-\u001f<>:"|?*\\]/gu, '_').replace(/[. ]+$/u, '_'))
    .filter((step) => step !== '');
  return steps.length === 0 ? 'contents' : steps.join('/');
}

/** No two files have one name, whatever the system thinks of letter case, and none is the folder of another. */
function freeName(files: readonly ExtractedFile[], name: string): string {
  const taken = files.map(({ path }) => path.toLowerCase());
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    const low = candidate.toLowerCase();
    const isFree = taken.every((path) => path !== low && !path.startsWith(`${low}/`) && !low.startsWith(`${path}/`));
    if (isFree) return candidate;
  }
}

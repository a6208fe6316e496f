import { isAbsent } from '../../decode/judgedConfig.ts';
import { cleanPath } from '../../layers/pathFacts.ts';
import { isFilledIn } from './isFilledIn.ts';
import { type Keys, objectsIn } from './keys.ts';

/** A file that a config writes, as far as anybody can see. */
export interface WrittenText {
  readonly index: number;
  readonly file: Keys;
  /** Without `//` and the like. */
  readonly path: string;
  /** What stands in it as the config has it; undefined where that is packed, comes from elsewhere or is not known. */
  readonly text: string | undefined;
  /** Undefined where nobody knows it. */
  readonly mode: number | undefined;
}

/** The files of a config with a path that is known. */
export function writtenTexts(files: unknown): readonly WrittenText[] {
  if (typeof files !== 'object' || files === null) return [];
  const known = read.get(files);
  if (known) return known;
  const found = readFiles(files);
  read.set(files, found);
  return found;
}

/** Several rules ask for the files of a config that stays the same. */
const read = new WeakMap<object, readonly WrittenText[]>();

function readFiles(files: object): readonly WrittenText[] {
  return [...objectsIn(files)].flatMap(([index, file]) => {
    if (typeof file.path !== 'string' || isFilledIn(file.path)) return [];
    return [{ index, file, path: cleanPath(file.path), text: textOf(file), mode: modeOf(file) }];
  });
}

function textOf(file: Keys): string | undefined {
  const { content, encoding } = file;
  if (typeof content !== 'string' || !isAbsent(file, 'source')) return undefined;
  if (encoding !== 'text/plain' && !isAbsent(file, 'encoding')) return undefined;
  return /^\s*[$%{]\{?[^\n]*\}\s*$/u.test(content) ? undefined : content;
}

/** `decode_perms` of cloud-init; undefined for what is no mode, which has a problem of its own. */
function modeOf(file: Keys): number | undefined {
  const { permissions } = file;
  if (permissions === undefined) return isAbsent(file, 'permissions') ? 0o644 : undefined;
  if (typeof permissions !== 'string' || isFilledIn(permissions)) return undefined;
  const text = permissions.trim().replace(/^0[oO]/u, '');
  return /^[0-7]+$/u.test(text) ? Number.parseInt(text, 8) : undefined;
}

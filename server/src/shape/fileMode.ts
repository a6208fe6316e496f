import type { Syntax } from '../document/textDocument.ts';

const permissions = 0o7777;

/** The types of files that `stat` and git put in front of the permissions: a directory, a file, a link … */
const fileTypes = new Set([0o01, 0o02, 0o04, 0o06, 0o10, 0o12, 0o14]);

/**
 * The permissions that were meant by a number which is none: written in octal digits without their leading zero (7777), or with
 * the type of the file in front, as git and `stat` print it (100644, 33188). Undefined where nobody can tell.
 */
export function meantMode(value: number): number | undefined {
  const octal = /^[0-7]+$/u.test(String(value)) ? Number.parseInt(String(value), 8) : undefined;
  if (octal !== undefined && octal <= permissions) return octal;
  const typed = [octal, value].find((mode) => mode !== undefined && fileTypes.has(mode >> 12));
  return typed === undefined ? undefined : typed & permissions;
}

/** Permissions as the syntax writes them: JSON has no octal numbers. */
export function writeMode(mode: number, syntax: Syntax): string {
  return syntax === 'json' ? String(mode) : `0${mode.toString(8).padStart(3, '0')}`;
}

/** The same for a sentence, in Markdown. */
export function modeWords(mode: number, syntax: Syntax): string {
  const octal = writeMode(mode, 'yaml');
  return syntax === 'json' ? `\`${mode}\`, which is octal ${octal}` : `\`${octal}\``;
}

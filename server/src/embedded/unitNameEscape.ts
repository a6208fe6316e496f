import { goBytes } from '../base/goString.ts';

/**
 * The name of the unit that belongs to a path, without its ending, as go-systemd and `systemd-escape --path` make it: slashes
 * become dashes, what a name may not hold becomes `\xNN`, byte by byte. The root is `-`.
 */
export function unitNameEscape(path: string): string {
  const names = path.split('/').filter((name) => name !== '');
  if (names.length === 0) return '-';
  let escaped = '';
  for (const byte of goBytes(names.join('/'))) {
    const character = String.fromCharCode(byte);
    const isFirst = escaped === '';
    if (character === '/') escaped += '-';
    else if (byte < 0x80 && /[A-Za-z0-9:_.]/u.test(character) && !(isFirst && character === '.')) escaped += character;
    else escaped += `\\x${byte.toString(16)}`;
  }
  return escaped;
}

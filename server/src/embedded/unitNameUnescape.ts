import { goString } from '../base/goString.ts';

/** The path that a unit's name, without its ending, belongs to, as `systemd-escape --unescape --path` says it. */
export function unitNameUnescape(name: string): string {
  if (name === '-') return '/';
  const bytes: number[] = [];
  for (const [part] of name.matchAll(/\\x[\da-f]{2}|[\s\S]/giu)) {
    if (part.length === 4) bytes.push(Number.parseInt(part.slice(2), 16));
    else if (part === '-') bytes.push(0x2f);
    else bytes.push(...new TextEncoder().encode(part));
  }
  return `/${goString(Uint8Array.from(bytes))}`;
}

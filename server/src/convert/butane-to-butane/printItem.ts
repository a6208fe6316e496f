import type { Place } from '../../decode/visit.ts';

/** The keys by which people tell the items of a list apart, the likeliest first. */
const naming = ['path', 'name', 'device', 'local', 'source', 'url', 'label'];

/** What stands at a place, for a sentence: `files` item `/etc/motd`, or the key. */
export function printItem({ decoded, path }: Place): string {
  const key = path.findLast((step) => typeof step === 'string') ?? '';
  if (typeof path.at(-1) === 'string') return `\`${key}\``;
  const value = typeof decoded.value === 'string' ? decoded.value : nameIn(decoded);
  return value === undefined ? `item ${Number(path.at(-1)) + 1} of \`${key}\`` : `\`${shorten(value)}\` of \`${key}\``;
}

function nameIn({ members }: Place['decoded']): string | undefined {
  for (const key of naming) {
    const value = members?.get(key)?.value.value;
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

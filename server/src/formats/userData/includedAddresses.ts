import type { Range } from '../../base/text.ts';

/**
 * The addresses of a text that begins with `#include`, as cloud-init takes them (`_do_include` of cloudinit/user_data.py): what
 * stands on a line, behind another `#include` too; any other line that begins with `#` is a comment.
 */
export function includedAddresses(text: string): readonly Range[] {
  const addresses: Range[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/gu)) {
    const [head = ''] = /^#include(?:-once)?/iu.exec(line) ?? [];
    const rest = line.slice(head.length);
    if ((head === '' ? line : rest.trimStart()).startsWith('#')) continue;
    const start = index + head.length + (rest.length - rest.trimStart().length);
    const end = index + line.trimEnd().length;
    if (start < end) addresses.push({ start, end });
  }
  return addresses;
}

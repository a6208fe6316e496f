import type { Problem } from '../../../base/problem.ts';
import type { Node } from '../../../document/node.ts';
import type { Rule } from '../../format.ts';
import { lineProblem } from '../../userData/lineProblem.ts';

const bad = 'cloud-include/bad-address';
const none = 'cloud-include/no-address';

/** What cloud-init fetches from (`read_file_or_url` of cloudinit/url_helper.py). */
const fetched = /^(?:(?:https?|ftps?):\/\/[^/\s]|file:\/\/|\/)/iu;

/** Lines that cloud-init cannot fetch anything from: the first of them ends everything. */
export const addresses: Rule = {
  codes: [bad, none],
  check: ({ document, part }) => {
    const { root, stretch, start } = document.parts[part] ?? {};
    if (root?.kind !== 'seq') return [];
    if (root.items.length === 0) return [noAddress(document.text, stretch?.start ?? start ?? 0)];
    return root.items.flatMap((item, index) => badAddress(item, index));
  },
};

function badAddress(item: Node, index: number): readonly Problem[] {
  if (item.kind !== 'scalar' || fetched.test(item.text) || isTemplate(item.text)) return [];
  const message = `\`${item.text}\` is no address that cloud-init fetches from: its network stage ends with an error here, so that no account is made and no key is put in place; every line needs \`https://\`, \`http://\`, \`ftp://\`, \`ftps://\`, \`file://\` or the path of a file of the machine, and a comment begins with \`#\` in the first column`;
  return [lineProblem(bad, 'error', message, item, { path: [index] })];
}

/** Terraform and others may put anything there. */
function isTemplate(text: string): boolean {
  return /\$\{|\{\{|<%|%\{/u.test(text);
}

function noAddress(text: string, from: number): Problem {
  const line = /[^\s][^\r\n]*/u.exec(text.slice(from));
  const start = from + (line?.index ?? 0);
  const message = 'no address stands on this line or below it, so that nothing is included; write one on each line';
  return lineProblem(
    none,
    'warning',
    message,
    { start, end: start + (line?.[0].trimEnd().length ?? 0) },
    { isOwn: true },
  );
}

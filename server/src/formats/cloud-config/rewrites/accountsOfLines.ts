import { pairOf } from '../../../document/locate.ts';
import type { Node } from '../../../document/node.ts';
import { writeScalar } from '../../../document/yaml/scalarText.ts';
import type { Rewrite } from '../../../shape/target.ts';
import { columnOf, linesOf } from './sourceLines.ts';

/** `chpasswd.list`, lines of `name:password`, as the items of `chpasswd.users`. */
export const accountsOfLines: Rewrite = ({ document, root, node, pair }) => {
  const holder = pairOf(root, 'chpasswd')?.value;
  const lines = linesIn(node);
  if (!pair || !lines || pairOf(holder, 'users') || holder?.kind !== 'map') return [];
  const accounts = lines.map(accountOf);
  if (accounts.length === 0 || accounts.some((account) => account === undefined)) return [];
  const known = accounts.filter((account) => account !== undefined);
  const inFlow = holder.style === 'flow';
  const items = known.map((account) =>
    Object.entries(account).map(
      ([key, value]) => `${key}: ${writeScalar(value, 'plain', document.syntax, 'string', inFlow)}`,
    ),
  );
  const newText = inFlow
    ? `users: [${items.map((keys) => `{${keys.join(', ')}}`).join(', ')}]`
    : linesOf(
        [
          'users:',
          ...items.flatMap(([first = '', ...others]) => [`  - ${first}`, ...others.map((key) => `    ${key}`)]),
        ],
        columnOf(document.text, pair.start),
        document.text,
      );
  return [{ title: 'Write it as `users`', edits: [{ start: pair.start, end: pair.end, newText }], certain: true }];
};

/** Undefined where a template takes part, or something else than texts stands there. */
function linesIn(node: Node): readonly string[] | undefined {
  if (node.kind === 'scalar') {
    // Python ends lines at characters, too, that nobody means.
    const isPlain = !node.masked && !/(?![\n\r\t])\p{Cc}|[\u2028\u2029]/u.test(node.text);
    return isPlain ? node.text.split(/\r\n|[\n\r]/u).filter(isLine) : undefined;
  }
  if (node.kind !== 'seq') return undefined;
  const texts = node.items.flatMap((item) => (item.kind === 'scalar' && !item.masked ? [item.text] : []));
  return texts.length === node.items.length ? texts : undefined;
}

/** The last line may be empty, behind the last break. */
function isLine(line: string, index: number, all: readonly string[]): boolean {
  return line !== '' || index < all.length - 1;
}

/** What `cc_set_passwords` makes of a line; undefined for one that it fails at. */
function accountOf(line: string): Readonly<Record<string, string>> | undefined {
  const colon = line.indexOf(':');
  if (colon < 0) return undefined;
  const [name, password] = [line.slice(0, colon), line.slice(colon + 1)];
  if (password === 'R' || password === 'RANDOM') return { name, type: 'RANDOM' };
  const isHash = /^\$(?:1|2a|2y|5|6)(?:\$.+){2}/u.test(password) && !password.includes(':');
  return isHash ? { name, password } : { name, password, type: 'text' };
}

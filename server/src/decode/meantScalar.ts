import type { ScalarNode } from '../document/node.ts';
import type { Entry } from '../shape/entry.ts';
import { nearest } from '../shape/nearest.ts';
import type { Reshaping } from './listFixes.ts';

/** What says yes or no in other programs, and is a number or a letter here. */
const shortBooleans: ReadonlyMap<string, 'true' | 'false'> = new Map([
  ['1', 'true'],
  ['y', 'true'],
  ['0', 'false'],
  ['n', 'false'],
]);

/** `true` and `false` for what is none of them: the one that it nearly says, else both; certain where only case differs. */
export function meantBoolean(node: ScalarNode): Reshaping {
  const short = shortBooleans.get(node.text.toLowerCase());
  const near = short ? [short] : nearBooleans(node.text);
  const choices = near.length > 0 ? near : (['true', 'false'] as const);
  const isCertain = node.style === 'plain' && choices[0] === node.text.toLowerCase();
  return {
    advice: near.length > 0 ? `write \`${choices[0]}\`` : 'write `true` or `false`',
    fixes: () =>
      // With a tag in front, the very word is no boolean.
      choices
        .filter((word) => word !== node.text)
        .map((word, index) => ({
          title: `Write \`${word}\``,
          edits: [{ start: node.start, end: node.end, newText: word }],
          certain: isCertain && index === 0,
        })),
  };
}

/** The booleans that a text nearly says, the nearest first. */
export function nearBooleans(text: string): readonly ('true' | 'false')[] {
  const words = { true: 'true', yes: 'true', on: 'true', false: 'false', no: 'false', off: 'false' } as const;
  return [...new Set(nearest(text, Object.keys(words)).map((word) => words[word as keyof typeof words]))];
}

const mebibytes: Readonly<Record<string, number>> = { k: 1 / 1024, m: 1, g: 1024, t: 1024 * 1024 };

/**
 * The number that a size with a unit comes to in the unit that the key counts in; undefined for what is no size or no
 * whole number of it. Certain where the unit is a power of two by its name, as `GiB` is and `G` may not be.
 */
export function meantSize(node: ScalarNode, entry: Entry | undefined): Reshaping | undefined {
  const unit = entry?.keywords['x-unit'];
  const found = /^(?<count>\d{1,9}(?:\.\d{1,3})?)\s*(?<prefix>[kmgt])(?<rest>i?b?)$/iu.exec(node.text)?.groups;
  if (unit === undefined || !found) return undefined;
  const { count = '', prefix = '', rest = '' } = found;
  const size = Number(count) * (mebibytes[prefix.toLowerCase()] ?? Number.NaN);
  if (!Number.isSafeInteger(size)) return undefined;
  return {
    advice: `write \`${size}\`, a number of ${unit} without the unit`,
    fixes: () => [
      {
        title: `Write \`${size}\` (${unit})`,
        edits: [{ start: node.start, end: node.end, newText: String(size) }],
        certain: /^i/iu.test(rest),
      },
    ],
  };
}

/** The octal number that a quoted text such as "644" was meant for; without its quotes it would be a decimal one. */
export function meantOctal({ style, text }: ScalarNode, entry: Entry | undefined): number | undefined {
  if (entry?.keywords['x-notation'] !== 'octal' || style === 'plain') return undefined;
  return /^[1-7][0-7]{2,3}$/u.test(text) ? Number.parseInt(text, 8) : undefined;
}

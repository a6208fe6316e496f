import type { Random } from '../fuzz/random.ts';

/** The mistakes of hands that type and paste. */
const mistakes: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => onLines(text, (lines) => lines.toSpliced(random.below(lines.length), 1)),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(lines.length);
      return lines.toSpliced(at, 0, lines[at] ?? '');
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(lines.length);
      return lines.with(at, random.chance(0.5) ? `  ${lines[at]}` : (lines[at] ?? '').replace(/^ {1,2}/u, ''));
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const at = random.below(Math.max(1, lines.length - 1));
      return lines.toSpliced(at, 2, ...lines.slice(at, at + 2).reverse());
    }),
  (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + 1);
  },
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick([...' :-"\'[]{},#x0/\t\n&*!|', '- ', ': ']) + text.slice(at);
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text) => text.replaceAll('\n', '\r\n'),
  (text, random) => {
    const marks = [...text.matchAll(/[:"'[\]{},-]/gu)];
    if (marks.length === 0) return text;
    const { index, 0: mark } = random.pick(marks);
    return text.slice(0, index) + random.pick(['', ' ', mark + mark]) + text.slice(index + 1);
  },
  (text, random) => {
    const words = [...text.matchAll(/[\w./-]+/gu)];
    if (words.length === 0) return text;
    const { index, 0: word } = random.pick(words);
    return text.slice(0, index) + random.pick(words)[0] + text.slice(index + word.length);
  },
];

export function makeTextMistake(text: string, random: Random): string {
  return random.pick(mistakes)(text, random);
}

function onLines(text: string, change: (lines: readonly string[]) => readonly string[]): string {
  return change(text.split('\n')).join('\n');
}

import type { Random } from './random.ts';
import { longestDocument, type SeedDocument } from './seeds.ts';

/** What may be typed, pasted or come out of a broken tool. */
const tokens = [
  ...[
    ':',
    ': ',
    '- ',
    '-',
    '"',
    "'",
    '|',
    '|-\n',
    '>+2\n',
    '{',
    '}',
    '[',
    ']',
    ',',
    '#',
    ' #',
    '? ',
    '@',
    '`',
    '%',
    '\\',
  ],
  ...[
    '&a ',
    '*a',
    '*a :',
    '<<: *a\n',
    '<<: [*a, *a]\n',
    '!!str ',
    '!!int ',
    '!!binary |\n',
    '!!float ',
    '!custom ',
    '!<x> ',
    '! ',
  ],
  ...[
    '---\n',
    '...\n',
    '--- |\n',
    '%YAML 1.1\n',
    '%TAG ! x:\n',
    '# strata-ignore butane/unknown-key\n',
    '# strata: format=butane\n',
  ],
  ...[
    '\t',
    '\n',
    '\r',
    '\r\n',
    '  ',
    '\n\n',
    ' \n',
    '\u2028',
    '\u0085',
    '\uFEFF',
    '\0',
    '\u0007',
    '\uD83D',
    '\uDE00',
    '😀',
    'é',
    '\u00A0',
  ],
  ...['{{ x }}', '{% if x %}\n', '{% endif %}\n', '{{', `\${x}`, '%{ for a in b ~}\n', '{{- x -}}', '{#', '}}', '${'],
  ...[
    '{% else %}\n',
    '{{ end }}\n',
    '%{ else ~}\n',
    '%{ endif ~}',
    '#}',
    '{{/* x\n',
    '*/}}',
    '{% raw %}',
    '{% set x %}\n',
  ],
  ...['<<<<<<< HEAD\n', '=======\n', '>>>>>>> theirs\n', '||||||| base\n'],
  ...[
    '~',
    'null',
    'yes',
    'off',
    'true',
    '0644',
    '0o17',
    '0x1F',
    '1e999',
    '-.inf',
    '.nan',
    '1_000',
    '9007199254740993',
    '08',
    '12:30:45',
  ],
  ...[
    '2001-01-01',
    '""',
    '[]',
    '{}',
    'variant: fcos\n',
    'version: 1.5.0\n',
    '__proto__: x\n',
    'constructor: {}\n',
    'toString',
    '"ignition": {',
  ],
  ...[
    '"\\ud800"',
    '"\\x"',
    "''",
    '/etc/x',
    'https://example.com',
    'data:,x',
    '-0',
    '+1',
    '1.',
    '.5',
    '=',
    'storage:\n',
    'files:\n',
  ],
];

const versions = [
  '1.0.0',
  '1.4.0',
  '1.5.0',
  '1.6.0',
  '1.8.0-experimental',
  '3.0.0',
  '3.5.0',
  '4.19.0',
  '2.3.0',
  '99.0.0',
  '1',
];

type Mutation = (text: string, random: Random, seeds: readonly SeedDocument[]) => string;

const mutations: readonly Mutation[] = [
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(tokens)),
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(tokens)),
  (text, random) => splice(text, random.below(text.length + 1), 1 + random.below(3), ''),
  (text, random) => splice(text, random.below(text.length + 1), 1 + random.below(2), random.pick(tokens)),
  (text, random) => splice(text, random.below(text.length + 1), random.below(80), ''),
  (text, random) => onLines(text, (lines) => lines.toSpliced(random.below(lines.length), 1 + random.below(3))),
  (text, random) =>
    onLines(text, (lines) => {
      const from = random.below(lines.length);
      return lines.toSpliced(random.below(lines.length + 1), 0, ...lines.slice(from, from + 1 + random.below(4)));
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const from = random.below(lines.length);
      const moved = lines.slice(from, from + 1 + random.below(3));
      const rest = lines.toSpliced(from, moved.length);
      return rest.toSpliced(random.below(rest.length + 1), 0, ...moved);
    }),
  indent,
  (text, random) => text.replace(/: [^\n]*/u, (value) => (random.chance(0.5) ? `: ${random.pick(tokens)}` : value)),
  replaceSomeValue,
  misspellSomeKey,
  halfTypeSomeKey,
  leaveConflict,
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random, seeds) => text.slice(0, random.below(text.length + 1)) + tail(random.pick(seeds).text, random),
  (text, random, seeds) => splice(text, random.below(text.length + 1), 0, piece(random.pick(seeds).text, random)),
  (text, random) => splice(text, random.below(text.length + 1), 0, piece(text, random).repeat(1 + random.below(8))),
  (text, random) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', '\n  '])),
  (text, random) => text.replaceAll(/\b\d+\.\d+\.\d+(?:-[a-z]+)?/gu, () => random.pick(versions)),
  (text, random) =>
    splice(
      text,
      random.below(text.length + 1),
      0,
      random
        .pick(['[', '{a: ', '- ', '&a [', '!x [', '? ', '"'])
        .repeat(1 + random.below(random.chance(0.1) ? 1000 : 100)),
    ),
];

/** One document made of the seeds: a seed that some hands went over, most often lightly. */
export function mutatedDocument(random: Random, seeds: readonly SeedDocument[]): SeedDocument {
  const seed = random.pick(seeds);
  const fileName = random.chance(0.1) ? random.pick(seeds).fileName : seed.fileName;
  let { text } = seed;
  for (let turn = 1 + random.below(random.chance(0.2) ? 12 : 4); turn > 0; turn--) {
    text = random.pick(mutations)(text, random, seeds).slice(0, longestDocument);
  }
  return { fileName, text };
}

function splice(text: string, start: number, removed: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(start + removed);
}

function onLines(text: string, change: (lines: readonly string[]) => readonly string[]): string {
  return change(text.split('\n')).join('\n');
}

/** Moves a line, or some that follow each other, to the right or to the left. */
function indent(text: string, random: Random): string {
  const blanks = random.pick([' ', '  ', '    ', '\t']);
  const toTheLeft = random.chance(0.5);
  return onLines(text, (lines) => {
    const from = random.below(lines.length);
    const to = from + 1 + random.below(5);
    return lines.map((line, index) => {
      if (index < from || index >= to) return line;
      return toTheLeft ? line.replace(new RegExp(`^ {0,${blanks.length}}`, 'u'), '') : blanks + line;
    });
  });
}

function replaceSomeValue(text: string, random: Random): string {
  return atSome(text, /(?<=: )[^\n]+/gu, random, () => random.pick(tokens));
}

function misspellSomeKey(text: string, random: Random): string {
  return atSome(text, /[\w-]+(?="?:)/gu, random, (key) => {
    const place = random.below(key.length + 1);
    const shapes = [
      splice(key, place, 1, ''),
      splice(key, place, 0, random.pick(['x', 'e', '_', '-'])),
      key.replaceAll(/_(\w)/gu, (_, letter: string) => letter.toUpperCase()),
      key.toUpperCase(),
    ];
    return random.pick(shapes);
  });
}

/** Takes away what makes a key of a line, or an item of it, most often of the first one below its parent. */
function halfTypeSomeKey(text: string, random: Random): string {
  const first = /(?<=:[ \t]*\r?\n[ \t]*)(?:- )?[\w-]+: ?/gu;
  const any = /(?<=^[ \t]*)(?:- )?[\w-]+: ?/gmu;
  return atSome(text, random.chance(0.7) ? first : any, random, (found) =>
    random.pick([found.slice(0, 3), found.trimEnd(), found.replace(':', ''), found.replace('- ', '-')]),
  );
}

/** Puts lines between the marks of a merge, one of which may be missing. */
function leaveConflict(text: string, random: Random): string {
  return onLines(text, (lines) => {
    const from = random.below(lines.length);
    const to = from + random.below(4);
    const ours = lines.slice(from, to);
    const base = random.chance(0.3) ? ['||||||| base', ...ours.slice(1)] : [];
    const theirs = [...ours].reverse();
    const all = ['<<<<<<< HEAD', ...ours, ...base, '=======', ...theirs, '>>>>>>> theirs'];
    const left = random.chance(0.2) ? all.toSpliced(random.below(all.length), 1) : all;
    return [...lines.slice(0, from), ...left, ...lines.slice(to)];
  });
}

function atSome(text: string, pattern: RegExp, random: Random, change: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { 0: word, index } = random.pick(found);
  return splice(text, index, word.length, change(word));
}

function tail(text: string, random: Random): string {
  return text.slice(random.below(text.length + 1));
}

function piece(text: string, random: Random): string {
  const start = random.below(text.length + 1);
  return text.slice(start, start + random.below(300));
}

import { goString } from '../../../server/src/base/goString.ts';
import { generatorNames, type InputSpec, makeInput } from '../../oracle/gzip/inputs.ts';
import type { Shelved } from '../shelf.ts';
import { type ConversionCase, headOf } from './conversionCase.ts';

const target = { variant: 'fcos', version: '1.7.0' };

/** The files: each generator at lengths about which the choice of the form changes, some of them large. */
const inputs: readonly InputSpec[] = [
  ...generatorNames.flatMap((generator, index) =>
    [40, 400, 3000, 20_000, 66_000].map((length) => ({ generator, seed: index + 1, length: length + index })),
  ),
  ...['text', 'config', 'mixed', 'counters', 'lengths', 'buffer'].flatMap((generator, index) =>
    [150_000, 400_000].map((length) => ({ generator, seed: index + 51, length: length + index })),
  ),
  { generator: 'random', seed: 71, length: 1_000_000 },
  { generator: 'mixed', seed: 72, length: 1_500_000 },
  { generator: 'single', seed: 73, length: 5_000_000 },
  { generator: 'config', seed: 74, length: 5_242_880 },
];

function nameOf({ generator, length }: InputSpec): string {
  return `made/${generator}-${length}`;
}

export const madeFiles: Readonly<Record<string, Shelved>> = {
  ...Object.fromEntries(inputs.map((made) => [`files/${nameOf(made)}`, { made }])),
  ...Object.fromEntries(
    ['text', 'random', 'runs', 'sparse', 'config'].map((generator, index) => [
      `files/made-tree/etc/${generator}`,
      { made: { generator, seed: index + 80, length: 3000 } },
    ]),
  ),
};

/** Content of every kind and length on every way into a config. */
export function compressionCases(): readonly ConversionCase[] {
  return [...localCases(), ...inlineCases(), ...binaryCases(), ...declaredCases(), ...otherPlaces()];
}

function caseOf(name: string, body: string, { variant, version } = target): ConversionCase {
  const text = `${headOf({ variant, version })}${body}`;
  return { name: `compression: ${name}`, text, pretty: false, raw: false, strict: false, hasFiles: true };
}

function fileWith(contents: string): string {
  return `storage:\n  files:\n    - path: /etc/content\n      contents:\n        ${contents}\n`;
}

function localCases(): readonly ConversionCase[] {
  return inputs.map((input) => caseOf(`local ${nameOf(input)}`, fileWith(`local: ${nameOf(input)}`)));
}

function inlineCases(): readonly ConversionCase[] {
  const lengths = [0, 1, 12, 50, 80, 110, 140, 170, 220, 400, 2000, 9000, 30_000, 60_000];
  return ['text', 'config'].flatMap((generator, index) =>
    lengths.map((length) => {
      const text = goString(makeInput({ generator, seed: index + 90, length }));
      return caseOf(`inline ${generator} of ${length}`, fileWith(`inline: ${JSON.stringify(text)}`));
    }),
  );
}

function binaryCases(): readonly ConversionCase[] {
  return ['random', 'counters', 'sparse', 'runs'].flatMap((generator, index) =>
    [0, 1, 30, 200, 5000].map((length) => {
      const bytes = makeInput({ generator, seed: index + 95, length });
      const base64 = Buffer.from(bytes).toString('base64');
      return caseOf(`binary ${generator} of ${length}`, fileWith(`inline: !!binary "${base64}"`));
    }),
  );
}

/** What the user says of the compression wins: the bytes are taken as packed already. */
function declaredCases(): readonly ConversionCase[] {
  const local = nameOf(inputs.find(({ generator, length }) => generator === 'text' && length > 3000)!);
  return ['gzip', '""', 'null'].map((compression) =>
    caseOf(
      `declared ${compression}`,
      `${fileWith(`local: ${local}`)}        compression: ${compression}\n    - path: /b\n      contents:\n        inline: "${'ab'.repeat(200)}"\n        compression: ${compression}\n`,
    ),
  );
}

function otherPlaces(): readonly ConversionCase[] {
  const long = JSON.stringify('a line that comes again and again\n'.repeat(40));
  const newest = { variant: 'fcos', version: '1.8.0-experimental' };
  const grubUsers = Array.from(
    { length: 30 },
    (_, index) => `    - name: user${index}\n      password_hash: grub.pbkdf2\n`,
  );
  return [
    caseOf('files of a tree', 'storage:\n  trees:\n    - local: made-tree\n'),
    caseOf(
      'append',
      `storage:\n  files:\n    - path: /a\n      append:\n        - inline: ${long}\n        - local: ${nameOf(inputs[2]!)}\n`,
    ),
    caseOf(
      'certificate authority',
      'ignition:\n  security:\n    tls:\n      certificate_authorities:\n        - local: ca.pem\n',
    ),
    caseOf('merged config', `ignition:\n  config:\n    merge:\n      - inline: ${JSON.stringify(nestedConfig)}\n`),
    caseOf('replacing config', `ignition:\n  config:\n    replace:\n      inline: ${JSON.stringify(nestedConfig)}\n`),
    caseOf('users of the boot loader', `grub:\n  users:\n${grubUsers.join('')}`),
    caseOf(
      'quadlets',
      `systemd:\n  quadlets:\n    - name: a.container\n      contents: ${JSON.stringify(`[Container]\nImage=a\n${'Environment=A=1\n'.repeat(50)}`)}\n`,
      newest,
    ),
    ...['4.8.0', '4.9.0', '4.10.0', '4.22.0'].map((version) =>
      caseOf(`openshift ${version}`, fileWith(`inline: ${long}`), { variant: 'openshift', version }),
    ),
    ...['1.0.0', '1.1.0'].map((version) =>
      caseOf(`fcos ${version}`, fileWith(`inline: ${long}`), { variant: 'fcos', version }),
    ),
  ];
}

const nestedConfig = JSON.stringify({
  ignition: { version: '3.6.0' },
  storage: { files: Array.from({ length: 20 }, (_, index) => ({ path: `/etc/file-${index}`, mode: 420 })) },
});

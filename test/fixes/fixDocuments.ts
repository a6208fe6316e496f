import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../server/src/base/decodeText.ts';
import { deprecatedCases } from '../features/fixes/deprecatedCases.ts';
import { allCases } from '../rules/allCases.ts';
import { userDataDocuments } from '../support/userDataDocuments.ts';
import { damagedTexts } from './damagedTexts.ts';

/** A document whose fixes are tried. */
export interface FixDocument {
  readonly name: string;
  readonly fileName: string;
  readonly text: string;
}

const fileNames = { butane: 'config.bu', ignition: 'config.ign', machineconfig: 'config.yaml' };

/** Every case of a rule, every golden, every example and template, and damage of every kind. */
export function fixDocuments(): readonly FixDocument[] {
  const ofRules = allCases().map(({ name, tool, text }) => ({ name, fileName: fileNames[tool], text }));
  const goldens = ['butane', 'ignition', 'machineconfig'].flatMap((format) => filesOf(`test/goldens/${format}`));
  const { cases }: { readonly cases: readonly { readonly text: string }[] } = JSON.parse(
    readFileSync('test/goldens/cloudConfigVerdicts.json', 'utf8'),
  );
  const ofClouds = [...cases, ...deprecatedConfigs()].map(({ text }) => ({
    name: text,
    fileName: 'user-data',
    text: `#cloud-config\n${text}`,
  }));
  return [
    ...ofRules,
    ...goldens,
    ...ofClouds,
    ...userDataDocuments.map((document) => ({ ...document, name: document.text })),
    ...filesOf('examples'),
    ...filesOf('test/formats/templates'),
    ...damagedTexts(),
  ];
}

function filesOf(folder: string): readonly FixDocument[] {
  return readdirSync(folder)
    .filter((fileName) => fileName !== 'verdicts.json')
    .sort()
    .map((fileName) => {
      const name = path.join(folder, fileName);
      return { name, fileName, text: decodeText(readFileSync(name)).text };
    });
}

function deprecatedConfigs(): readonly { readonly text: string }[] {
  return deprecatedCases.filter(([kind]) => kind !== 'network').map(([, text]) => ({ text }));
}

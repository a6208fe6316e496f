import { moduleFacts } from '../../generated/moduleFacts.ts';
import { holdsFor } from '../../layers/osFacts.ts';
import type { Seed, SeedInput } from '../seed.ts';

/** The folder that the data source NoCloud reads. */
export function seed({ text, fileName, release }: SeedInput): Seed {
  const { own, made, beside, uses } = moduleFacts.seed;
  const config = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return {
    files: [
      { name: own, text: config },
      { name: made, text: aboutInstance(fileName, config) },
    ],
    beside,
    uses: uses.filter((use) => release === undefined || holdsFor(use, release)).map((use) => use.text),
  };
}

/** What goes into such a folder beside the user data. */
export function goesAlong(name: string): string {
  return `it is no user data, but goes along as \`${name}\` where it lies beside user data that a seed is made of`;
}

/** Another config makes another id, so that a machine which has run the one before takes it for new. */
function aboutInstance(fileName: string, config: string): string {
  const name = fileName.replace(/[^a-z\d]+/giu, '-').replace(/^-+|-+$/gu, '');
  return [
    '# A machine that gets another id runs everything again that runs once per instance.',
    `instance-id: ${name === '' ? 'seed' : name}-${hashOf(config)}`,
    '',
  ].join('\n');
}

/** FNV-1a of the UTF-16 units, 32 bits: it tells texts apart, and keeps nothing secret. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

import type { MapNode, Node } from '../../document/node.ts';
import { propertiesOf, rootEntry } from '../../shape/entry.ts';
import { nearest, sameWord } from '../../shape/nearest.ts';
import { versionTable } from '../../shape/versions.ts';
import { isForIgnition } from '../ignition/fileName.ts';
import { scalarTextAt, topLevelPair } from '../topLevel.ts';

const head = ['variant', 'version', 'metadata'];

/**
 * What in a text speaks for Butane; empty where nothing does. Other programs have variants and versions too, so where no
 * name speaks for it the version must look like one of the variant's, and the keys beside the two like sections.
 */
export function contentEvidence(root: Node | undefined, isNamed: boolean, fileName: string): readonly string[] {
  const variant = scalarTextAt(root, ['variant']);
  const version = scalarTextAt(root, ['version']);
  const rows = versionTable('butane').rows.filter((row) => sameWord(row.variant, variant ?? ''));
  const evidence = [`variant: ${variant ?? 'unknown'}${version === undefined ? '' : `, version: ${version}`}`];
  if (root?.kind !== 'map') return [];
  if (isNamed) return rows.length > 0 ? evidence : [];
  // From 2.27 on, Ignition takes what is no JSON of its own for Butane; source: coreos/ignition config/config.go.
  if (root.style === 'flow' && scalarTextAt(root, ['ignition', 'version']) !== undefined) return [];
  if (isForIgnition(fileName)) return topLevelPair(root, 'variant') ? evidence : [];
  if (rows.length === 0 || version === undefined) return [];
  const majors = rows.map((row) => row.version.split('.')[0]);
  return looksLikeVersion(version, majors) && looksLikeSections(root) ? evidence : [];
}

/** A version of the variant, one that it may have some day, or what somebody types on the way to one. */
function looksLikeVersion(text: string, majors: readonly (string | undefined)[]): boolean {
  const [, major] = /^0*(\d+)(?:\.\d*){0,2}(?:[-+][\w.+-]*)?$/u.exec(text) ?? [];
  return major !== undefined && majors.includes(major);
}

/** Whether a section stands at the top, if only a misspelt or half-typed one, and few other keys; in YAML also no key at all. */
function looksLikeSections(root: MapNode): boolean {
  const names = root.pairs.map(({ key }) => (key.kind === 'scalar' ? key.text : ''));
  const others = names.filter((name) => !head.includes(name));
  if (others.length === 0) return root.style === 'block';
  const sections = [...propertiesOf(rootEntry('schemas/butane/index.json')).keys()].filter(
    (name) => !head.includes(name),
  );
  const meant = others.filter((name) => isSection(name, sections));
  return meant.length > 0 && (others.length - meant.length) * 2 <= names.length;
}

function isSection(name: string, sections: readonly string[]): boolean {
  return (
    sections.includes(name) ||
    nearest(name, sections).length > 0 ||
    (name !== '' && sections.some((section) => section.startsWith(name)))
  );
}

import { goJson } from '../../decode/dialects/goJson.ts';
import type { Node } from '../../document/node.ts';
import type { Part, Syntax } from '../../document/textDocument.ts';
import { validate_ignition } from '../../generated/validators.js';
import { versionTable } from '../../shape/versions.ts';
import type { Detection, Format, NameClaim } from '../format.ts';
import { nameEvidence } from '../nameEvidence.ts';
import { scalarTextAt } from '../topLevel.ts';
import { resolveVersion } from './resolveVersion.ts';
import { unsupportedVersion } from './rules/unsupportedVersion.ts';

const namePattern = /\.ign(?:\.json)?$/iu;

export const ignition: Format = {
  id: 'ignition',
  label: 'Ignition',
  tool: 'ignition',
  releasedWith: 'ignition',
  schemaFile: 'schemas/ignition/index.json',
  dialect: goJson,
  validate: validate_ignition,
  unknownKey: 'warning',
  versions: versionTable('ignition'),
  parts: 'first',
  syntaxOf,
  detect,
  versionKeys: ({ version }) => [{ path: ['ignition', 'version'], value: version }],
  resolveVersion,
  rules: [unsupportedVersion],
};

/** From Ignition 2.27 on, a file for Ignition may be Butane, which is YAML with a variant. */
function syntaxOf(text: string, claim: NameClaim): Syntax | undefined {
  if (nameEvidence('ignition', namePattern, claim) !== undefined)
    return /^variant\s*:/mu.test(text) ? undefined : 'json';
  return /^\uFEFF?\s*\{\s*["}]/u.test(text) && /"ignition(?:Version)?"/u.test(text) ? 'json' : undefined;
}

/** A JSON object with `ignition.version` is ours whatever its name; the name alone does it too. */
function detect(part: Part, claim: NameClaim): Detection | undefined {
  const byName = nameEvidence('ignition', namePattern, claim);
  const version = scalarTextAt(part.root, ['ignition', 'version']);
  const old = scalarTextAt(part.root, ['ignitionVersion']);
  if (byName === undefined && !looksLikeIgnition(part.root, version ?? old)) return undefined;
  const evidence = byName === undefined ? [] : [byName];
  if (version !== undefined) evidence.push(`ignition.version: ${version}`);
  else if (old !== undefined) evidence.push(`ignitionVersion: ${old}`);
  if (byName === undefined && claim.format !== undefined) return undefined;
  return evidence.length > 0 ? { evidence } : undefined;
}

const sections = new Set([
  'ignition',
  'ignitionVersion',
  'kernelArguments',
  'networkd',
  'passwd',
  'storage',
  'systemd',
]);

/** Other programs call themselves Ignition too: the version must be one of ours, and the sections for the most part. */
function looksLikeIgnition(root: Node | undefined, version: string | undefined): boolean {
  if (root?.kind !== 'map' || version === undefined || !/^[123](?:\.|$)/u.test(version)) return false;
  const own = root.pairs.filter(({ key }) => key.kind === 'scalar' && sections.has(key.text));
  return own.length * 2 >= root.pairs.length;
}

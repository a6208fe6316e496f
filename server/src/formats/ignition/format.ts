import { goJson } from '../../decode/dialects/goJson.ts';
import type { Node } from '../../document/node.ts';
import type { Part, Syntax } from '../../document/textDocument.ts';
import { validate_ignition } from '../../generated/validators.js';
import { versionTable } from '../../shape/versions.ts';
import type { Detection, Format, NameClaim } from '../format.ts';
import { nameEvidence } from '../nameEvidence.ts';
import { otherContent } from '../otherContent.ts';
import { scalarTextAt } from '../topLevel.ts';
import { ignitionFileName } from './fileName.ts';
import { layerRules } from './layerRules/layerRules.ts';
import { resolveVersion } from './resolveVersion.ts';
import { modeDecimal } from './rules/modeDecimal.ts';
import { configRules } from './rules/rules.ts';
import { unsupportedVersion } from './rules/unsupportedVersion.ts';
import { schemaFile } from './schema.ts';

const refusal = 'the machine stops in early boot, in an emergency shell without SSH';

export const ignition: Format = {
  id: 'ignition',
  label: 'Ignition',
  tool: 'ignition',
  releasedWith: 'ignition',
  isUserData: true,
  schemaFile,
  dialect: goJson,
  validate: validate_ignition,
  refusal,
  unknownKey: 'warning',
  versions: versionTable('ignition'),
  parts: 'first',
  otherContent: otherContent('ignition', 'Ignition', refusal),
  syntaxOf,
  detect,
  versionKeys: ({ version }) => [{ path: ['ignition', 'version'], value: version }],
  resolveVersion,
  rules: [unsupportedVersion],
  configRules,
  writtenRules: modeDecimal,
  layerRules,
};

/** Butane, which Ignition reads too from 2.27 on, has claimed its texts before. */
function syntaxOf(text: string, claim: NameClaim): Syntax | undefined {
  if (nameEvidence('ignition', ignitionFileName, claim) !== undefined) return 'json';
  if (claim.format !== undefined) return undefined;
  return /^\uFEFF?\s*\{\s*["}]/u.test(text) && /"ignition(?:Version)?"/u.test(text) ? 'json' : undefined;
}

/** A JSON object with `ignition.version` is ours whatever its name; the name or the user's choice decides alone. */
function detect(part: Part, claim: NameClaim): Detection | undefined {
  const byName = nameEvidence('ignition', ignitionFileName, claim);
  if (byName === undefined && claim.format !== undefined) return undefined;
  const version = scalarTextAt(part.root, ['ignition', 'version']);
  const old = scalarTextAt(part.root, ['ignitionVersion']);
  if (byName === undefined && !looksLikeIgnition(part.root, version ?? old)) return undefined;
  const evidence = byName === undefined ? [] : [byName];
  if (version !== undefined) evidence.push(`ignition.version: ${version}`);
  else if (old !== undefined) evidence.push(`ignitionVersion: ${old}`);
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

/**
 * Other programs call themselves Ignition too: the sections must be ours for the most part, and the version one that
 * Ignition has had; a version that only looks like one needs a section of ours beside it. YAML is never read by Ignition,
 * so it is the config of something else.
 */
function looksLikeIgnition(root: Node | undefined, version: string | undefined): boolean {
  if (root?.kind !== 'map' || root.style === 'block') return false;
  if (version === undefined || !/^[123](?:\.\d*){0,2}(?:-\w*)?$/u.test(version)) return false;
  const own = root.pairs.filter(({ key }) => key.kind === 'scalar' && key.style === 'double' && sections.has(key.text));
  if (own.length * 2 < root.pairs.length) return false;
  return own.length > 1 || /^(?:1|[23]\.\d\.0(?:-experimental)?)$/u.test(version);
}

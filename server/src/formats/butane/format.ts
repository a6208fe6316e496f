import { goYamlV3 } from '../../decode/dialects/goYamlV3.ts';
import type { Part, Syntax } from '../../document/textDocument.ts';
import { validate_butane } from '../../generated/validators.js';
import { versionTable } from '../../shape/versions.ts';
import type { Detection, Format, NameClaim } from '../format.ts';
import { nameEvidence } from '../nameEvidence.ts';
import { scalarTextAt } from '../topLevel.ts';
import { containerLinuxConfigMarks } from './containerLinuxConfig.ts';
import { resolveVersion } from './resolveVersion.ts';
import { containerLinuxConfig } from './rules/containerLinuxConfig.ts';
import { laterDocument } from './rules/laterDocument.ts';
import { unknownVersion } from './rules/unknownVersion.ts';

const namePattern = /\.(?:bu|butane)$/iu;

export const butane: Format = {
  id: 'butane',
  label: 'Butane',
  tool: 'butane',
  releasedWith: 'ignition',
  schemaFile: 'schemas/butane/index.json',
  dialect: goYamlV3,
  validate: validate_butane,
  unknownKey: 'warning',
  versions: versionTable('butane'),
  parts: 'first',
  syntaxOf,
  detect,
  versionKeys: ({ variant, version }) => [
    { path: ['variant'], value: variant },
    { path: ['version'], value: version },
  ],
  resolveVersion,
  rules: [unknownVersion, containerLinuxConfig, laterDocument],
};

/** JSON is YAML too, but a JSON text that speaks of Ignition is read as JSON, whatever else stands in it. */
function syntaxOf(text: string, claim: NameClaim): Syntax | undefined {
  if (nameEvidence('butane', namePattern, claim) !== undefined) return 'yaml';
  if (/^\uFEFF?\s*\{/u.test(text) && text.includes('"ignition"')) return undefined;
  return /^\uFEFF?\s*["']?variant["']?\s*:/mu.test(text) ? 'yaml' : undefined;
}

/** A variant that is ours makes any YAML a Butane config; the file name alone does it too. */
function detect(part: Part, claim: NameClaim): Detection | undefined {
  const byName = nameEvidence('butane', namePattern, claim);
  const variant = scalarTextAt(part.root, ['variant']);
  const version = scalarTextAt(part.root, ['version']);
  const isOurs = butane.versions.rows.some((row) => row.variant === variant) && (byName || version !== undefined);
  const byContent = isOurs ? [`variant: ${variant}${version === undefined ? '' : `, version: ${version}`}`] : [];
  if (byName !== undefined) return { evidence: [byName, ...byContent] };
  if (claim.format !== undefined) return undefined;
  const evidence = isOurs ? byContent : containerLinuxConfigMarks(part.root);
  return evidence.length > 0 ? { evidence } : undefined;
}

import { goYamlV3 } from '../../decode/dialects/goYamlV3.ts';
import type { Part, Syntax } from '../../document/textDocument.ts';
import { validate_butane } from '../../generated/validators.js';
import { versionTable } from '../../shape/versions.ts';
import type { Detection, Format, NameClaim } from '../format.ts';
import { nameEvidence } from '../nameEvidence.ts';
import { otherContent } from '../otherContent.ts';
import { containerLinuxConfigMarks } from './containerLinuxConfig.ts';
import { contentEvidence } from './contentEvidence.ts';
import { layerRules } from './layerRules/layerRules.ts';
import { resolveVersion } from './resolveVersion.ts';
import { containerLinuxConfig } from './rules/containerLinuxConfig.ts';
import { laterDocument } from './rules/laterDocument.ts';
import { nestedConfig } from './rules/nestedConfig.ts';
import { configRules } from './rules/rules.ts';
import { unknownVersion } from './rules/unknownVersion.ts';

const namePattern = /\.(?:bu|butane)$/iu;

const refusal = 'Butane refuses the file';

export const butane: Format = {
  id: 'butane',
  label: 'Butane',
  tool: 'butane',
  releasedWith: 'ignition',
  schemaFile: 'schemas/butane/index.json',
  dialect: goYamlV3,
  validate: validate_butane,
  refusal,
  unknownKey: 'warning',
  versions: versionTable('butane'),
  parts: 'first',
  otherContent: otherContent('butane', 'Butane', refusal),
  syntaxOf,
  detect,
  versionKeys: ({ variant, version }) => [
    { path: ['variant'], value: variant },
    { path: ['version'], value: version },
  ],
  resolveVersion,
  rules: [unknownVersion, containerLinuxConfig, laterDocument, nestedConfig],
  configRules,
  writtenRules: [],
  layerRules,
};

/** JSON is YAML too, but a JSON text that speaks of Ignition is read as JSON, whatever else stands in it. */
function syntaxOf(text: string, claim: NameClaim): Syntax | undefined {
  if (nameEvidence('butane', namePattern, claim) !== undefined) return 'yaml';
  if (claim.format !== undefined) return undefined;
  if (/^\uFEFF?\s*\{/u.test(text) && text.includes('"ignition"')) return undefined;
  return /(?:^|[{,])\uFEFF?[ \t]*["']?variant["']?[ \t]*:/mu.test(text) ? 'yaml' : undefined;
}

/** Content speaks for Butane with a variant and a version of ours; the name of the file or the user's choice decides alone. */
function detect(part: Part, claim: NameClaim): Detection | undefined {
  const byName = nameEvidence('butane', namePattern, claim);
  const byContent = contentEvidence(part.root, byName !== undefined, claim.fileName);
  if (byName !== undefined) return { evidence: [byName, ...byContent] };
  if (claim.format !== undefined) return undefined;
  const evidence = byContent.length > 0 ? byContent : containerLinuxConfigMarks(part.root);
  return evidence.length > 0 ? { evidence } : undefined;
}

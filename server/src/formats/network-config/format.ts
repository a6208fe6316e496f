import { pyYaml } from '../../decode/dialects/pyYaml.ts';
import type { Part, Syntax } from '../../document/textDocument.ts';
import { validate_network_config } from '../../generated/validators.js';
import { versionTable } from '../../shape/versions.ts';
import { goesAlong } from '../cloud-config/seed.ts';
import type { Detection, Format, NameClaim } from '../format.ts';
import { anchors } from '../pyYaml/anchors.ts';
import { judgePlaces } from '../pyYaml/judgePlaces.ts';
import { keyGroups } from '../pyYaml/keyGroups.ts';
import { oneDocument } from '../pyYaml/oneDocument.ts';
import { readsOtherwise } from '../pyYaml/readsOtherwise.ts';
import { swallowedTexts } from '../pyYaml/swallowedTexts.ts';
import { tabs } from '../pyYaml/tabs.ts';
import { isNamedImageConfig } from '../userData/imageFiles.ts';
import { contentEvidence, mayBeOurs } from './contentEvidence.ts';
import { isNamed } from './fileNames.ts';
import { layerRules } from './layerRules/layerRules.ts';
import { resolveVersion } from './resolveVersion.ts';
import { addresses } from './rules/addresses.ts';
import { defaultRoutes } from './rules/defaultRoutes.ts';
import { deviceKeys } from './rules/deviceKeys.ts';
import { macAddresses } from './rules/macAddresses.ts';
import { names } from './rules/names.ts';
import { netplanValues } from './rules/netplanValues.ts';
import { peers } from './rules/peers.ts';
import { unknownInterfaces } from './rules/unknownInterfaces.ts';
import { versionMeant } from './rules/versionMeant.ts';

const id = 'network-config';

export const networkConfig: Format = {
  id,
  label: 'network-config',
  tool: 'cloud-init',
  releasedWith: 'cloud-init',
  schemaFile: `schemas/${id}/index.json`,
  dialect: pyYaml,
  validate: validate_network_config,
  refusal: 'cloud-init reports an invalid config, and the machine may come up without its network',
  unreadable: 'cloud-init ignores the whole text, and the machine comes up with DHCP at most',
  bootsWithout: true,
  unknownKey: 'error',
  versions: versionTable(id),
  parts: 'first',
  syntaxOf,
  detect,
  readsOtherwise,
  versionKeys: () => [],
  resolveVersion,
  rules: [
    oneDocument(id),
    tabs(id),
    anchors(id),
    judgePlaces(keyGroups(id), swallowedTexts(id)),
    addresses,
    defaultRoutes,
    deviceKeys,
    macAddresses,
    names,
    netplanValues,
    peers,
    unknownInterfaces,
    versionMeant,
  ],
  configRules: [],
  writtenRules: [],
  layerRules,
  seed: () => goesAlong(id),
};

function syntaxOf(text: string, claim: NameClaim): Syntax | undefined {
  if (claim.format !== undefined) return claim.format === id ? 'yaml' : undefined;
  return isNamed(claim) || mayBeOurs(text) ? 'yaml' : undefined;
}

/** A name speaks for a text that is not plainly of somebody else; without one, what stands in the text has to leave no doubt. */
function detect(part: Part, claim: NameClaim, text: string): Detection | undefined {
  if (claim.format !== undefined) {
    return claim.format === id ? { evidence: [`chosen by ${claim.formatBy ?? 'the user'}`] } : undefined;
  }
  const named = isNamed(claim);
  // User data never sets the network up, whatever stands in it.
  if (!named && /^#cloud-config/iu.test(text)) return undefined;
  // In an image it stands among other keys, and is a part of its own there.
  if (isNamedImageConfig(claim)) return undefined;
  const evidence = contentEvidence(part.root, named, text);
  if (evidence.length === 0 && !(named && text.replaceAll(/#.*/gu, '').trim() === '')) return undefined;
  return { evidence: named ? [`the name is ${claim.fileName}`, ...evidence] : evidence };
}

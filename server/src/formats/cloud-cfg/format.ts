import { pyYaml } from '../../decode/dialects/pyYaml.ts';
import type { Node } from '../../document/node.ts';
import type { Part, Syntax } from '../../document/textDocument.ts';
import { layerRules } from '../cloud-config/layerRules/layerRules.ts';
import { keysByType } from '../cloud-config/rules/keysByType.ts';
import { configRules } from '../cloud-config/rules/rules.ts';
import type { Detection, Format, NameClaim } from '../format.ts';
import { anchors } from '../pyYaml/anchors.ts';
import { judgePlaces } from '../pyYaml/judgePlaces.ts';
import { keyGroups } from '../pyYaml/keyGroups.ts';
import { nearKeys } from '../pyYaml/nearKeys.ts';
import { oneDocument } from '../pyYaml/oneDocument.ts';
import { readsOtherwise } from '../pyYaml/readsOtherwise.ts';
import { swallowedTexts } from '../pyYaml/swallowedTexts.ts';
import { tabs } from '../pyYaml/tabs.ts';
import { isNamedImageConfig } from '../userData/imageFiles.ts';
import { networkIn } from '../userData/networkIn.ts';
import { userDataFormat } from '../userData/userDataFormat.ts';
import { dataSources } from './rules/dataSources.ts';
import { modules } from './rules/modules.ts';
import { validate } from './validate.ts';

const id = 'cloud-cfg';

/** What an image brings for cloud-init: `/etc/cloud/cloud.cfg`, and the files in `/etc/cloud/cloud.cfg.d`. */
export const cloudCfg: Format = {
  ...userDataFormat(id, validate),
  label: 'cloud.cfg',
  dialect: pyYaml,
  refusal: 'cloud-init reports an invalid config, and what reads the value may fail',
  unreadable: 'cloud-init ignores the whole file, and works with what it has built in',
  reportsDeprecated: true,
  syntaxOf,
  detect,
  readsOtherwise,
  holds: networkIn,
  rules: [
    oneDocument(id),
    tabs(id),
    anchors(id),
    judgePlaces(keyGroups(id), swallowedTexts(id), nearKeys(id)),
    keysByType,
    dataSources,
  ],
  configRules: [...configRules, modules],
  layerRules,
};

function syntaxOf(text: string, claim: NameClaim): Syntax | undefined {
  if (claim.format !== undefined) return claim.format === id ? 'yaml' : undefined;
  return isNamedImageConfig(claim) || telling.some((key) => new RegExp(`^${key}[ \\t]*:`, 'mu').test(text))
    ? 'yaml'
    : undefined;
}

/** Keys that no other program has, and that mean nothing in user data. */
const telling = ['datasource_list', 'datasource', 'system_info', 'cloud_init_modules', 'cloud_final_modules'];

/** The place of a file speaks for it; without that, two keys have to stand there that only an image has. */
function detect({ root }: Part, claim: NameClaim, text: string): Detection | undefined {
  if (claim.format !== undefined) {
    return claim.format === id ? { evidence: [`chosen by ${claim.formatBy ?? 'the user'}`] } : undefined;
  }
  if (isNamedImageConfig(claim)) {
    const place =
      claim.fileName === 'cloud.cfg' ? 'the name is cloud.cfg' : `it is ${claim.fileName} in ${claim.folder ?? ''}`;
    return { evidence: [place] };
  }
  if (/^\s*#cloud-config/iu.test(text)) return undefined;
  const found = telling.filter((key) => keysOf(root).includes(key));
  const isSure = found.length > 1 || (found.length === 1 && claim.fileName.endsWith('.cfg'));
  return isSure ? { evidence: [`it has the keys ${found.join(', ')}`] } : undefined;
}

function keysOf(root: Node | undefined): readonly string[] {
  if (root?.kind !== 'map') return [];
  return root.pairs.flatMap(({ key }) => (key.kind === 'scalar' && !key.masked ? [key.text] : []));
}

import { pyYaml } from '../../decode/dialects/pyYaml.ts';
import type { Node } from '../../document/node.ts';
import { nameWithoutTemplate } from '../../document/template/templateOfName.ts';
import type { Part, Syntax } from '../../document/textDocument.ts';
import { validate_meta_data } from '../../generated/validators.js';
import { propertiesOf, rootEntry } from '../../shape/entry.ts';
import { goesAlong } from '../cloud-config/seed.ts';
import type { Detection, Format, NameClaim } from '../format.ts';
import { anchors } from '../pyYaml/anchors.ts';
import { oneDocument } from '../pyYaml/oneDocument.ts';
import { readsOtherwise } from '../pyYaml/readsOtherwise.ts';
import { tabs } from '../pyYaml/tabs.ts';
import { networkIn } from '../userData/networkIn.ts';
import { userDataFormat } from '../userData/userDataFormat.ts';
import { meantKeys } from './meantKeys.ts';
import { keysRead } from './rules/keysRead.ts';

const id = 'meta-data';

/** What a machine is to know of itself: in a seed of NoCloud, or as a source like it hands it over. */
export const metaData: Format = {
  ...userDataFormat(id, validate_meta_data),
  label: 'meta-data',
  dialect: pyYaml,
  refusal: 'cloud-init cannot use the value',
  unreadable: 'cloud-init takes nothing out of the file, and the instance is called `nocloud`',
  syntaxOf,
  detect,
  readsOtherwise,
  holds: networkIn,
  rules: [oneDocument(id), tabs(id), anchors(id), keysRead],
  seed: () => goesAlong(id),
};

/** What sources call the file, and what people call it. */
const namePattern = /^(?:.+[-._])?meta-data(?:\.(?:ya?ml|json))?$/iu;

function syntaxOf(text: string, claim: NameClaim): Syntax | undefined {
  if (claim.format !== undefined) return claim.format === id ? 'yaml' : undefined;
  return isNamed(claim) || /^["']?instance-id["']?\s*:/mu.test(text) ? 'yaml' : undefined;
}

/** A name speaks for a text with keys of ours; without one, the two keys have to stand there that no other program has. */
function detect({ root }: Part, claim: NameClaim, text: string): Detection | undefined {
  if (claim.format !== undefined) {
    return claim.format === id ? { evidence: [`chosen by ${claim.formatBy ?? 'the user'}`] } : undefined;
  }
  if (/^\s*#cloud-config/iu.test(text)) return undefined;
  const named = isNamed(claim) ? [`the name is ${claim.fileName}`] : [];
  const keys = keysOf(root);
  const known = propertiesOf(rootEntry(`schemas/${id}/index.json`));
  const ours = keys.filter((key) => known.has(key));
  if (named.length > 0) {
    // No other program has a file of just this name.
    const isAlone = nameWithoutTemplate(claim.fileName) === id || text.replaceAll(/#.*/gu, '').trim() === '';
    return isAlone || ours.length > 0 || keys.some((key) => Object.hasOwn(meantKeys, key))
      ? { evidence: named }
      : undefined;
  }
  const isSure = keys.includes('instance-id') && keys.includes('local-hostname') && ours.length * 2 >= keys.length;
  return isSure ? { evidence: ['it has the keys instance-id and local-hostname'] } : undefined;
}

function isNamed({ fileName }: NameClaim): boolean {
  return namePattern.test(nameWithoutTemplate(fileName));
}

function keysOf(root: Node | undefined): readonly string[] {
  if (root?.kind !== 'map') return [];
  return root.pairs.flatMap(({ key }) => (key.kind === 'scalar' && !key.masked ? [key.text] : []));
}

import type { Decoded } from '../../decode/decoded.ts';
import { pyYaml } from '../../decode/dialects/pyYaml.ts';
import type { Node } from '../../document/node.ts';
import { nameWithoutTemplate } from '../../document/template/templateOfName.ts';
import type { Part, Syntax } from '../../document/textDocument.ts';
import { detectionFacts } from '../../generated/detectionFacts.ts';
import { validate_cloud_config } from '../../generated/validators.js';
import { propertiesOf, rootEntry } from '../../shape/entry.ts';
import type { TemplateFacts } from '../../shape/templateFacts.ts';
import { compareVersions, currentRows, versionTable } from '../../shape/versions.ts';
import type { Detection, Format, NameClaim, VersionResolution } from '../format.ts';
import { anchors } from '../pyYaml/anchors.ts';
import { judgePlaces } from '../pyYaml/judgePlaces.ts';
import { keyGroups } from '../pyYaml/keyGroups.ts';
import { nearKeys } from '../pyYaml/nearKeys.ts';
import { oneDocument } from '../pyYaml/oneDocument.ts';
import { readsOtherwise } from '../pyYaml/readsOtherwise.ts';
import { swallowedTexts } from '../pyYaml/swallowedTexts.ts';
import { tabs } from '../pyYaml/tabs.ts';
import { isBegun, readHeader } from '../userData/header.ts';
import { isNamedImageConfig } from '../userData/imageFiles.ts';
import { companionsOf } from './givenData.ts';
import { layerRules } from './layerRules/layerRules.ts';
import { isForOtherReader, keyOfSystem } from './otherReaders.ts';
import { rewrites } from './rewrites/rewrites.ts';
import { header } from './rules/header.ts';
import { keysByType } from './rules/keysByType.ts';
import { logins } from './rules/logins.ts';
import { repeatedItems } from './rules/repeatedItems.ts';
import { replacedList } from './rules/replacedList.ts';
import { configRules } from './rules/rules.ts';
import { templateHeader } from './rules/templateHeader.ts';
import { templateNames } from './rules/templateNames.ts';
import { templateSyntax } from './rules/templateSyntax.ts';
import { textSlips } from './rules/textSlips.ts';
import { textsAsRead } from './rules/textsAsRead.ts';
import { seed } from './seed.ts';
import { templateFacts } from './templateFacts.ts';
import { timeLine } from './timeLine/timeLine.ts';

const id = 'cloud-config';
const schemaFile = `schemas/${id}/index.json`;

/** cloud-init's own name for what it is given, and the names that people give to such files. */
const namePattern =
  /^(?:user-data|vendor-data2?|(?:.+\.)?(?:user-data|cloud-config|cloudconfig|cloud-init)(?:[.-][^/]*)?\.ya?ml)$/iu;

/** What cloud-init is given as the user data of a machine, most of the time. */
export const cloudConfig: Format = {
  id,
  label: 'cloud-config',
  tool: 'cloud-init',
  releasedWith: 'cloud-init',
  isUserData: true,
  mayBePacked: true,
  firstLine: `#${id}`,
  schemaFile,
  dialect: pyYaml,
  validate: validate_cloud_config,
  refusal: 'cloud-init reports an invalid config, and what reads the value may fail',
  unreadable: 'cloud-init ignores the whole text',
  bootsWithout: true,
  reportsDeprecated: true,
  rewrites,
  unknownKey: 'error',
  versions: versionTable(id),
  parts: 'first',
  syntaxOf,
  companionsOf,
  templateOf,
  detect,
  readsOtherwise,
  versionKeys: () => [],
  resolveVersion,
  rules: [
    header,
    oneDocument(id),
    tabs(id),
    anchors(id),
    judgePlaces(keyGroups(id), swallowedTexts(id), nearKeys(id), textSlips, repeatedItems),
    keysByType,
    logins,
    textsAsRead,
    replacedList,
    templateSyntax,
    templateNames,
    templateHeader,
  ],
  configRules,
  writtenRules: [],
  layerRules,
  timeLine,
  seed,
};

function syntaxOf(text: string, claim: NameClaim): Syntax | undefined {
  if (claim.format !== undefined) return claim.format === id ? 'yaml' : undefined;
  const { kind } = readHeader(text);
  return kind === 'cloud-config' || kind === 'near-miss' || (kind === 'none' && isNamed(claim)) ? 'yaml' : undefined;
}

/**
 * The first line decides, as it does for cloud-init. Without one that it takes, keys of cloud-config have to stand below, and
 * no other: many a text has the names of ours and is for another program.
 */
function detect(part: Part, claim: NameClaim, text: string): Detection | undefined {
  const found = evidenceFor(part, claim, text);
  if (!found) return undefined;
  const [key, system] = keyOfSystem(part.root, id) ?? [];
  const evidence =
    key === undefined ? found.evidence : [...found.evidence, `the key ${key} is known on ${system} only`];
  return { evidence, form: formOf(part, text) };
}

/** One that has to be rendered first; undefined for one that is read as it stands, and for a text among others. */
function formOf({ stretch }: Part, text: string): string | undefined {
  if (stretch) return undefined;
  const header = readHeader(text);
  return header.kind === 'cloud-config' && header.isTemplate ? 'template' : undefined;
}

/** Only below its header a text is a template. */
function templateOf(text: string): TemplateFacts | undefined {
  const header = readHeader(text);
  return header.kind === 'cloud-config' && header.isTemplate ? templateFacts() : undefined;
}

function evidenceFor(part: Part, claim: NameClaim, text: string): Detection | undefined {
  if (claim.format !== undefined) {
    return claim.format === id ? { evidence: [`chosen by ${claim.formatBy ?? 'the user'}`] } : undefined;
  }
  // What an image brings may begin as user data does.
  if (isForOtherReader(part.root, id, claim.os) || (!part.stretch && isNamedImageConfig(claim))) return undefined;
  if (part.stretch?.known) return { evidence: [part.stretch.known.because] };
  const found = readHeader(text);
  const evidence = isNamed(claim) ? [`the name is ${claim.fileName}`] : [];
  if (evidence.length > 0 && isBegun(text)) return { evidence };
  switch (found.kind) {
    case 'other':
      return undefined;
    case 'cloud-config':
      return {
        evidence: [
          ...evidence,
          `the first line is ${text.slice(found.range.start, found.range.end)}`,
          ...(found.isTemplate ? ['the line above it makes it a template'] : []),
        ],
      };
    case 'near-miss':
      if (!hasOurKeys(part.root, true)) return undefined;
      return { evidence: [...evidence, `a line is ${text.slice(found.range.start, found.range.end).trim()}`] };
    case 'none':
      if (evidence.length === 0) return undefined;
      return hasOurKeys(part.root, false) ? { evidence } : undefined;
  }
}

function isNamed({ fileName }: NameClaim): boolean {
  return namePattern.test(nameWithoutTemplate(fileName));
}

/**
 * Whether most keys at the top level are of cloud-config, and one of them says so that no other program has, unless a line
 * does, or several stand there and no other. Autoinstall of Ubuntu needs a header to be ours.
 */
function hasOurKeys(root: Node | undefined, isSaid: boolean): boolean {
  if (root?.kind !== 'map') return false;
  const known = propertiesOf(rootEntry(schemaFile));
  const keys = root.pairs.flatMap(({ key }) => (key.kind === 'scalar' && !key.masked ? [key.text] : []));
  const ours = keys.filter((key) => known.has(key));
  if (ours.length * 2 <= keys.length || keys.includes('autoinstall')) return false;
  return isSaid || ours.some((key) => !isCommon(key)) || (ours.length > 1 && ours.length === keys.length);
}

/** Keys that say little, because many a file has them. */
function isCommon(key: string): boolean {
  return detectionFacts.formats[id]?.common.includes(key) === true;
}

/** A config names no version: the release that judges is that of the tool, by default the newest. */
function resolveVersion(decoded: Decoded, release?: string): VersionResolution {
  const table = versionTable(id);
  const choices = currentRows(table);
  const row =
    release === undefined ? choices.at(-1) : choices.findLast(({ version }) => compareVersions(version, release) <= 0);
  const [, system] = keyOfSystem(decoded.node, id) ?? [];
  return { version: undefined, os: system === undefined ? [] : [system], row, table, choices, versionPath: [] };
}

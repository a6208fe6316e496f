import type { Decoded } from '../../decode/decoded.ts';
import { sigsYaml } from '../../decode/dialects/sigsYaml.ts';
import type { Node } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';
import { validate_machineconfig } from '../../generated/validators.js';
import { sameWord } from '../../shape/nearest.ts';
import { currentRows, isVersion, versionTable } from '../../shape/versions.ts';
import type { ConfigRule } from '../configRule.ts';
import type { Detection, Format, LayerRules, ListedObject, NameClaim, VersionResolution } from '../format.ts';
import { isForIgnition } from '../ignition/fileName.ts';
import { ignition } from '../ignition/format.ts';
import { versionText } from '../ignition/resolveVersion.ts';
import { nameEvidence } from '../nameEvidence.ts';
import { scalarTextAt, topLevelPair } from '../topLevel.ts';
import { patchOf } from './patch.ts';
import { fileNotWritten } from './rules/fileNotWritten.ts';
import { notChangedLater } from './rules/notChangedLater.ts';
import { isConverted, unsupportedIgnition } from './rules/unsupportedIgnition.ts';
import { withoutRole } from './rules/withoutRole.ts';

const group = 'machineconfiguration.openshift.io/';

export const machineconfig: Format = {
  id: 'machineconfig',
  label: 'MachineConfig',
  tool: 'machine-config-operator',
  releasedWith: 'ignition',
  schemaFile: 'schemas/machineconfig/index.json',
  dialect: sigsYaml,
  validate: validate_machineconfig,
  refusal: 'the cluster does not roll it out, and the pool is degraded',
  unknownKey: 'error',
  embeds: { id: 'ignition', unknownKey: 'warning' },
  versions: versionTable('machineconfig'),
  parts: 'each',
  listedIn,
  // Every text is asked at every keystroke: without the flag `u` this takes a thirtieth of the time.
  syntaxOf: (text, claim) =>
    claim.format === 'machineconfig' || /\bmachine[ _-]?config\b/i.test(text) ? 'yaml' : undefined,
  detect,
  versionKeys: () => [{ path: ['kind'], value: 'MachineConfig' }],
  resolveVersion,
  rules: [unsupportedIgnition],
  configRules: [...ignition.configRules.map(rulesBelowConfig), withoutRole, notChangedLater, fileNotWritten],
  writtenRules: ignition.writtenRules.map(rulesBelowConfig),
  layerRules: rulesInside(ignition.layerRules),
};

/** Rules for the config inside, kept by the list that they are made of. */
function rulesInside(inner: LayerRules | undefined): LayerRules {
  const kept = new WeakMap<readonly ConfigRule[], readonly ConfigRule[]>();
  return {
    codes: inner?.codes ?? [],
    rulesFor: (systems) => {
      const rules = inner?.rulesFor(systems) ?? [];
      const known = kept.get(rules) ?? rules.map(rulesBelowConfig);
      kept.set(rules, known);
      return known;
    },
  };
}

function rulesBelowConfig({ at, ...rule }: ConfigRule): ConfigRule {
  return { ...rule, at: at.map(belowConfig) };
}

/** Where a place of the Ignition config stands in the object around it. */
function belowConfig(place: string): string {
  return place === '' ? 'spec.config' : `spec.config.${place}`;
}

/** Group and kind together decide. No file name speaks for a MachineConfig. */
function detect(part: Part, claim: NameClaim): Detection | undefined {
  const apiVersion = scalarTextAt(part.root, ['apiVersion']);
  const kind = scalarTextAt(part.root, ['kind']);
  const isOurs = kind === undefined ? isWithoutKind(part.root, apiVersion) : isOfKind(part.root, apiVersion, kind);
  const byName = nameEvidence('machineconfig', undefined, claim);
  if (byName === undefined && (!isOurs || claim.format !== undefined || isForIgnition(claim.fileName)))
    return undefined;
  const byContent = isOurs ? [`apiVersion: ${apiVersion ?? 'missing'}, kind: ${kind ?? 'missing'}`] : [];
  const patch = patchOf(part.root, claim.fileName);
  const evidence = [...(byName === undefined ? [] : [byName]), ...byContent, ...(patch ? [patch.because] : [])];
  return { evidence, patch };
}

/**
 * A kind in other letters (`Machineconfig`) was meant to be this one. A group that is misspelt, cut short or not there does
 * not hide it: no other program has this kind.
 */
function isOfKind(root: Node | undefined, apiVersion: string | undefined, kind: string): boolean {
  if (!sameWord(kind, 'MachineConfig')) return false;
  if (apiVersion === undefined) return topLevelPair(root, 'spec') !== undefined;
  const spec = topLevelPair(root, 'spec')?.value;
  return (
    /^machineconf/iu.test(apiVersion) || topLevelPair(topLevelPair(spec, 'config')?.value, 'ignition') !== undefined
  );
}

/** Where the kind is missing or stands on a damaged line, what only this kind has in its `spec` tells. */
function isWithoutKind(root: Node | undefined, apiVersion: string | undefined): boolean {
  if (!apiVersion?.startsWith(group)) return false;
  const spec = topLevelPair(root, 'spec')?.value;
  return tellingKeys.some((key) => topLevelPair(spec, key) !== undefined);
}

const tellingKeys = ['config', 'kernelArguments', 'kernelType', 'extensions', 'fips'];

/** `oc get -o yaml` and generators write several objects as the items of one. */
function listedIn({ root }: Part): readonly ListedObject[] {
  const kind = scalarTextAt(root, ['kind']);
  if (kind !== 'List' && kind !== 'MachineConfigList') return [];
  const items = topLevelPair(root, 'items')?.value;
  return items?.kind === 'seq' ? items.items.map((node, index) => ({ node, path: ['items', index] })) : [];
}

/** The version that matters is that of the Ignition config inside; a MachineConfig itself has one. */
function resolveVersion(decoded: Decoded): VersionResolution {
  const [own] = machineconfig.versions.rows;
  const table = versionTable('ignition');
  const config = decoded.members?.get('spec')?.value.members?.get('config')?.value;
  const version = config && versionText(config);
  return {
    version: own?.id,
    os: own?.os ?? [],
    row: table.rows.find((row) => isVersion(version, row) && row.status !== 'removed'),
    table,
    choices: currentRows(table),
    versionPath: ['spec', 'config', 'ignition', 'version'],
    predecessorAt: isConverted(version) ? ['spec', 'config'] : undefined,
  };
}

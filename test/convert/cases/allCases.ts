import { isInSpan, type VersionRow, versionTable } from '../../../server/src/shape/versions.ts';
import { bootDeviceFeatures } from './bootDeviceFeatures.ts';
import { clusterFeatures } from './clusterFeatures.ts';
import { compressionCases } from './compressionCases.ts';
import { contentFeatures } from './contentFeatures.ts';
import { type ConversionCase, headOf } from './conversionCase.ts';
import type { Feature } from './feature.ts';
import { refusedFeatures } from './refusedFeatures.ts';
import { systemFeatures } from './systemFeatures.ts';
import { treeFeatures } from './treeFeatures.ts';

const features: readonly Feature[] = [
  ...contentFeatures,
  ...treeFeatures,
  ...systemFeatures,
  ...bootDeviceFeatures,
  ...clusterFeatures,
  ...refusedFeatures,
];

/** Versions of clusters that differ in nothing that a conversion does; they get the first features only. */
const alikeVersions = ['4.9.0', '4.11.0', '4.12.0', '4.15.0', '4.16.0', '4.17.0', '4.18.0', '4.21.0', '4.22.0'];
const featuresOfAll = ['nothing', 'inline', 'nested configs', 'mount units for a cluster', 'openshift section'];

/**
 * Every feature in every version that has it; for clusters without the wrapping too; in the newest of a variant laid out
 * and strictly.
 */
export function allCases(): readonly ConversionCase[] {
  return [...features.flatMap(casesOf), ...compressionCases()];
}

function casesOf(feature: Feature): readonly ConversionCase[] {
  const rows = versionTable('butane').rows.filter((row) => hasFeature(row, feature));
  return rows.flatMap((row, index) => {
    const isForCluster = row.variant === 'openshift';
    const isOldest = rows[index - 1]?.variant !== row.variant;
    const isNewest = rows[index + 1]?.variant !== row.variant;
    const cases = [caseOf(feature, row, {})];
    if (isForCluster && (isOldest || isNewest)) cases.push(caseOf(feature, row, { raw: true }));
    if (!isNewest || refusedFeatures.includes(feature)) return cases;
    cases.push(caseOf(feature, row, { pretty: true, raw: isForCluster }), caseOf(feature, row, { strict: true }));
    if (isForCluster) cases.push(caseOf(feature, row, { raw: true, strict: true }));
    return cases;
  });
}

function hasFeature(row: VersionRow, { name, since, until, variants }: Feature): boolean {
  if (row.status === 'removed') return false;
  if (variants && !variants.includes(row.variant)) return false;
  const isAlike = row.variant === 'openshift' && alikeVersions.includes(row.version);
  if (isAlike && !featuresOfAll.includes(name)) return false;
  return isInSpan(versionTable('butane'), row, { ...(since && { since }), ...(until && { until }) });
}

function caseOf(
  { name, text, hasFiles = true }: Feature,
  row: VersionRow,
  { pretty = false, raw = false, strict = false }: Partial<Pick<ConversionCase, 'pretty' | 'raw' | 'strict'>>,
): ConversionCase {
  const flags = Object.entries({ pretty, raw, strict }).flatMap(([flag, isSet]) => (isSet ? [flag] : []));
  return { name: [name, row.id, ...flags].join(', '), text: `${headOf(row)}${text}`, pretty, raw, strict, hasFiles };
}

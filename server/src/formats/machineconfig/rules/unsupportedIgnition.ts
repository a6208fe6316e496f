import type { Problem } from '../../../base/problem.ts';
import { known } from '../../../decode/decoded.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { mayHaveMoreKeys } from '../../../decode/visit.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { replaceScalar } from '../../../document/textEdits.ts';
import type { Target } from '../../../shape/target.ts';
import { currentRows, likelyVersions, type VersionRow, versionTable } from '../../../shape/versions.ts';
import { listed } from '../../../shape/wording.ts';
import type { Rule } from '../../format.ts';
import { missingVersion } from '../../ignition/missingVersion.ts';

const code = 'machineconfig/unsupported-ignition-version';
const convertedCode = 'machineconfig/ignition-2';
const source = 'machine-config-operator';
const path = ['spec', 'config', 'ignition', 'version'];

/**
 * The versions before spec 3 that the Machine Config Operator converts by itself; source:
 * openshift/machine-config-operator pkg/controller/common/helpers.go.
 */
export function isConverted(version: unknown): boolean {
  return typeof version === 'string' && /^2\.[0-2]\.\d+$/u.test(version);
}

/** The Ignition config inside must be of a version that the Machine Config Operator can read. */
export const unsupportedIgnition: Rule = {
  codes: [code, convertedCode],
  check: ({ decoded, document, target, isPatch }) => {
    const config = decoded.members?.get('spec')?.value.members?.get('config');
    if (!config?.value.members || mayHaveMoreKeys(config.value.node)) return [];
    const section = config.value.members.get('ignition');
    const member = section?.value.members?.get('version');
    if (target.row && member) return [];
    if ((section && !known(section.value.value)) || (member && !known(member.value.value))) return [];
    if (member && isConverted(member.value.value)) return [converted(member.value.node, String(member.value.value))];
    const rows = currentRows(versionTable('ignition'));
    if (!member) {
      if (isPatch) return [];
      const newest = rows.findLast((row) => row.status === 'stable')?.version ?? '';
      const fate = `without it ${target.refusal}`;
      const demand = { code, source, path: ['spec', 'config'], key: config.pair.key, fate, newest };
      return [missingVersion(config.value, document, demand)];
    }
    return [unsupported(String(member.value.value), member.value.node, rows, target, document)];
  },
};

function unsupported(
  text: string,
  node: Node,
  rows: readonly VersionRow[],
  { refusal }: Target,
  document: TextDocument,
): Problem {
  const ordered = likelyVersions(text, rows);
  return problemAt(node, {
    code,
    source,
    severity: 'error',
    message: `Ignition does not read version \`${text}\`: ${refusal}; nearest accepted: ${listed(ordered)}`,
    path,
    fixes: () =>
      node.kind === 'scalar'
        ? ordered.slice(0, 3).map((version) => ({
            title: `Change to \`${version}\``,
            edits: replaceScalar(document, node, version),
            certain: false,
          }))
        : [],
  });
}

function converted(node: Node, version: string): Problem {
  return problemAt(node, {
    code: convertedCode,
    source: 'strata',
    severity: 'warning',
    message: `Ignition ${version} is a version that the Machine Config Operator converts to spec 3 by itself; its keys are not checked here, so write spec 3`,
    path,
  });
}

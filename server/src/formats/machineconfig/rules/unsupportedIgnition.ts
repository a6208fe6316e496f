import type { Problem } from '../../../base/problem.ts';
import { known } from '../../../decode/decoded.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import type { Node } from '../../../document/node.ts';
import { replaceScalar } from '../../../document/textEdits.ts';
import { currentRows, likelyVersions, versionTable } from '../../../shape/versions.ts';
import { listed } from '../../../shape/wording.ts';
import type { Rule } from '../../format.ts';

const code = 'machineconfig/unsupported-ignition-version';
const convertedCode = 'machineconfig/ignition-2';
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
    if (target.row) return [];
    const config = decoded.members?.get('spec')?.value.members?.get('config');
    if (!config?.value.members) return [];
    const section = config.value.members.get('ignition');
    const member = section?.value.members?.get('version');
    if ((section && !known(section.value.value)) || (member && !known(member.value.value))) return [];
    if (member && isConverted(member.value.value)) return [converted(member.value.node, String(member.value.value))];
    if (!member && isPatch) return [];
    const text = typeof member?.value.value === 'string' ? member.value.value : undefined;
    const ordered = likelyVersions(text ?? '', currentRows(versionTable('ignition')));
    const node = member?.value.node ?? section?.pair.key ?? config.pair.key;
    const what =
      text === undefined ? '`spec.config.ignition.version` is missing' : `Ignition does not read version \`${text}\``;
    return [
      problemAt(node, {
        code,
        source: 'machine-config-operator',
        severity: 'error',
        message: `${what}: the pool degrades and no machine takes this config; accepted: ${listed(ordered)}`,
        path: text === undefined ? path.slice(0, section ? 3 : 2) : path,
        fixes: () =>
          text !== undefined && node.kind === 'scalar'
            ? ordered.slice(0, 3).map((version) => ({
                title: `Change to \`${version}\``,
                edits: replaceScalar(document, node, version),
                certain: false,
              }))
            : [],
      }),
    ];
  },
};

function converted(node: Node, version: string): Problem {
  return problemAt(node, {
    code: convertedCode,
    source: 'strata',
    severity: 'warning',
    message: `Ignition ${version} is a version that the Machine Config Operator converts to spec 3 by itself; its keys are not checked here, so write spec 3`,
    path,
  });
}

import { isAbsent } from '../../../decode/judgedConfig.ts';
import { insertPair } from '../../../document/textEdits.ts';
import type { MachineconfigConfig } from '../../../generated/machineconfig.d.ts';
import { configRule } from '../../configRule.ts';

const code = 'machineconfig/without-role';

const label = 'machineconfiguration.openshift.io/role';

/**
 * The pools of a cluster choose their configs by label. What has an owner was rendered by the operator. Kustomize may add
 * the label to a file that lacks it, so this is no warning.
 */
export const withoutRole = configRule<MachineconfigConfig>({
  codes: [code],
  at: [''],
  *check(config) {
    if (isAbsent(config, 'metadata') || isAbsent(config, 'spec', 'config')) return;
    const isAlone = isAbsent(config, 'metadata', 'labels') && isAbsent(config, 'metadata', 'ownerReferences');
    if (!isAlone) return;
    yield {
      code,
      severity: 'info',
      message: `no pool of machines takes a config without the label \`${label}\`, so nothing of it comes to any machine: write the label, with the name of a pool, unless something adds it later`,
      path: ['metadata', 'labels'],
      isOwn: true,
      fixes: ({ node }, document) => {
        if (node.kind !== 'map' || node.style === 'flow') return [];
        return ['worker', 'master'].map((role) => ({
          title: `Insert \`${label}: ${role}\``,
          edits: insertPair(document, node, 'labels', { lines: [`${label}: ${role}`] }),
          certain: false,
        }));
      },
    };
  },
});

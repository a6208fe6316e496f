import { isAbsent } from '../../../decode/judgedConfig.ts';
import type { Target } from '../../../shape/target.ts';
import { reaches } from '../../../shape/versions.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import { removeKeyOf } from '../../removeKeyOf.ts';
import type { Resource } from '../config.ts';

const code = 'ignition/hash-without-source';

/** A hash checks what is fetched, so something must be. Where a source is needed in any case, its lack is said once. */
export const hashWithoutSource: readonly ConfigRule[] = [
  ruleAt(['storage.files.*.contents', 'storage.files.*.append.*', 'storage.luks.*.keyFile'], () => true),
  // The first version looks at files only.
  ruleAt(['ignition.config.replace'], ({ table, row }) => !!row && reaches(table, row, { ignition: '3.1.0' })),
];

function ruleAt(at: readonly string[], isJudged: (target: Target) => boolean): ConfigRule {
  return configRule<Resource>({
    codes: [code],
    at,
    *check(resource, { target }) {
      const hash = resource.verification?.hash;
      if (typeof hash !== 'string' || !isAbsent(resource, 'source') || !isJudged(target)) return;
      yield {
        code,
        severity: 'error',
        message: `this hash belongs to no content, because there is no \`source\`: ${target.refusal}; say where the content comes from, or take the hash away`,
        path: ['verification', 'hash'],
        fixes: removeKeyOf,
      };
    },
  });
}

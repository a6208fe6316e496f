import type { JudgedConfig } from '../../decode/judgedConfig.ts';
import { judgedOutput } from '../../decode/judgedConfig.ts';
import { madeGapProblems, madeValueProblems } from '../../decode/madeProblems.ts';
import type { ProducedObject } from '../../decode/produced.ts';
import { butane } from '../../formats/butane/format.ts';
import { judge } from '../../formats/judge.ts';
import { butaneRoot, type Reversal } from './reversal.ts';

/**
 * Says of the result what Butane will refuse in it: what the source lacks and Butane demands, as the role of a MachineConfig.
 * Everything else has been left out before.
 */
export function reportRefusedResult({ target, document, losses }: Reversal, made: ProducedObject): void {
  const config: JudgedConfig = judgedOutput(made);
  const sourceKey = (name: string): string => name;
  const context = { root: butaneRoot, validate: butane.validate, target, area: 'butane', sourceKey };
  const problems = [
    ...madeValueProblems(config, context),
    ...madeGapProblems(config, context),
    ...judge(butane.configRules, config, { target, key: sourceKey }, document),
  ];
  for (const { severity, source, message, range, path } of problems) {
    if (severity !== 'error' || source === 'strata') continue;
    losses.push({
      code: 'convert/result-refused',
      kind: 'approximated',
      message: `Butane will not take the result as it is: ${message}`,
      range,
      path,
    });
  }
}

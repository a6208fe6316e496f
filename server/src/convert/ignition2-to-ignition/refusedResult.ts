import { judgedOutput } from '../../decode/judgedConfig.ts';
import { madeGapProblems, madeValueProblems } from '../../decode/madeProblems.ts';
import type { ProducedObject } from '../../decode/produced.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { ignition } from '../../formats/ignition/format.ts';
import { judge } from '../../formats/judge.ts';
import { rootEntry } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import type { Upgrade } from './upgrade.ts';

/** Says of the result what Ignition 3 refuses in it: it is stricter than Ignition 2, and the source may have been wrong before. */
export function reportRefusedResult(
  { losses }: Upgrade,
  made: ProducedObject,
  target: Target,
  document: TextDocument,
): void {
  const config = judgedOutput(made);
  const sourceKey = (name: string): string => name;
  const root = rootEntry(ignition.schemaFile);
  const context = { root, validate: ignition.validate, target, area: ignition.id, sourceKey };
  const problems = [
    ...madeValueProblems(config, context),
    ...madeGapProblems(config, context),
    ...judge(ignition.configRules, config, { target, key: sourceKey }, document),
  ];
  for (const { severity, source, message, range, path } of problems) {
    if (severity !== 'error' || source === 'strata') continue;
    losses.push({
      code: 'convert/result-refused',
      kind: 'approximated',
      message: `Ignition will not take the result as it is: ${message}`,
      range,
      path,
    });
  }
}

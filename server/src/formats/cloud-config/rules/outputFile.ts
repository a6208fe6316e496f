import { configRule, type Finding } from '../../configRule.ts';
import { isObject, type Keys } from '../keys.ts';

const code = 'cloud-config/command-as-file';

/** A command where the output is to go, without `|`: cloud-init makes a file of that name (`get_output_cfg`). */
export const commandAsFile = configRule<Keys>({
  codes: [code],
  at: ['output'],
  *check(outputs): Generator<Finding> {
    if (!isObject(outputs)) return;
    for (const [stage, output] of Object.entries(outputs))
      for (const [path, text] of textsOf(output)) {
        if (!/^\w[\w-]*\s/u.test(text)) continue;
        yield {
          code,
          severity: 'warning',
          message: `the output is added to a file called \`${text}\`; write \`| ${text}\` to give it to a command`,
          path: [stage, ...path],
          isOwn: true,
        };
      }
  },
});

function textsOf(output: unknown): readonly (readonly [path: readonly (string | number)[], text: string])[] {
  if (typeof output === 'string') return [[[], output]];
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(output)
    ? [...(output as readonly unknown[]).entries()]
    : isObject(output)
      ? Object.entries(output)
      : [];
  return members.flatMap(([key, text]) => (typeof text === 'string' ? [[[key], text] as const] : []));
}

import { printPath } from '../../../base/path.ts';
import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { ignition } from '../../ignition/format.ts';
import { type ReadConfig, readConfig } from '../../ignition/readConfig.ts';
import type { ConfigReference } from '../config.ts';

const codes = {
  otherVersion: 'butane/nested-config-of-other-version',
  invalid: 'butane/nested-config-invalid',
  doubtful: 'butane/nested-config-doubtful',
} as const;

/** A config that is merged in from the file itself is read as Ignition will read it. */
export const nestedConfig = configRule<ConfigReference>({
  codes: Object.values(codes),
  at: ['ignition.config.merge.*', 'ignition.config.replace'],
  *check(reference, { target }) {
    const { inline } = reference;
    if (typeof inline !== 'string' || !isAbsent(reference, 'source') || !isAbsent(reference, 'local')) return;
    const config = readConfig(inline, target.refusal);
    const expected = target.row?.target;
    if (!config || expected === undefined) return;
    if (isOtherVersion(config, expected)) {
      yield {
        code: codes.otherVersion,
        severity: 'warning',
        message: `this is Ignition ${config.version}, and the file becomes ${expected}, so Butane does not check it; write it for ${expected}, or keep it in a file of its own, where Strata checks it`,
        path: [],
      };
      const { problems = [] } = readConfig(inline, ignition.refusal) ?? {};
      for (const finding of found(problems, 'error', codes.doubtful))
        yield { ...finding, severity: 'warning', isOwn: true };
      return;
    }
    yield* found(config.problems, 'error', codes.invalid);
    yield* found(config.problems, 'warning', codes.doubtful);
  },
});

/** A version is three numbers; what is none, is wrong in every version. */
function isOtherVersion({ version, row }: ReadConfig, expected: string): boolean {
  if (row) return row.version !== expected;
  return version !== undefined && /^\d+\.\d+\.\d+(?:[-+].*)?$/u.test(version);
}

function* found(problems: ReadConfig['problems'], severity: 'error' | 'warning', code: string): Generator<Finding> {
  const [first, ...others] = problems.filter((problem) => problem.severity === severity);
  if (!first) return;
  const place = first.path.length > 0 ? ` at \`${printPath(first.path)}\`` : '';
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  yield {
    code,
    severity,
    message: `in this Ignition config${place}: ${first.message}${more}`,
    path: ['inline'],
  };
}

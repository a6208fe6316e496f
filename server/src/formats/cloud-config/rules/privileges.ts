import { isAbsent } from '../../../decode/judgedConfig.ts';
import { sudoRuleFault } from '../../../embedded/sudoRule.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { doasRuleAccount } from '../doasRule.ts';
import { isFilledIn } from '../isFilledIn.ts';
import { isObject, type Keys } from '../keys.ts';

const code = 'cloud-config/privilege-rule';

/** Rules of doas that cloud-init does not take (`write_doas_rules`): with one of them, none is written. */
export const doasRules = configRule<Keys>({
  codes: [code],
  at: ['users.*'],
  *check(account): Generator<Finding> {
    if (!isObject(account) || !Array.isArray(account.doas)) return;
    const { name } = account;
    for (const [index, rule] of (account.doas as readonly unknown[]).entries()) {
      if (typeof rule !== 'string' || isFilledIn(rule) || typeof name !== 'string' || isFilledIn(name)) continue;
      const speaksOf = doasRuleAccount(rule);
      if (speaksOf === name) continue;
      const found =
        speaksOf !== undefined
          ? `the rule is for \`${speaksOf}\`, and not for \`${name}\``
          : /^\w+$/u.test(name)
            ? 'this is no rule as cloud-init reads them'
            : `cloud-init reads no rule for a name like \`${name}\`, but letters, digits and \`_\` only`;
      yield {
        code,
        severity: 'warning',
        message: `${found}: none of the rules of \`${name}\` is written; write \`permit ${name}\`, with \`nopass\` or \`persist\` between, and \`as\`, \`cmd\` and \`args\` behind`,
        path: ['doas', index],
        isOwn: true,
      };
    }
  },
});

/** Rules of sudo that it does not understand: cloud-init writes them without a look. */
export const sudoRules = configRule<Keys>({
  codes: [code],
  at: ['users.*'],
  *check(account): Generator<Finding> {
    if (!isObject(account) || !isAbsent(account, 'snapuser')) return;
    const { sudo: written } = account;
    const rules: readonly unknown[] = Array.isArray(written) ? written : [written];
    for (const [index, rule] of rules.entries()) {
      const path = Array.isArray(written) ? ['sudo', index] : ['sudo'];
      if (typeof rule !== 'string' || isFilledIn(rule) || rule.trim() === '') continue;
      const fault = sudoRuleFault(rule);
      if (!fault) continue;
      yield {
        code,
        severity: 'warning',
        message: `\`sudo\` does not understand this rule, for ${fault.found}: the account may do nothing by it, and a \`sudo\` before 1.9.3 refuses everybody; ${fault.advice}`,
        path,
        isOwn: true,
      };
    }
  },
});

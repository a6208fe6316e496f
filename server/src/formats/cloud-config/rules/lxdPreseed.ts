import { configRule } from '../../configRule.ts';
import { isObject, isTrue, type Keys } from '../keys.ts';

const code = 'cloud-config/exclusive-keys';

/** Two ways to set LXD up, of which the module takes one, though the schema takes both (`supplemental_schema_validation` of cc_lxd.py). */
export const lxdPreseed = configRule<Keys>({
  codes: [code],
  at: ['lxd'],
  *check(lxd) {
    if (!isObject(lxd) || typeof lxd.preseed !== 'string' || lxd.preseed === '') return;
    const other = ['init', 'bridge'].find((key) => isTrue(lxd[key]) === true);
    if (other === undefined) return;
    yield {
      code,
      severity: 'error',
      message: `only one of \`preseed\` and \`${other}\` may stand in \`lxd\`: the module stops, and LXD is not set up; write all of it into \`preseed\``,
      path: [other],
      related: { path: ['preseed'], message: 'the other one stands here' },
    };
  },
});

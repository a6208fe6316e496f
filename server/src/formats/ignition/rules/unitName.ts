import { quotedSign } from '../../../document/quotedSign.ts';
import { configRule } from '../../configRule.ts';
import type { Unit } from '../config.ts';

const code = 'systemd/bad-unit-name';

/** systemd passes over files in its folders whose names no unit can have. */
export const unitName = configRule<Unit>({
  codes: [code],
  at: ['systemd.units.*'],
  *check({ name }) {
    if (typeof name !== 'string' || /^[\w:.\\@-]*$/u.test(name) || /\{\{|\$\{|<%/u.test(name)) return;
    const wrong = /[^\w:.\\@-]/u.exec(name)?.[0] ?? '';
    const shown = wrong.trim() === '' ? 'a blank' : quotedSign(wrong);
    yield {
      code,
      severity: 'warning',
      message: `the name of a unit cannot hold ${shown}: systemd ignores the unit, and nothing of it ever starts; letters, digits and \`: _ . \\ @ -\` may stand in it`,
      path: ['name'],
      isOwn: true,
    };
  },
});

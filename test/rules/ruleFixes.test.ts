import { checkFix } from '../support/checkFix.ts';

const butane = { fileName: 'config.bu' };
const ignition = { fileName: 'config.ign' };
const fcos = 'variant: fcos\nversion: 1.6.0\n';

describe('the fix of an Ignition rule', () => {
  it('removes a text that stands twice', () => {
    const keys = (list: string): string => `${fcos}passwd:\n  users:\n    - name: core\n      ${list}`;
    const code = 'ignition/duplicate-entry';
    const list = 'groups:\n        - wheel # admins\n        - docker\n';
    checkFix({ code, options: butane, before: keys(`${list}        - wheel # again\n`), after: keys(list) });
    checkFix({ code, options: butane, before: keys('groups: [a, b, a]\n'), after: keys('groups: [a, b]\n') });
    const config = (list: string): string =>
      `{"ignition": {"version": "3.4.0"}, "kernelArguments": {"shouldExist": ${list}}}`;
    checkFix({ code, options: ignition, before: config('["a", "a", "b"]'), after: config('["a", "b"]') });
  });

  it('removes the owner of a hard link', () => {
    const link = (more: string): string =>
      `${fcos}storage:\n  links:\n    - path: /etc/b\n      target: /etc/a\n      hard: true\n${more}`;
    checkFix({
      code: 'ignition/hard-link-owner',
      options: butane,
      before: link('      user:\n        name: core\n'),
      after: link('      user: {}\n'),
    });
  });

  it('removes what needs contents', () => {
    const file = (more: string): string => `${fcos}storage:\n  files:\n    - path: /etc/a\n${more}`;
    checkFix({
      code: 'ignition/overwrite-without-contents',
      options: butane,
      before: file('      overwrite: true # always\n'),
      after: file(''),
    });
    const hash = `sha512-${'ab'.repeat(64)}`;
    checkFix({
      code: 'ignition/hash-without-source',
      options: butane,
      before: file(`      contents:\n        verification: {hash: ${hash}}\n`),
      after: file('      contents:\n        verification: {}\n'),
    });
  });
});

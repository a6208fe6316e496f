import { checkFix } from '../support/checkFix.ts';

const fcos = 'variant: fcos\nversion: 1.6.0\n';
const openshift = 'variant: openshift\nversion: 4.14.0\n';

const cases = [
  {
    title: 'at the beginning of an item',
    before: `${fcos}storage:\n  files:\n    - mode: 0644 # all\n      overwrite: true\n`,
    after: `${fcos}storage:\n  files:\n    - path: /etc/hostname\n      mode: 0644 # all\n      overwrite: true\n`,
  },
  {
    title: 'behind the keys that come before it',
    before: `${fcos}storage:\n  links:\n    - path: /a\n      hard: true\n`,
    after: `${fcos}storage:\n  links:\n    - path: /a\n      target: ../usr/share/zoneinfo/Europe/Berlin\n      hard: true\n`,
  },
  {
    title: 'with the keys that it needs itself',
    before: `${openshift}storage: {}\n`,
    after: `${openshift}metadata:\n  name: 99-worker-ntp\n  labels:\n    machineconfiguration.openshift.io/role: worker\nstorage: {}\n`,
  },
  {
    title: 'at the end of a mapping',
    before: `${openshift}metadata:\n    name: a\n`,
    after: `${openshift}metadata:\n    name: a\n    labels:\n        machineconfiguration.openshift.io/role: worker\n`,
  },
  {
    title: 'into an empty mapping',
    before: `${openshift}metadata:\n  name: a\n  labels: {}\n`,
    after: `${openshift}metadata:\n  name: a\n  labels: {machineconfiguration.openshift.io/role: worker}\n`,
  },
  {
    title: 'as a list',
    before: `${fcos}storage:\n  raid:\n    - name: a\n      level: raid1\n`,
    after: `${fcos}storage:\n  raid:\n    - name: a\n      level: raid1\n      devices:\n        - /dev/disk/by-partlabel/data-1\n        - /dev/disk/by-partlabel/data-2\n`,
  },
  {
    title: 'in braces',
    before: `${fcos}storage: { raid: [ { name: a, level: raid1 } ] }\n`,
    after: `${fcos}storage: { raid: [ { name: a, level: raid1, devices: [/dev/disk/by-partlabel/data-1, /dev/disk/by-partlabel/data-2] } ] }\n`,
  },
];

describe('the fix of a key that is missing', () => {
  for (const { title, before, after } of cases) {
    it(`puts it ${title}`, () => {
      for (const end of ['\n', '\r\n']) {
        const withEnds = (text: string): string => text.replaceAll('\n', end);
        const options = { fileName: 'config.bu' };
        checkFix({ before: withEnds(before), code: 'butane/missing-key', after: withEnds(after), options });
      }
    });
  }

  it('writes JSON', () => {
    const config = (inner: string): string =>
      `{ "ignition": { "version": "3.4.0" },\n  "storage": { "raid": [ { ${inner}"name": "a", "level": "raid1" } ] } }\n`;
    checkFix({
      before: config(''),
      code: 'ignition/missing-key',
      after: config('"devices": ["/dev/disk/by-partlabel/data-1","/dev/disk/by-partlabel/data-2"], '),
      options: { fileName: 'config.ign' },
    });
  });

  it('names what the documentation asks for', () => {
    checkFix({
      before: `${fcos}passwd:\n  users:\n    - shell: /bin/bash\n`,
      code: 'butane/documented-key-missing',
      after: `${fcos}passwd:\n  users:\n    - name: core\n      shell: /bin/bash\n`,
      options: { fileName: 'config.bu' },
    });
  });
});

import assert from 'node:assert/strict';
import { definedNames } from '../../../server/src/features/completion/definedNames.ts';
import { analyseText } from '../../support/analyseText.ts';

describe('names that a file defines', () => {
  it('are written in the form that is expected', () => {
    const text = `variant: fcos\nversion: 1.7.0\npasswd:
  users: [{ name: core }]
storage:
  disks: [{ device: /dev/vda, partitions: [{ label: my root }] }]
  luks: [{ name: safe }]
  filesystems: [{ path: /var/lib/app }]
systemd:
  units: [{ name: app.service }]
`;
    const [part] = analyseText(text).parts;
    assert.ok(part);
    const offered = (kind: string) => definedNames(part, kind).map(({ written }) => written);
    assert.deepEqual(offered('device'), [
      '/dev/vda',
      '/dev/disk/by-partlabel/my\\x20root',
      '/dev/mapper/safe',
      '/dev/disk/by-id/dm-name-safe',
    ]);
    assert.deepEqual(offered('group'), ['core']);
    assert.deepEqual(offered('unit'), ['var-lib-app.mount', 'var-lib-app.automount', 'app.service']);
  });
});

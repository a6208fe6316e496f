import assert from 'node:assert/strict';
import { explainRecord, type SettingRecord } from '../../../server/src/features/layers/explainRecord.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

const head = 'variant: fcos\nversion: 1.6.0\n';

function explained(text: string, options: AnalyseOptions = { fileName: 'a.bu' }): readonly SettingRecord[] {
  return explainRecord(analyseText(text, options)).settings;
}

/** The answer about one setting, in the words that tell answers apart. */
function shortly({ badge, lasts, change, undo, layer }: SettingRecord): string {
  return [badge, layer.join('+'), lasts, change, undo].join(' ');
}

function fileAt(path: string, variant = head): string {
  const [first] = explained(`${variant}storage:\n  files:\n    - path: ${path}\n`);
  return first ? shortly(first) : 'nothing';
}

const flatcar = 'variant: flatcar\nversion: 1.1.0\n';

describe('strata explain', () => {
  const places: readonly (readonly [path: string, variant: string, answer: string])[] = [
    ['/etc/motd', head, 'overlay etc deployment reprovision stays'],
    ['/usr/local/bin/app', head, 'overlay data machine reprovision stays'],
    ['/home/core/x', head, 'overlay data machine reprovision stays'],
    ['/usr/bin/app', head, 'image image never reprovision stays'],
    ['/run/app', head, 'runtime volatile never reprovision stays'],
    ['/boot/loader/x', head, 'early boot boot never reprovision stays'],
    ['/etc/motd', flatcar, 'overlay etc reset reprovision stays'],
    ['/usr/local/bin/app', flatcar, 'image image never rebuild stays'],
    ['/opt/bin/app', flatcar, 'overlay data reset reprovision stays'],
    ['/oem/grub.cfg', flatcar, 'early boot boot machine reprovision stays'],
  ];
  for (const [path, variant, answer] of places)
    it(`knows what becomes of ${path} by ${variant.split('\n', 1)[0]}`, () =>
      assert.equal(fileAt(path, variant), answer));

  it('names settings that a cluster takes later, and those that it refuses', () => {
    const cluster =
      'variant: openshift\nversion: 4.18.0\nmetadata:\n  name: a\n  labels:\n    machineconfiguration.openshift.io/role: worker\n';
    const settings = explained(
      `${cluster}storage:\n  files:\n    - path: /etc/motd\n  disks:\n    - device: /dev/vda\npasswd:\n  users:\n    - name: core\n      ssh_authorized_keys: [ssh-ed25519 AAAA]\nopenshift:\n  fips: true\n`,
    );
    const answers = Object.fromEntries(settings.map((setting) => [setting.name, `${setting.change} ${setting.undo}`]));
    assert.deepEqual(answers, {
      'metadata.labels': 'reboot reverts',
      'storage.files[0]': 'reboot reverts',
      'storage.disks[0]': 'refused stays',
      'passwd.users[0]': 'refused stays',
      'passwd.users[0].ssh_authorized_keys': 'live reverts',
      'openshift.fips': 'refused stays',
    });
  });

  it('answers for each system where none is named, and says together what is the same', () => {
    const text =
      '{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/usr/local/bin/a"}], "raid": [{"name": "a"}]}}';
    const settings = explained(text, { fileName: 'a.ign' });
    const sealed = settings.filter(({ badge }) => badge === 'image').flatMap(({ os = [] }) => os);
    assert.deepEqual(sealed, ['flatcar']);
    const os = settings.filter(({ path }) => path[1] === 'raid').map((setting) => setting.os?.includes('rhcos'));
    assert.deepEqual(os, [undefined]);
  });

  it('takes the version of a system into account', () => {
    const lasts = (os: string) =>
      explained(`# strata: os=${os}\n${head}storage:\n  files:\n    - path: /new/x\n`)[0]?.text;
    assert.match(lasts('fcos@41') ?? '', /composefs|sealed/u);
    assert.notEqual(lasts('fcos@41'), lasts('fcos@40'));
  });

  it('lists settings that do nothing on the system, and says why', () => {
    const text = '#cloud-config\nhostname: a\npackages: [a]\napt: {conf: a}\n';
    const on = (os: string): readonly string[] =>
      explained(text, { fileName: 'user-data', settings: { os } }).map((record) => `${record.name}: ${record.undo}`);
    assert.deepEqual(on('flatcar'), ['hostname: stays', 'packages: ignored', 'apt: ignored']);
    assert.deepEqual(on('fedora'), ['hostname: stays', 'packages: stays', 'apt: ignored']);
    const [, record] = explained(text, { fileName: 'user-data', settings: { os: 'flatcar' } });
    assert.deepEqual(
      [record?.phase, record?.repeat, record?.layer, record?.lasts, record?.change],
      [[], [], [], 'never', 'ignored'],
    );
    assert.match(record?.text ?? '', /^Does nothing on Flatcar Container Linux: coreos-cloudinit, .+\.$/u);
  });

  it('says nothing of what nobody can know', () => {
    assert.equal(fileAt('"{{ path }}"'), 'nothing');
    assert.deepEqual(explained('a: 1\n', { fileName: 'a.yaml' }), []);
  });
});

import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';

const code = 'butane/mount-unit-by-hand';
const options = { fileName: 'config.bu' };

const fcos = 'variant: fcos\nversion: 1.6.0\n';
const filesystem = (more = ''): string =>
  `storage:\n  filesystems:\n    - path: /var/data\n      device: /dev/vdb\n      format: xfs\n${more}`;
const lines = [
  '[Unit]',
  'Description=Data',
  'Requires=systemd-fsck@dev-vdb.service',
  'After=systemd-fsck@dev-vdb.service',
  '',
  '[Mount]',
  'What=/dev/vdb',
  'Where=/var/data',
  'Type=xfs',
  '',
  '[Install]',
  'RequiredBy=local-fs.target',
];
const unit = (text: readonly string[] = lines, more = '      enabled: true\n'): string =>
  `systemd:\n  units:\n    - name: other.service\n      mask: true\n    - name: var-data.mount\n${more}      contents: |\n${text.map((line) => `        ${line}`.trimEnd()).join('\n')}\n`;
const without = (line: string): readonly string[] => lines.filter((each) => each !== line);
const withLine = (line: string, behind: string): readonly string[] =>
  lines.flatMap((each) => (each === behind ? [each, line] : [each]));

describe('a mount unit by hand', () => {
  it('gives way to the one that Butane makes', () => {
    const rest = 'systemd:\n  units:\n    - name: other.service\n      mask: true\n';
    const after = `${fcos}${filesystem('      with_mount_unit: true\n')}${rest}`;
    checkFix({ code, options, before: `${fcos}${filesystem()}${unit()}`, after });
    const off = `${fcos}${filesystem('      with_mount_unit: false\n')}${unit()}`;
    checkFix({ code, options, before: off, after });
    const mounted = filesystem('      mount_options: [noatime, nodev]\n');
    checkFix({
      code,
      options,
      before: `${fcos}${mounted}${unit(withLine('Options=noatime,nodev', 'Type=xfs'))}`,
      after: `${fcos}${mounted}      with_mount_unit: true\n${rest}`,
    });
  });

  it('keeps its place where it is another one', () => {
    const others: readonly (readonly [name: string, text: string])[] = [
      [
        'a device of another name',
        `${fcos}${filesystem()}${unit(lines.map((line) => line.replace('What=/dev/vdb', 'What=/dev/sdb')))}`,
      ],
      ['another line', `${fcos}${filesystem()}${unit(withLine('TimeoutSec=5', 'Type=xfs'))}`],
      ['options', `${fcos}${filesystem()}${unit(withLine('Options=noatime', 'Type=xfs'))}`],
      ['no check', `${fcos}${filesystem()}${unit(without('Requires=systemd-fsck@dev-vdb.service'))}`],
      ['no options', `${fcos}${filesystem('      mount_options: [noatime]\n')}${unit()}`],
      ['not enabled', `${fcos}${filesystem()}${unit(lines, '')}`],
      [
        'a drop-in',
        `${fcos}${filesystem()}${unit(lines, '      enabled: true\n      dropins: [{name: a.conf, contents: "[Unit]\\nAfter=a.service\\n"}]\n')}`,
      ],
      ['both', `${fcos}${filesystem('      with_mount_unit: true\n')}${unit()}`],
      ['a version without', `variant: fcos\nversion: 1.0.0\n${filesystem()}${unit()}`],
      [
        'a place where Butane makes none',
        `${fcos}${filesystem()}${unit()}`.replaceAll('/var/data', '/data').replace('var-data', 'data'),
      ],
    ];
    for (const [name, text] of others)
      assert.ok(
        !analyseText(text, options)
          .problems()
          .some((problem) => problem.code === code),
        name,
      );
  });

  it('says nothing where nobody knows', () => {
    const template = `${fcos}${filesystem('      {{ more }}\n')}${unit()}`;
    assert.deepEqual(analyseText(template, { fileName: 'config.bu.j2' }).problems(), []);
  });

  it('has no fix where a comment would be lost', () => {
    const text = `${fcos}${filesystem()}${unit(lines, '      enabled: true # for the data\n')}`;
    const problem = analyseText(text, options)
      .problems()
      .find((each) => each.code === code);
    assert.deepEqual(problem?.fixes?.(), []);
  });
});

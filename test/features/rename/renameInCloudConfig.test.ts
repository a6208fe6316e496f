import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/base/text.ts';
import { rename } from '../../../server/src/features/rename/rename.ts';
import { analyseText } from '../../support/analyseText.ts';
import { parseFixture } from '../../support/markers.ts';

function renamed(source: string, name: string): string {
  const { text, cursor } = parseFixture(`#cloud-config\n${source}`);
  const found = rename(analyseText(text, { fileName: 'user-data' }), cursor ?? 0, name);
  return found?.kind === 'renamed' ? applyEdits(text, found.edits) : (found?.message ?? 'nothing');
}

describe('renaming in a cloud-config', () => {
  it('takes an account along to owners, members of groups and passwords', () => {
    const text = (name: string, mark = ''): string =>
      [
        'groups:',
        `  - web: [${name}, root]`,
        'users:',
        '  - default',
        `  - name: ${mark}${name}`,
        '    groups: adm, web',
        'chpasswd:',
        '  users:',
        `    - {name: ${name}, type: RANDOM}`,
        'write_files:',
        '  - path: /srv/a',
        `    owner: ${name}:web`,
        '    defer: true',
        '',
      ].join('\n');
    assert.equal(renamed(text('app', '<|>'), 'site'), `#cloud-config\n${text('site')}`);
  });

  it('takes a group along to accounts, where several stand in one text, and to owners', () => {
    const text = (name: string, mark = ''): string =>
      `groups:\n  - ${mark}${name}\nusers:\n  - name: a\n    groups: adm, ${name}\nwrite_files:\n  - path: /srv/a\n    owner: root:${name}\n`;
    assert.equal(renamed(text('web', '<|>'), 'site'), `#cloud-config\n${text('site')}`);
  });

  it('takes a group along that is the key of its members', () => {
    const text = (name: string, mark = ''): string =>
      `groups:\n  - ${mark}${name}: [root]\nusers:\n  - name: a\n    groups: [${name}]\n`;
    assert.equal(renamed(text('web', '<|>'), 'site'), `#cloud-config\n${text('site')}`);
  });

  it('takes a file along to the commands that name it', () => {
    const text = (path: string, mark = ''): string =>
      `write_files:\n  - path: ${mark}${path}\n    content: a\nruncmd:\n  - sh ${path} --now\n  - [sh, ${path}]\n`;
    assert.equal(renamed(text('/opt/setup.sh', '<|>'), '/opt/start.sh'), `#cloud-config\n${text('/opt/start.sh')}`);
  });

  it('takes the label of a filesystem along to what is mounted', () => {
    const text = (label: string, mark = ''): string =>
      `fs_setup:\n  - {label: ${mark}${label}, filesystem: ext4, device: /dev/vdb}\nmounts:\n  - [LABEL=${label}, /srv, auto, "defaults,nofail"]\n`;
    assert.equal(renamed(text('data', '<|>'), 'store'), `#cloud-config\n${text('store')}`);
  });
});

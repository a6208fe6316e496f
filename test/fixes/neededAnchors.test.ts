import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';

const head = 'variant: fcos\nversion: 1.6.0\n';
const mount = `[Mount]
        What=/dev/vdb
        Where=/var/data
        Type=xfs
        [Unit]
        Requires=systemd-fsck@dev-vdb.service
        After=systemd-fsck@dev-vdb.service
        [Install]
        RequiredBy=local-fs.target
`;
const filesystem = (more: string): string =>
  `storage:\n  filesystems:\n    - path: /var/data\n      device: /dev/vdb\n      format: xfs\n${more}`;
const unit = (enabled: string, contents: string): string =>
  `systemd:\n  units:\n    - name: var-data.mount\n      enabled: ${enabled}true\n      contents: ${contents}|\n        ${mount}`;

/** What is behind the key that a fix would take away, or the item. */
const cases: Readonly<Record<string, { readonly code: string; readonly text: string; readonly needed: string }>> = {
  'a key that is to go': {
    code: 'ignition/overwrite-without-contents',
    text: 'storage:\n  files:\n    - path: /a\n      overwrite: &o true\n    - path: /b\n      contents: {inline: x}\n      overwrite: ',
    needed: 'o',
  },
  'an owner that is to go': {
    code: 'ignition/hard-link-owner',
    text: 'storage:\n  links:\n    - path: /a\n      target: /b\n      hard: true\n      user: {name: &o core}\n  files:\n    - path: /c\n      user: {name: core}\n      contents:\n        inline: ',
    needed: 'o',
  },
  'a hash that is to go': {
    code: 'ignition/hash-without-source',
    text: `storage:\n  files:\n    - path: /a\n      contents:\n        verification:\n          hash: &o sha256-${'a'.repeat(64)}\n    - path: /b\n      contents:\n        inline: `,
    needed: 'o',
  },
  'an item that is to go': {
    code: 'ignition/duplicate-entry',
    text: 'passwd:\n  users:\n    - name: core\n      groups:\n        - wheel\n        - &o wheel\n      shell: ',
    needed: 'o',
  },
  'a unit that is to go': {
    code: 'butane/mount-unit-by-hand',
    text: `${filesystem('')}${unit('&o ', '')}    - name: a.service\n      enabled: `,
    needed: 'o',
  },
  'contents of a unit that is to go': {
    code: 'butane/mount-unit-by-hand',
    text: `${filesystem('')}${unit('', '&o ')}    - name: a.service\n      contents: `,
    needed: 'o',
  },
  'a value that is to be another': {
    code: 'butane/mount-unit-by-hand',
    text: `${filesystem('      with_mount_unit: &o false\n')}${unit('', '')}    - name: a.service\n      enabled: `,
    needed: 'o',
  },
};

function offers(text: string, code: string): number {
  const problem = analyseText(`${head}${text}\n`)
    .problems()
    .find((each) => each.code === code);
  assert.ok(problem, code);
  return (problem.fixes?.() ?? []).length;
}

describe('an anchor that is needed', () => {
  for (const [title, { code, text, needed }] of Object.entries(cases)) {
    it(`keeps ${title}`, () => {
      assert.equal(offers(`${text}*${needed}`, code), 0);
      // The anchor alone is no hindrance, but where the value of a place would be another.
      assert.equal(offers(text.replace(/&o /u, '').replace(/\n[^\n]*$/u, ''), code), 1);
    });
  }
});

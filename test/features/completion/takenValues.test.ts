import assert from 'node:assert/strict';
import { accept, offeredLabels } from '../../support/acceptCompletion.ts';

const inButane = { fileName: 'config.bu' };
const head = 'variant: fcos\nversion: 1.6.0\n';

function labels(text: string): readonly string[] {
  return offeredLabels(head + text, inButane);
}

describe('what stands in the file already', () => {
  it('is not offered as the name of another item', () => {
    assert.ok(!labels('passwd:\n  users:\n    - name: core\n    - name: <|>\n').includes('core'));
    assert.ok(labels('passwd:\n  users:\n    - name: <|>\n').includes('core'));
    assert.ok(labels('passwd:\n  users:\n    - name: co<|>re\n').includes('core'));
    const units = 'systemd:\n  units:\n    - name: docker.service\n    - name: <|>\n';
    assert.ok(!labels(units).includes('docker.service'));
    const paths =
      'storage:\n  files:\n    - path: /etc/hostname\n  links:\n    - path: /etc/localtime\n      target: ../a\n';
    const path = labels(`${paths}    - path: <|>\n`);
    assert.ok(!path.includes('/etc/localtime'));
    assert.ok(!labels(paths.replace('  links', '    - path: <|>\n  links')).includes('/etc/hostname'));
  });

  it('is not offered again in a list of words', () => {
    const groups = labels('passwd:\n  users:\n    - name: a\n      groups:\n        - wheel\n        - <|>\n');
    assert.ok(!groups.includes('wheel') && groups.includes('sudo'));
    const inline = labels('passwd:\n  users: [{name: a, groups: [docker, <|>]}]\n');
    assert.ok(!inline.includes('docker') && inline.includes('wheel'));
    const own = `${head}passwd:\n  users:\n    - name: a\n      groups:\n        - whe<|>el\n`;
    assert.equal(accept(own, 'wheel', inButane), own.replace('whe<|>el', 'wheel<|>'));
  });

  it('is not what a snippet brings', () => {
    const files = 'storage:\n  files:\n    - path: /etc/hostname\n    - <|>\n';
    const offered = labels(files);
    assert.ok(!offered.includes('hostname') && offered.includes('sysctl'));
  });
});

describe('a key typed again over its object', () => {
  it('leaves the keys below in it', () => {
    const text =
      '{\n  "ignition": {"version": "3.4.0"},\n  "passwd": {\n    "users": [{\n      "name": "a",\n      "x": 1\n    }]\n  },\n  ';
    const old = `${text}"st<|>\n    "files": []\n  }\n}\n`;
    const inIgnition = { fileName: 'a.ign' };
    assert.equal(accept(old, 'storage', inIgnition), `${text}"storage": {<|>\n    "files": []\n  }\n}\n`);
    assert.ok(offeredLabels(`${text}"st<|>\n  "systemd": {}\n}\n`, inIgnition).includes('storage'));
  });
});

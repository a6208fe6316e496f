import assert from 'node:assert/strict';
import { type Origin, producedAt, producedObject, producedScalar } from '../../server/src/decode/produced.ts';
import { printed } from '../../server/src/formats/ignition/printed.ts';
import { writeJson } from '../../server/src/formats/ignition/writeJson.ts';
import { rootEntry } from '../../server/src/shape/entry.ts';
import { type PlainValue, producedOf } from '../oracle/yaml-writer/plainValue.ts';
import { ignitionTarget } from './mergePairs.ts';

const root = rootEntry('schemas/ignition/index.json');

function textOf(value: PlainValue, version = '3.4.0'): string {
  return writeJson(printed(producedOf(value), root, ignitionTarget(version)), false).text;
}

describe('what of an Ignition config prints', () => {
  it('stands in the order of the schema, whatever order it was made in', () => {
    const user = { name: 'a', gecos: 'g', uid: 1 };
    const config = {
      systemd: { units: [{ name: 'u', enabled: true }] },
      passwd: { users: [user] },
      ignition: { version: 'v' },
    };
    assert.equal(
      textOf(config),
      '{"ignition":{"version":"v"},"passwd":{"users":[{"gecos":"g","name":"a","uid":1}]},"systemd":{"units":[{"enabled":true,"name":"u"}]}}',
    );
  });

  it('are pointers to nothing too: empty texts, zeros and false', () => {
    const user = { gecos: '', uid: 0, system: false };
    assert.equal(
      textOf({ passwd: { users: [{ name: 'a', ...user }] } }),
      '{"ignition":{"version":""},"passwd":{"users":[{"gecos":"","name":"a","system":false,"uid":0}]}}',
    );
  });

  it('are no lists without items, and nothing that holds only such', () => {
    const config = {
      passwd: { users: [], groups: [] },
      storage: { files: [] },
      ignition: { version: '', config: { replace: { httpHeaders: [] } } },
    };
    assert.equal(textOf(config), '{"ignition":{"version":""}}');
  });

  it('are items of lists, though they hold nothing', () => {
    const file = { path: '/a', append: [{}, { httpHeaders: [] }] };
    assert.equal(
      textOf({ storage: { files: [file] } }),
      '{"ignition":{"version":""},"storage":{"files":[{"path":"/a","append":[{},{}]}]}}',
    );
  });

  it('are names and paths always, even of an empty item', () => {
    assert.equal(
      textOf({ systemd: { units: [{}] }, storage: { disks: [{}], filesystems: [{ device: '' }] } }),
      '{"ignition":{"version":""},"storage":{"disks":[{"device":""}],"filesystems":[{"device":""}]},"systemd":{"units":[{"name":""}]}}',
    );
  });

  it('are numbers of partitions and addresses of Tang servers unless they are empty', () => {
    const partitions = [{ number: 0, label: 'a' }, { number: 2 }];
    const luks = [{ name: 'l', clevis: { tang: [{ url: '', thumbprint: 't' }] } }];
    assert.equal(
      textOf({ storage: { disks: [{ device: 'd', partitions }], luks } }),
      '{"ignition":{"version":""},"storage":{"disks":[{"device":"d","partitions":[{"label":"a"},{"number":2}]}],"luks":[{"clevis":{"tang":[{"thumbprint":"t"}]},"name":"l"}]}}',
    );
  });

  it('depends on the version: old ones print keys of empty values, and have no later keys', () => {
    const config = {
      kernelArguments: { shouldExist: ['a'] },
      storage: { raid: [{ name: 'r' }], links: [{ path: '/l' }], luks: [{ name: 'l', clevis: {} }] },
    };
    assert.equal(
      textOf(config, '3.2.0'),
      '{"ignition":{},"storage":{"links":[{"path":"/l","target":""}],"luks":[{"clevis":{},"name":"l"}],"raid":[{"devices":null,"level":"","name":"r"}]}}',
    );
    assert.equal(
      textOf(config, '3.3.0'),
      '{"ignition":{},"kernelArguments":{"shouldExist":["a"]},"storage":{"links":[{"path":"/l"}],"luks":[{"name":"l"}],"raid":[{"name":"r"}]}}',
    );
    assert.equal(
      textOf({ ignition: { config: { merge: [{}] }, security: { tls: { certificateAuthorities: [{}] } } } }, '3.0.0'),
      '{"ignition":{"config":{"merge":[{"source":null}]},"security":{"tls":{"certificateAuthorities":[{"source":""}]}}}}',
    );
  });

  it('comes from where the object comes from, if it stands for nothing', () => {
    const node = { kind: 'alias', name: 'a', start: 0, end: 2 } as const;
    const origin: Origin = { node, head: node, path: ['x'] };
    const config = printed(
      producedObject([['ignition', producedObject([['version', producedScalar('', origin)]], origin)]], origin),
      root,
      ignitionTarget('3.4.0'),
    );
    assert.deepEqual(producedAt(config, 'ignition', 'version')?.origins, [origin]);
    const empty = printed(producedObject([], origin), root, ignitionTarget('3.4.0'));
    assert.deepEqual(producedAt(empty, 'ignition', 'version')?.origins, [origin]);
  });
});

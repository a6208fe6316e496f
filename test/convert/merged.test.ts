import assert from 'node:assert/strict';
import { printPath } from '../../server/src/base/path.ts';
import type { Loss } from '../../server/src/convert/conversion.ts';
import {
  type ConvertOptions,
  type ConvertOutcome,
  convertAnalysis,
} from '../../server/src/features/conversion/convert.ts';
import { analyseText } from '../support/analyseText.ts';

type Converted = Extract<ConvertOutcome, { readonly kind: 'converted' }>;

const plain = { pretty: false, raw: false, merged: true };

function outcomeOf(text: string, options: Partial<ConvertOptions> = {}, fileName = 'a.ign'): ConvertOutcome {
  return convertAnalysis(analyseText(text, { fileName }), 'ignition', { ...plain, ...options });
}

function mergedOf(text: string, options: Partial<ConvertOptions> = {}, fileName = 'a.ign'): Converted {
  const outcome = outcomeOf(text, options, fileName);
  assert.ok(outcome.kind === 'converted', JSON.stringify(outcome));
  return outcome;
}

function url(config: object): string {
  return `data:;base64,${Buffer.from(JSON.stringify(config)).toString('base64')}`;
}

function config(version: string, config: object, body: object = {}): string {
  return JSON.stringify({ ignition: { version, config }, ...body });
}

function originsIn({ origins = [] }: Converted): readonly string[] {
  return origins.map(({ path, from }) => `${printPath(path)} from ${from}`);
}

function losses(outcome: Converted): readonly string[] {
  return outcome.losses.map(({ code, kind, path, message }: Loss) => `${kind} ${code} ${printPath(path)}: ${message}`);
}

const child = { ignition: { version: '3.1.0' }, passwd: { users: [{ name: 'core', uid: 5 }, { name: 'app' }] } };
const remote = 'https://example.com/base.ign';
const hash = `sha256-${'cd'.repeat(32)}`;

describe('a config with all that it merges', () => {
  it('is written in the newest version of those that went in, and names no config any more', () => {
    const { text } = mergedOf(
      config('3.0.0', { merge: [{ source: url(child) }] }, { passwd: { users: [{ name: 'core' }] } }),
    );
    assert.equal(text, '{"ignition":{"version":"3.1.0"},"passwd":{"users":[{"name":"core","uid":5},{"name":"app"}]}}');
  });

  it('says of each piece which config it is from', () => {
    const own = {
      passwd: { users: [{ name: 'core', gecos: 'x' }] },
      systemd: { units: [{ name: 'a.service', mask: true }] },
    };
    const outer = { ignition: { version: '3.0.0', config: { merge: [{ source: url(child) }] } } };
    const outcome = mergedOf(config('3.0.0', { merge: [{ source: url(outer) }] }, own));
    const inner = 'ignition.config.merge[0] (data URL): ignition.config.merge[0] (data URL)';
    assert.deepEqual(originsIn(outcome), [
      `ignition from ${inner}`,
      'passwd.users[0].gecos from this file',
      `passwd.users[0].name from ${inner}`,
      `passwd.users[0].uid from ${inner}`,
      `passwd.users[1] from ${inner}`,
      'systemd from this file',
    ]);
    const [, gecos] = outcome.origins ?? [];
    assert.equal(outcome.text.slice(gecos?.range.start, gecos?.range.end), '"gecos":"x"');
  });

  it('is from this file alone where it merges nothing', () => {
    const outcome = mergedOf(config('3.4.0', {}, { passwd: { users: [{ name: 'core' }] } }));
    assert.deepEqual(originsIn(outcome), ['ignition from this file', 'passwd from this file']);
    assert.deepEqual(outcome.losses, []);
  });

  it('leads from what is merged to the place that names or holds it', () => {
    const text = config('3.4.0', { merge: [{ source: url(child) }] });
    const { places } = mergedOf(text);
    const uid = places.find(({ path }) => path.at(-1) === 'uid');
    const [origin] = uid?.origins ?? [];
    assert.deepEqual(origin?.path, ['ignition', 'config', 'merge', 0, 'source']);
    assert.ok(text.slice(origin?.node.start, origin?.node.end).includes('data:'));
  });

  it('is made of what Butane carries inside', () => {
    const text = `variant: fcos
version: 1.5.0
ignition:
  config:
    merge:
      - inline: '{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/etc/a", "mode": 420}]}}'
storage:
  files:
    - path: /etc/a
      mode: 0600
      contents:
        inline: hello
`;
    const outcome = mergedOf(text, {}, 'a.bu');
    assert.equal(
      outcome.text,
      '{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"/etc/a","contents":{"compression":"","source":"data:,hello"},"mode":420}]}}',
    );
    assert.deepEqual(originsIn(outcome), [
      'ignition from this file',
      'storage.files[0].path from ignition.config.merge[0] (inline)',
      'storage.files[0].contents from this file',
      'storage.files[0].mode from ignition.config.merge[0] (inline)',
    ]);
    assert.deepEqual(losses(outcome), [
      'changed convert/overridden storage.files[0].mode: this gives way to what `ignition.config.merge[0] (inline)` says: `0644` in the place of `0600`',
    ]);
  });

  it('is made of what OpenShift has around it where that is left away', () => {
    const text = `variant: openshift
version: 4.14.0
metadata:
  name: a
  labels: {machineconfiguration.openshift.io/role: worker}
`;
    assert.equal(mergedOf(text, { raw: true }, 'a.bu').text, '{"ignition":{"version":"3.4.0"}}');
    const refused = outcomeOf(text, {}, 'a.bu');
    assert.ok(refused.kind === 'impossible' && refused.isMisuse);
    assert.match(refused.reason, /`merged` needs `raw`/u);
  });
});

describe('what a machine still has to fetch', () => {
  it('stays named with its hash, and is said to be missing', () => {
    const merge = [{ source: remote, verification: { hash } }];
    const outcome = mergedOf(config('3.4.0', { merge }, { passwd: { users: [{ name: 'core' }] } }));
    assert.deepEqual(JSON.parse(outcome.text).ignition.config, { merge });
    assert.deepEqual(losses(outcome), [
      `dropped convert/unresolved-child ignition.config.merge[0].source: \`${remote}\` is fetched at boot: its entries are not shown; where both say something, they win over what is shown; the machine takes it only with the hash \`${hash}\``,
    ]);
  });

  it('loses against what is merged behind it', () => {
    const outcome = mergedOf(config('3.4.0', { merge: [{ source: remote }, { source: url(child) }] }));
    assert.match(
      losses(outcome).join('\n'),
      /but not over `ignition\.config\.merge\[1\] \(data URL\)`; it names no hash/u,
    );
  });

  it('is named once, also where a config inside of another names it too', () => {
    const inner = { ignition: { version: '3.4.0', config: { merge: [{ source: remote }] } } };
    const outcome = mergedOf(
      config('3.4.0', { merge: [{ source: url(inner) }, { source: remote, verification: { hash } }] }),
    );
    assert.deepEqual(JSON.parse(outcome.text).ignition.config, { merge: [{ source: remote, verification: { hash } }] });
    assert.equal(outcome.losses.length, 2);
  });

  it('takes the place of what replaces itself by it inside of another config', () => {
    const inner = { ignition: { version: '3.4.0', config: { replace: { source: remote } } }, passwd: child.passwd };
    const outcome = mergedOf(config('3.4.0', { merge: [{ source: url(inner) }] }));
    assert.equal(outcome.text, `{"ignition":{"config":{"merge":[{"source":"${remote}"}]},"version":"3.4.0"}}`);
  });

  it('leaves nothing but how it is fetched where it replaces the whole config', () => {
    const timeouts = { httpTotal: 3 };
    const text = JSON.stringify({
      ignition: { version: '3.4.0', config: { replace: { source: remote } }, timeouts },
      passwd: child.passwd,
    });
    const outcome = mergedOf(text);
    assert.equal(
      outcome.text,
      `{"ignition":{"config":{"replace":{"source":"${remote}"}},"timeouts":{"httpTotal":3},"version":"3.4.0"}}`,
    );
    const codes = outcome.losses.map(({ code }) => code);
    assert.deepEqual(codes, ['convert/replaced-config', 'convert/unresolved-child']);
  });

  it('is also what a chain of configs leads to that is too long', () => {
    let source = url(child);
    for (let depth = 0; depth < 18; depth++)
      source = `data:,${encodeURIComponent(config('3.4.0', { merge: [{ source: source.startsWith('data:;') ? source : packedUrl(source) }] }))}`;
    const outcome = mergedOf(config('3.4.0', { merge: [{ source }] }));
    assert.match(losses(outcome).join('\n'), /is named by a chain of 16 configs and is not read here/u);
    assert.match(JSON.parse(outcome.text).ignition.config.merge[0].source, /^data:/u);
  });

  it('is also what is there more often than anybody reads', () => {
    const merge = Array.from({ length: 250 }, (_, index) => ({
      source: url({ ...child, systemd: { units: [{ name: `u${index}.service` }] } }),
    }));
    const outcome = mergedOf(config('3.4.0', { merge }));
    assert.equal(JSON.parse(outcome.text).ignition.config.merge.length, 50);
    assert.equal(outcome.losses.length, 50);
    assert.match(losses(outcome)[0] ?? '', /more than 200 configs are merged/u);
  });

  /** Escapes of escapes grow too fast. */
  function packedUrl(source: string): string {
    return `data:;base64,${Buffer.from(decodeURIComponent(source.slice('data:,'.length))).toString('base64')}`;
  }
});

describe('what does not reach the machine', () => {
  it('is what another config makes something else of', () => {
    const inner = { ignition: { version: '3.4.0' }, storage: { links: [{ path: '/etc/a', target: '/b' }] } };
    const outcome = mergedOf(
      config('3.4.0', { merge: [{ source: url(inner) }] }, { storage: { files: [{ path: '/etc/a' }] } }),
    );
    assert.deepEqual(losses(outcome), [
      'dropped convert/overridden storage.files[0]: this gives way to `ignition.config.merge[0] (data URL)`, which makes something else of it: nothing of it reaches the machine',
    ]);
  });

  it('is not what another config says too', () => {
    const own = { passwd: { users: [{ name: 'core', uid: 5 }] } };
    assert.deepEqual(mergedOf(config('3.4.0', { merge: [{ source: url(child) }] }, own)).losses, []);
  });

  it('is what Ignition takes out of older configs', () => {
    const inner = { ignition: { version: '3.5.0' }, storage: { directories: [{ path: '/tmp/x', mode: 0o1777 }] } };
    const outcome = mergedOf(config('3.6.0', { merge: [{ source: url(inner) }] }));
    assert.equal(JSON.parse(outcome.text).storage.directories[0].mode, 0o777);
    assert.match(
      losses(outcome).join('\n'),
      /^changed convert\/newer-version ignition\.config\.merge\[0\]\.source: `storage\.directories\[0\]\.mode` of `ignition\.config\.merge\[0\] \(data URL\)` is `0777` on the machine and not `01777`/u,
    );
  });

  it('is all that a config says which is replaced', () => {
    const outcome = mergedOf(
      config('3.4.0', { replace: { source: url(child) } }, { storage: { files: [{ path: '/etc/a' }] } }),
    );
    assert.deepEqual(JSON.parse(outcome.text), { ignition: { version: '3.1.0' }, passwd: child.passwd });
    assert.deepEqual(
      outcome.losses.map(({ code, kind }) => `${kind} ${code}`),
      ['dropped convert/replaced-config'],
    );
  });
});

describe('a config that is merged and has mistakes', () => {
  const refusedWith = (text: string) => {
    const outcome = outcomeOf(text);
    assert.ok(outcome.kind === 'refused');
    return outcome.blocking.map(({ code, path, message }) => `${code} ${printPath(path)}: ${message}`).join('\n');
  };

  it('is shown where it is named, with the place inside', () => {
    const inner = { ignition: { version: '3.4.0' }, storage: { files: [{ path: 'etc/a' }] } };
    assert.match(
      refusedWith(config('3.4.0', { merge: [{ source: url(inner) }] })),
      /^convert\/child-refused ignition\.config\.merge\[0\]\.source: `ignition\.config\.merge\[0\] \(data URL\)` is merged here, and Ignition refuses it: line 1, `storage\.files\[0\]\.path`: .*emergency shell/u,
    );
  });

  it('is told as Butane where it is Butane', () => {
    const source = `data:,${encodeURIComponent('variant: fcos\nversion: 1.5.0\npasswd: 3\n')}`;
    assert.match(
      refusedWith(config('3.4.0', { merge: [{ source }] })),
      /Ignition refuses it, so the machine stops in early boot: line 3, `passwd`: .*Butane refuses the file/u,
    );
  });

  it('may be wrong only together with the others', () => {
    const inner = { ignition: { version: '3.4.0' }, storage: { files: [{ path: '/a', user: { id: 0 } }] } };
    const own = { storage: { files: [{ path: '/a', user: { name: 'root' } }] } };
    assert.match(
      refusedWith(config('3.4.0', { merge: [{ source: url(inner) }] }, own)),
      /^convert\/merged-refused .*each config is good, but Ignition refuses what they make together: /u,
    );
  });

  it('is not looked at while the file has mistakes of its own', () => {
    const own = { storage: { filesystems: [{ path: '/a' }] } };
    const found = refusedWith(config('3.4.0', { merge: [{ source: url({ ignition: { version: '9.0.0' } }) }] }, own));
    assert.match(found, /^ignition\/missing-key /u);
    assert.doesNotMatch(found, /convert\//u);
  });

  it('is warned of where Ignition takes it all the same', () => {
    const source = `data:,${encodeURIComponent('variant: fcos\nversion: 1.5.0\n')}`;
    const { problems } = mergedOf(config('3.4.0', { merge: [{ source }, { source: url({ ...child, colour: 1 }) }] }));
    const warnings = problems.filter(({ code }) => code === 'convert/child-warning').map(({ message }) => message);
    assert.equal(warnings.length, 2);
    assert.match(warnings[0] ?? '', /it is Butane, which Ignition reads from 2\.27\.0 on only/u);
    assert.match(warnings[1] ?? '', /`ignition\.config\.merge\[1\] \(data URL\)`: line 1, `colour`: /u);
  });
});

import assert from 'node:assert/strict';
import { type ConvertAsFlags, convertAs } from './convertBytes.ts';

interface LossCase {
  readonly name: string;
  readonly source: object;
  readonly to: string;
  /** `CODE KIND PATH` of each loss. */
  readonly losses: readonly string[];
  readonly message?: RegExp;
}

const cluster = (spec: object, metadata: object = {}): object => ({
  apiVersion: 'machineconfiguration.openshift.io/v1',
  kind: 'MachineConfig',
  metadata: { name: 'a', labels: { 'machineconfiguration.openshift.io/role': 'worker' }, ...metadata },
  spec,
});
const ignition = (version: string, sections: object): object => ({ ignition: { version }, ...sections });

/** What is lost in which version: sections 3.11, 5.1 and 5.2 of the notes on the formats, shown with the real tool in roundTrips. */
const cases: readonly LossCase[] = [
  {
    name: 'a section that came later',
    source: ignition('3.3.0', { kernelArguments: { shouldExist: ['a'] } }),
    to: 'butane@fcos-1.3.0',
    losses: ['convert/key-not-said dropped kernelArguments'],
    message: /fcos 1\.4\.0 is the first that has/u,
  },
  {
    name: 'nothing where the section is empty',
    source: ignition('3.3.0', { kernelArguments: { shouldExist: [] } }),
    to: 'butane@fcos-1.3.0',
    losses: [],
  },
  {
    name: 'a section that a variant forbids',
    source: ignition('3.4.0', { storage: { disks: [{ device: '/dev/vda' }] } }),
    to: 'butane@fiot-1.0.0',
    losses: ['convert/key-not-said dropped storage.disks'],
    message: /does not allow it/u,
  },
  {
    name: 'a filesystem of a format that came later',
    source: ignition('3.3.0', { storage: { filesystems: [{ device: '/dev/vdb', format: 'none', path: '/a' }] } }),
    to: 'butane@fcos-1.3.0',
    losses: ['convert/value-refused dropped storage.filesystems.0'],
  },
  {
    name: 'a file from where an older version does not fetch',
    source: ignition('3.2.0', {
      storage: { files: [{ path: '/a' }, { path: '/b', contents: { source: 'gs://b/o' } }] },
    }),
    to: 'butane@fcos-1.1.0',
    losses: ['convert/value-refused dropped storage.files.1'],
    message: /Butane refuses the file/u,
  },
  {
    name: 'a hash that an older version does not know',
    source: ignition('3.1.0', {
      storage: {
        files: [
          { path: '/b', contents: { source: 'https://a/b', verification: { hash: `sha256-${'a'.repeat(64)}` } } },
        ],
      },
    }),
    to: 'butane@fcos-1.0.0',
    losses: ['convert/value-refused dropped storage.files.0.contents.verification.hash'],
  },
  {
    name: 'bits that would come to count',
    source: ignition('3.0.0', { storage: { directories: [{ path: '/a', mode: 1023 }] } }),
    to: 'butane@fcos-1.7.0',
    losses: ['convert/mode-bits changed storage.directories.0.mode'],
    message: /`01777`.*`0777`/u,
  },
  {
    name: 'no bits where both versions ignore them',
    source: ignition('3.0.0', { storage: { directories: [{ path: '/a', mode: 1023 }] } }),
    to: 'butane@fcos-1.6.0',
    losses: [],
  },
  {
    name: 'no key that Ignition has never seen',
    source: ignition('3.1.0', { kernelArguments: { shouldExist: ['a'] }, storage: { luks: [{}] }, other: 1 }),
    to: 'butane@fcos-1.7.0',
    losses: [],
  },
  {
    name: 'what Butane has no place for in a MachineConfig',
    source: cluster({ osImageURL: 'a', kernelArguments: ['b'] }, { annotations: { a: 'b' }, uid: 'c' }),
    to: 'butane',
    losses: [
      'convert/key-not-said dropped metadata.annotations',
      'convert/key-not-said dropped metadata.uid',
      'convert/key-not-said dropped spec.osImageURL',
    ],
  },
  {
    name: 'a kind of kernel that Butane does not know',
    source: cluster({ kernelType: '64k-pages' }),
    to: 'butane',
    losses: ['convert/key-not-said dropped spec.kernelType'],
    message: /`default`, `realtime`/u,
  },
  {
    name: 'users of a cluster but for core',
    source: cluster({
      config: ignition('3.4.0', { passwd: { users: [{ name: 'a' }, { name: 'core' }, { name: 'b' }] } }),
    }),
    to: 'butane',
    losses: [
      'convert/value-refused dropped spec.config.passwd.users.0',
      'convert/value-refused dropped spec.config.passwd.users.2',
    ],
  },
  {
    name: 'a volume that gets a cipher',
    source: cluster({
      fips: true,
      config: ignition('3.2.0', { storage: { luks: [{ name: 'a', device: '/dev/b' }] } }),
    }),
    to: 'butane@openshift-4.13.0',
    losses: ['convert/fips-cipher changed spec.config.storage.luks.0'],
  },
  {
    name: 'the role that Butane demands',
    source: { ...cluster({ kernelArguments: ['a'] }), metadata: { name: 'a' } },
    to: 'butane',
    losses: ['convert/result-refused approximated metadata'],
  },
];

describe('what is lost on the way to Butane', () => {
  for (const { name, source, to, losses, message } of cases)
    it(name, async () => {
      const format = 'kind' in source ? 'machineconfig' : 'ignition';
      const outcome = await convert(JSON.stringify(source), { format, to });
      assert.ok(outcome.kind === 'converted', JSON.stringify(outcome));
      assert.deepEqual(
        outcome.losses.map(({ code, kind, path }) => `${code} ${kind} ${path.join('.')}`),
        losses,
      );
      if (message) for (const loss of outcome.losses) assert.match(loss.message, message);
    });

  it('is said of every other object of a file', async () => {
    const text = [cluster({ kernelArguments: ['a'] }), cluster({ kernelArguments: ['b'] })].map((each) =>
      JSON.stringify(each),
    );
    const outcome = await convert(text.join('\n---\n'), { format: 'machineconfig', to: 'butane' });
    assert.ok(outcome.kind === 'converted');
    assert.deepEqual(
      outcome.losses.map(({ code, range }) => [code, range.start > text[0]!.length]),
      [['convert/other-config', true]],
    );
  });

  it('is everything where the config inside is of a generation that no cluster takes', async () => {
    const text = JSON.stringify(cluster({ config: ignition('2.3.0', {}) }));
    const outcome = await convert(text, { format: 'machineconfig', to: 'butane' });
    assert.ok(outcome.kind === 'refused');
    assert.match(outcome.problems.map(({ message }) => message).join(), /of no version that Butane becomes/u);
  });
});

describe('contents that a conversion to Butane puts into files', () => {
  const long = 'a line of a long text\n'.repeat(400);
  const url = (text: string | Uint8Array): string => `data:;base64,${Buffer.from(text).toString('base64')}`;
  const source = ignition('3.4.0', {
    storage: {
      files: [
        { path: '/etc/short', contents: { source: url('short\n') } },
        { path: '/etc/long', contents: { source: url(long) } },
        { path: '/opt/LOGO', contents: { source: url(Uint8Array.of(0xff, 0xd8)) } },
        { path: '/opt/logo', contents: { source: url(Uint8Array.of(0xff, 0xd9)) } },
        { path: '/etc/a:b', append: [{ source: url('x') }, { source: url(Uint8Array.of(0xff)) }] },
      ],
      luks: [{ name: '..', device: '/dev/vdb', keyFile: { source: url(Uint8Array.of(0, 1)) } }],
    },
  });

  it('are those that are binary or long, under names that every system takes', async () => {
    const outcome = await convert(JSON.stringify(source), { format: 'ignition', to: 'butane', extract: true });
    assert.ok(outcome.kind === 'converted');
    assert.deepEqual(
      outcome.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('latin1')]),
      [
        ['...key_file', '\u0000\u0001'],
        ['etc/long', long],
        ['opt/LOGO', '\u00ff\u00d8'],
        ['opt/logo-2', '\u00ff\u00d9'],
        ['etc/a_b.append-2', '\u00ff'],
      ],
    );
    const named = [...outcome.text.matchAll(/local: '?([^']*?)'?$/gmu)].map(([, name]) => name);
    assert.deepEqual(
      named,
      outcome.files.map(({ path }) => path),
    );
    assert.match(outcome.text, /inline: \|\n +short\n/u);
  });

  const namesOf = async (paths: readonly string[]): Promise<readonly string[]> => {
    const files = paths.map((path, index) => ({ path, contents: { source: url(Uint8Array.of(0xff, index)) } }));
    const text = JSON.stringify(ignition('3.4.0', { storage: { files } }));
    const outcome = await convert(text, { format: 'ignition', to: 'butane', extract: true });
    assert.ok(outcome.kind === 'converted', JSON.stringify(outcome));
    return outcome.files.map(({ path }) => path);
  };

  it('never go where another one has its folder, nor below it', async () => {
    assert.deepEqual(await namesOf(['/opt/App', '/opt/app/x', '/opt/app/y', '/opt/APP-2', '/srv/a/b', '/srv/A']), [
      'opt/App',
      'opt/app-2/x',
      'opt/app-2/y',
      'opt/APP-2-2',
      'srv/a/b',
      'srv/A-2',
    ]);
  });

  it('have no names that mean something to a system or to Git', async () => {
    assert.deepEqual(
      await namesOf([
        '/etc/con',
        '/etc/Nul.txt',
        '/etc/console',
        '/etc/x. ',
        '/.git/config',
        `/etc/${'l'.repeat(300)}`,
      ]),
      ['etc/_con', 'etc/_Nul.txt', 'etc/console', 'etc/x_', '_.git/config', `etc/${'l'.repeat(80)}`],
    );
  });

  it('stay where they are where nobody asks', async () => {
    const outcome = await convert(JSON.stringify(source), { format: 'ignition', to: 'butane' });
    assert.ok(outcome.kind === 'converted');
    assert.deepEqual(outcome.files, []);
    assert.doesNotMatch(outcome.text, /local:/u);
  });

  it('are nothing that the way to Ignition has', async () => {
    const text = 'variant: fcos\nversion: 1.6.0\n';
    const outcome = await convert(text, { format: 'butane', to: 'ignition', extract: true });
    assert.ok(outcome.kind === 'impossible' && outcome.isMisuse);
  });
});

describe('an Ignition config that is made to fill the memory', () => {
  it('is converted, and most of it stays packed', async () => {
    const { gzipSync } = await import('node:zlib');
    const packed = gzipSync(Buffer.alloc(15 * 1024 * 1024, 'a')).toString('base64');
    const contents = { compression: 'gzip', source: `data:;base64,${packed}` };
    const files = Array.from({ length: 40 }, (_, index) => ({ path: `/etc/${index}`, contents }));
    const outcome = await convert(JSON.stringify(ignition('3.4.0', { storage: { files } })), {
      format: 'ignition',
      to: 'butane',
    });
    assert.ok(outcome.kind === 'converted');
    assert.ok(outcome.text.length < 80 * 1024 * 1024, `${outcome.text.length}`);
    assert.equal(outcome.text.match(/compression: gzip/gu)?.length, 36);
  });
});

async function convert(text: string, flags: Pick<ConvertAsFlags, 'format' | 'to' | 'extract'>) {
  const name = { ignition: 'config.ign', machineconfig: 'config.yaml', butane: 'config.bu' }[flags.format] ?? '';
  const options = { pretty: false, raw: false, filesDir: undefined, ...flags };
  return (await convertAs(Buffer.from(text), options, name)).outcome;
}

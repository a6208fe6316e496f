import assert from 'node:assert/strict';
import { analyseInput } from '../../server/src/cli/analyseInput.ts';
import type { ConvertOutcome } from '../../server/src/features/conversion/convert.ts';
import { possibleConversions } from '../../server/src/features/conversion/possibleConversions.ts';
import { containerLinuxCases } from './cases/containerLinuxCases.ts';
import { olderIgnitionCases } from './cases/olderIgnitionCases.ts';
import { convertAs } from './convertBytes.ts';

const noProjects = { projectOf: async () => undefined, mistakes: () => 0 };

describe('older configs, what the converters of the time cannot do', () => {
  it('put what is appended to a file into the file', async () => {
    const files = [
      { filesystem: 'root', path: '/etc/a', mode: 420, contents: { source: 'data:,1' } },
      { filesystem: 'root', path: '/etc/a', append: true, mode: 384, contents: { source: 'data:,2' } },
      { filesystem: 'root', path: '/etc/a', append: true, contents: { source: 'data:,3' } },
    ];
    const outcome = await ignition({ ignition: { version: '2.2.0' }, storage: { files } });
    assert.deepEqual(made(outcome).storage.files, [
      {
        overwrite: true,
        path: '/etc/a',
        append: [{ source: 'data:,2' }, { source: 'data:,3' }],
        contents: { source: 'data:,1' },
        mode: 384,
      },
    ]);
    assert.deepEqual(codes(outcome), ['convert/said-otherwise', 'convert/said-otherwise']);
  });

  it('keep the sources of several configs and certificates apart', async () => {
    const sources = ['https://example.com/a', 'https://example.com/b'].map((source) => ({ source }));
    const outcome = await ignition({
      ignition: {
        version: '2.2.0',
        config: { append: sources },
        security: { tls: { certificateAuthorities: sources } },
      },
    });
    const { config, security } = made(outcome).ignition;
    assert.deepEqual(config.merge, sources);
    assert.deepEqual(security.tls.certificateAuthorities, sources);
  });

  it('say what Ignition 3 refuses in the result', async () => {
    const storage = {
      links: [{ filesystem: 'root', path: '/srv/a', target: '/var/a' }],
      files: [{ filesystem: 'root', path: '/srv/a/b', mode: 420, contents: { source: 'data:,1' } }],
    };
    const outcome = await ignition({ ignition: { version: '2.2.0' }, storage });
    assert.ok(codes(outcome).includes('convert/result-refused'), JSON.stringify(codes(outcome)));
  });

  it('leave values out that are of no type', async () => {
    const outcome = await ignition({
      ignition: { version: '2.3.0' },
      storage: { files: [{ filesystem: 'root', path: '/etc/a', mode: '0644', contents: { source: 'data:,1' } }] },
    });
    assert.deepEqual(codes(outcome), ['convert/left-behind']);
  });
});

describe('older configs, as they are converted', () => {
  it('stop at what is no JSON', async () => {
    const outcome = await convert('{ "ignition": { "version": "2.3.0" }, }', 'ignition', 'ignition', 'config.ign');
    assert.equal(outcome.kind, 'refused');
  });

  it('stop at what is no YAML', async () => {
    const text = 'update:\n\tgroup: stable\nsystemd:\n  units: []\nstorage:\n  files:\n    - filesystem: root\n';
    assert.equal((await convert(text, 'butane', 'butane', 'config.yaml')).kind, 'refused');
  });

  it('do not stop at being old, even where warnings do', async () => {
    const text = '{ "ignition": { "version": "2.3.0" } }';
    const { outcome } = await convertAs(
      Buffer.from(text),
      { format: 'ignition', to: 'butane', pretty: false, raw: false, strict: true, filesDir: undefined },
      'config.ign',
    );
    assert.equal(outcome.kind, 'converted');
  });

  it('take a version of what has come since as the newest', async () => {
    const text =
      '{ "ignition": { "version": "2.5.0-experimental", "proxy": { "httpProxy": "http://p" } }, "storage": { "luks": [] } }';
    const outcome = await convert(text, 'ignition', 'ignition', 'config.ign');
    assert.deepEqual(codes(outcome), ['convert/left-behind']);
    assert.deepEqual(made(outcome).ignition.proxy, { httpProxy: 'http://p' });
  });

  it('become the Butane that is asked for', async () => {
    const text = '{ "ignition": { "version": "2.3.0" } }';
    for (const [to, head] of [
      ['butane', 'variant: flatcar\nversion: 1.1.0'],
      ['butane@fcos-1.7.0', 'variant: fcos\nversion: 1.7.0'],
      ['butane@flatcar-1.0.0', 'variant: flatcar\nversion: 1.0.0'],
    ] as const) {
      const outcome = await convert(text, 'ignition', to, 'config.ign');
      assert.equal(outcome.kind === 'converted' && outcome.text, `${head}\n`);
    }
    assert.equal((await convert(text, 'ignition', 'butane@openshift-4.18.0', 'config.ign')).kind, 'impossible');
    assert.equal((await convert(text, 'ignition', 'machineconfig', 'config.ign')).kind, 'refused');
  });

  it('keep the name of a local file in Butane, and say that Ignition cannot', async () => {
    const text = 'storage:\n  files:\n    - {filesystem: root, path: /etc/a, contents: {local: a.txt}}\n';
    const butane = await convert(text, 'butane', 'butane', 'config.yaml');
    assert.ok(butane.kind === 'converted');
    assert.match(butane.text, /contents:\n {8}local: a\.txt\n/u);
    assert.deepEqual(butane.losses, []);
    assert.deepEqual(codes(await convert(text, 'butane', 'ignition', 'config.yaml')), ['convert/left-behind']);
  });

  it('are offered what they can become, and nothing else', async () => {
    const input = { name: 'config.ign', bytes: Buffer.from('{ "ignition": { "version": "2.3.0" } }'), isNamed: true };
    const analysis = await analyseInput(input, {}, noProjects, { isConversion: true });
    assert.deepEqual(
      possibleConversions(analysis).map(({ to, isUsual }) => [to, isUsual]),
      [
        ['butane', false],
        ['ignition', false],
      ],
    );
  });

  it('that grow without end are cut off, and said to be', async () => {
    const groups = Array.from({ length: 2000 }, (_, index) => `g${index}`).join(', ');
    const users = Array.from({ length: 2000 }, () => '    - *u').join('\n');
    const text = `${withMark}passwd:\n  users:\n    - &u\n      name: a\n      groups: [${groups}]\n${users}\n`;
    assert.ok(codes(await convert(text, 'butane', 'butane', 'config.yaml')).includes('convert/left-behind'));
  });
});

const withMark = 'storage:\n  files:\n    - filesystem: root\n      path: /a\n';

describe('older configs with a piece missing or in a wrong place', () => {
  for (const [cases, format, file] of [
    [olderIgnitionCases, 'ignition', 'config.ign'],
    [containerLinuxCases, 'butane', 'config.yaml'],
  ] as const)
    it(`are converted or refused (${file})`, async () => {
      for (const { text } of cases)
        for (const spoilt of spoiltTexts(text))
          for (const to of ['ignition', 'butane']) {
            const { kind } = await convert(spoilt, format, to, file);
            assert.ok(['converted', 'refused', 'impossible'].includes(kind), spoilt);
          }
    }).timeout(60_000);
});

/** A text without one of its lines, and with one of its values changed. */
function spoiltTexts(text: string): readonly string[] {
  const lines = text.split('\n');
  const step = Math.max(1, Math.floor(lines.length / 3));
  const places = lines.flatMap((_, index) => (index % step === 0 ? [index] : []));
  return places.flatMap((place) => [
    lines.filter((_, index) => index !== place).join('\n'),
    lines.map((line, index) => (index === place ? line.replace(/: .*?(,?)$/u, ': [null, {}, -1]$1') : line)).join('\n'),
    lines.map((line, index) => (index === place ? line.replace(/: .*?(,?)$/u, ': {"name": 7}$1') : line)).join('\n'),
  ]);
}

async function convert(text: string, format: string, to: string, file: string): Promise<ConvertOutcome> {
  const flags = { format, to, pretty: false, raw: false, filesDir: undefined };
  return (await convertAs(Buffer.from(text), flags, file)).outcome;
}

async function ignition(config: object): Promise<ConvertOutcome> {
  return convert(JSON.stringify(config), 'ignition', 'ignition', 'config.ign');
}

function made(outcome: ConvertOutcome) {
  assert.ok(outcome.kind === 'converted', JSON.stringify(outcome));
  return JSON.parse(outcome.text);
}

function codes(outcome: ConvertOutcome): readonly string[] {
  assert.ok(outcome.kind === 'converted', JSON.stringify(outcome));
  return outcome.losses.map(({ code }) => code);
}

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConvertOutcome } from '../../server/src/features/conversion/convert.ts';
import { type RecordedText, recordedText } from '../oracle/recordedText.ts';
import { allCases } from './cases/allCases.ts';
import { caseShelf } from './cases/caseShelf.ts';
import { type ConvertFlags, convertAs, convertBytes } from './convertBytes.ts';
import { putOnDisk } from './shelf.ts';

const recording: { readonly cases: Readonly<Record<string, { readonly output?: RecordedText }>> } = JSON.parse(
  readFileSync('test/goldens/conversions.json', 'utf8'),
);

/** Without the object that Butane writes around it, Butane writes what the cluster makes of that object. */
describe('the Ignition of a MachineConfig', () => {
  let folder = '';
  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-cases-')));
    putOnDisk(caseShelf, folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is what Butane writes of the same config without the object around it', async () => {
    let compared = 0;
    for (const { name, text, pretty, raw, strict, hasFiles } of allCases()) {
      const output = recording.cases[name]?.output;
      if (!raw || strict || output === undefined) continue;
      const filesDir = hasFiles ? path.join(folder, 'files') : undefined;
      const flags: ConvertFlags = { pretty, raw: false, filesDir };
      const { outcome } = await convertBytes(Buffer.from(text), flags);
      // The tool refuses some of them in the object alone.
      if (outcome.kind !== 'converted') continue;
      const back = await ignitionOf(outcome.text, { pretty });
      assert.ok(back.kind === 'converted', `${name}: ${JSON.stringify(back)}`);
      // What was no UTF-8 is a character like any other once it was read.
      const expected = typeof output === 'string' ? output.replaceAll('\\ufffd', '\ufffd') : output;
      assert.deepEqual(recordedText(back.text), expected, name);
      compared++;
    }
    assert.ok(compared >= 100, `${compared}`);
  });

  it('lacks what the cluster brings to the node beside it, which is said', async () => {
    const outcome = converted(await ignitionOf(object('3.4.0', '  fips: true\n  kernelArguments: [nosmt]\n')));
    assert.deepEqual(JSON.parse(outcome.text), { ignition: { version: '3.4.0' } });
    const losses = outcome.losses.map((loss) => [loss.code, loss.kind, loss.path]);
    assert.deepEqual(losses, [
      ['convert/beside-ignition', 'dropped', ['spec', 'fips']],
      ['convert/beside-ignition', 'dropped', ['spec', 'kernelArguments']],
    ]);
  });

  it('is of spec 3 where an older one stands in it', async () => {
    const file = '      files: [{filesystem: root, path: /etc/a, mode: 420, contents: {source: "data:,a"}, odd: 1}]\n';
    const text = object('2.2.0', `    storage:\n${file}`);
    const outcome = converted(await ignitionOf(text));
    const [made] = JSON.parse(outcome.text).storage.files;
    assert.deepEqual(made, { overwrite: true, path: '/etc/a', contents: { source: 'data:,a' }, mode: 420 });
    const [loss] = outcome.losses;
    assert.deepEqual(loss?.path, ['spec', 'config', 'storage', 'files', 0, 'odd']);
    const butane = converted(await ignitionOf(text, { to: 'butane@openshift-4.14.0' }));
    assert.match(butane.text, /^variant: openshift\nversion: 4\.14\.0\n[\s\S]*inline: a\n/u);
  });

  it('can have all in it that it merges', async () => {
    const child = `data:;base64,${Buffer.from('{"ignition":{"version":"3.2.0"},"passwd":{"users":[{"name":"core"}]}}').toString('base64')}`;
    const text = object('3.4.0', '').replace(
      'version: 3.4.0',
      `version: 3.4.0\n      config: {merge: [{source: "${child}"}]}`,
    );
    const outcome = converted(await ignitionOf(text, { merged: true }));
    assert.deepEqual(JSON.parse(outcome.text), {
      ignition: { version: '3.4.0' },
      passwd: { users: [{ name: 'core' }] },
    });
  });

  it('is refused where there is none', async () => {
    const without = object('3.4.0', '').split('  config:')[0] ?? '';
    for (const text of [`${without}  fips: true\n`, object('2.3.0', '')]) {
      const outcome = await ignitionOf(text);
      assert.ok(outcome.kind === 'refused', JSON.stringify(outcome));
      assert.ok(outcome.blocking.length > 0);
    }
  });
});

function object(version: string, rest: string): string {
  return `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata:
  name: a
  labels: {machineconfiguration.openshift.io/role: worker}
spec:
  config:
    ignition:
      version: ${version}
${rest}`;
}

async function ignitionOf(
  text: string,
  { to = 'ignition', ...options }: { to?: string; pretty?: boolean; merged?: boolean } = {},
): Promise<ConvertOutcome> {
  const flags = { pretty: false, raw: false, filesDir: undefined, format: 'machineconfig', ...options, to };
  return (await convertAs(Buffer.from(text), flags, 'a.yaml')).outcome;
}

function converted(outcome: ConvertOutcome): Extract<ConvertOutcome, { readonly kind: 'converted' }> {
  assert.ok(outcome.kind === 'converted', JSON.stringify(outcome));
  return outcome;
}

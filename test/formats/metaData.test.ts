import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Problem } from '../../server/src/base/problem.ts';
import { applyEdits } from '../../server/src/base/text.ts';
import { hover } from '../../server/src/features/hover/hover.ts';
import { offeredLabels } from '../support/acceptCompletion.ts';
import { analyseText } from '../support/analyseText.ts';

/** Recorded by test/oracle/cloud-init/recordMetaData.mjs from cloud-init. */
interface Case {
  readonly text: string;
  /** Null where cloud-init fails. */
  readonly taken: { readonly instanceId: string; readonly dsmode: string } | null;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(readFileSync('test/goldens/metaData.json', 'utf8'));
const options = { fileName: 'meta-data' };

function problemsOf(text: string): readonly Problem[] {
  return analyseText(text, options).problems();
}

/** What is found, as `severity code path`. */
function found(text: string): readonly string[] {
  return problemsOf(text).map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`.trim());
}

function formatOf(text: string, fileName = 'file.yaml'): string | null {
  return analyseText(text, { fileName }).info.format;
}

describe('meta-data', () => {
  for (const { text, taken } of cases) {
    it(`is said to be taken as cloud-init takes it: ${JSON.stringify(text)}`, () => {
      const problems = problemsOf(text);
      const isLost = taken === null || (taken.instanceId === 'nocloud' && /instance-id/u.test(text));
      const errors = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
      assert.equal(errors.length > 0, isLost, errors.join('\n'));
      if (isLost) return;
      const isNameless = problems.some(({ message }) => message.includes('`instance-id`'));
      assert.equal(isNameless, taken.instanceId === 'nocloud');
      const written = /^dsmode: (\w+)$/mu.exec(text)?.[1] ?? 'net';
      assert.equal(
        problems.some(({ code }) => code === 'meta-data/unknown-dsmode'),
        taken.dsmode !== written,
      );
    });
  }

  it('is known by its name, or by the two keys that only it has', () => {
    for (const name of ['meta-data', 'meta-data.yaml', 'web.meta-data.yml', 'meta-data.json', 'meta-data.tftpl'])
      assert.equal(formatOf('instance-id: a\n', name), 'meta-data', name);
    assert.equal(formatOf('', 'meta-data'), 'meta-data');
    assert.equal(formatOf('instance-id: a\nlocal-hostname: web\n'), 'meta-data');
    assert.equal(formatOf('instance-id: a\nname: web\n'), null);
    assert.equal(formatOf('title: a page\nauthor: me\n', 'meta-data.yaml'), null);
    assert.equal(formatOf('{"uuid": "a", "hostname": "web"}\n', 'meta_data.json'), null);
    assert.equal(formatOf('#cloud-config\ninstance-id: a\nlocal-hostname: web\n'), 'cloud-config');
  });

  it('has names that are nearly those that are read', () => {
    assert.deepEqual(found('instance_id: a\nhostname: web\n'), [
      'warning meta-data/near-miss instance_id',
      'warning meta-data/near-miss hostname',
    ]);
    const [problem] = problemsOf('instance_id: a\n');
    assert.equal(applyEdits('instance_id: a\n', problem?.fixes?.()[0]?.edits ?? []), 'instance-id: a\n');
    assert.deepEqual(found('instance-id: a\nlocal-hostname: web\nhostname: web\n'), []);
  });

  it('wants to say which instance the machine is', () => {
    const text = 'local-hostname: web\n';
    assert.deepEqual(found(text), ['warning meta-data/missing-instance-id']);
    const [problem] = problemsOf(text);
    assert.deepEqual(found(applyEdits(text, problem?.fixes?.()[0]?.edits ?? [])), []);
  });

  it('may hold a network config, which is judged as one', () => {
    const text = 'instance-id: a\nnetwork:\n  version: 2\n  ethernets:\n    eth0: {dhcp4: [], addresses: [10.0.0.1]}\n';
    assert.deepEqual(found(text), [
      'error network-config/wrong-type ethernets.eth0.dhcp4',
      'warning network-config/address-without-prefix ethernets.eth0.addresses.0',
    ]);
    assert.deepEqual(problemsOf(text).map(({ part }) => part)[0], [0, 0]);
    assert.ok(offeredLabels(text.replace('    eth0: {', '    eth0: {<|>'), options).includes('dhcp6'));
    assert.match(hover(analyseText(text, options), text.indexOf('dhcp4'))?.markdown ?? '', /DHCP/u);
    assert.deepEqual(found('instance-id: a\nnetwork: {config: disabled}\n'), []);
  });
});

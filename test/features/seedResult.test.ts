import assert from 'node:assert/strict';
import type { SeedResult } from '../../server/src/base/protocol.ts';
import { seedResult } from '../../server/src/features/seedResult.ts';
import { analyseText } from '../support/analyseText.ts';

const config = '#cloud-config\nruncmd: [a]\n';

function seed(
  text: string,
  { fileName = 'user-data', tool }: { readonly fileName?: string; readonly tool?: string } = {},
) {
  const result = seedResult(analyseText(text, { fileName, settings: tool === undefined ? {} : { tool: [tool] } }));
  assert.ok(result);
  return result;
}

function idOf({ files }: SeedResult): string | undefined {
  return /^instance-id: (?<id>\S+)$/mu.exec(files[1]?.text ?? '')?.groups?.id;
}

describe('a seed', () => {
  it('holds the config as it stands, and an id of the instance', () => {
    const { files, errors } = seed(config);
    assert.deepEqual(
      files.map(({ name }) => name),
      ['user-data', 'meta-data'],
    );
    assert.equal(files[0]?.text, config);
    assert.equal(errors, 0);
    assert.equal(seed(`\uFEFF${config}`).files[0]?.text, config);
  });

  it('has another id for another config only, made of its name', () => {
    const id = idOf(seed(config, { fileName: 'my web.cloud-config.yaml' }));
    assert.match(id ?? '', /^my-web-cloud-config-yaml-[\da-f]{8}$/u);
    assert.equal(idOf(seed(config)), idOf(seed(config)));
    assert.notEqual(idOf(seed(config)), idOf(seed(`${config}hostname: b\n`)));
    assert.match(idOf(seed(config, { fileName: '日本.cloud-init.yaml' })) ?? '', /^cloud-init-yaml-[\da-f]{8}$/u);
  });

  it('says how it is used in the release that judges', () => {
    const spellings = (tool: string): readonly string[] =>
      seed(config, { tool }).uses.flatMap((use) => use.match(/`ds=nocloud(?:-net)?;s=http/gu) ?? []);
    assert.deepEqual(spellings('23.4'), ['`ds=nocloud-net;s=http']);
    assert.deepEqual(spellings('24.1'), ['`ds=nocloud;s=http']);
    const overHttp = (tool: string): boolean =>
      seed(config, { tool }).uses.some((use) => use.includes('does not fetch'));
    assert.deepEqual([overHttp('24.2'), overHttp('24.3')], [true, false]);
  });

  it('counts the errors of the config, and is not there for other formats', () => {
    assert.equal(seed('#cloud-config\nruncmd: 1\n').errors, 1);
    assert.equal(seedResult(analyseText('variant: fcos\nversion: 1.6.0\n', { fileName: 'a.bu' })), undefined);
  });
});

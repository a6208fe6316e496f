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
  assert.ok(result && 'files' in result);
  return result;
}

function refusal(text: string, fileName: string): string | undefined {
  const result = seedResult(analyseText(text, { fileName }));
  return result && 'refusal' in result ? result.refusal : undefined;
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

  it('holds user data of any kind as it stands', () => {
    const message =
      'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/cloud-config\n\na: 1\n--b--\n';
    for (const text of [
      message,
      message.replaceAll('\n', '\r\n'),
      '#cloud-config-archive\n- |\n  #!/bin/sh\n',
      '#cloud-config-jsonp\n[]\n',
      '#!/bin/sh\necho "$HOME" "{{ x }}"\n',
      '#include\nhttps://example.com/a\n',
      '#cloud-boothook\n#!/bin/sh\n',
      '#part-handler\ndef list_types():\n',
      '## template: jinja\n#cloud-config\nhostname: {{ v1.local_hostname }}\n',
      '## template: jinja\n#cloud-config\n{% if v1.distro == "ubuntu" %}\nruncmd: [a]\n{% endif %}\n',
    ]) {
      const { files } = seed(text);
      assert.equal(files[0]?.text, text);
      assert.match(idOf({ ...seed(text) }) ?? '', /^user-data-[\da-f]{8}$/u, text);
    }
    const rendered = '## template: jinja\n#cloud-config\nhostname: {{ v1.local_hostname }}\n';
    assert.equal(seed(rendered, { fileName: 'user-data.j2' }).files[0]?.text, rendered);
  });

  it('says why there is none', () => {
    for (const [text, name] of [
      [`#cloud-config\nhostname: $${'{name}'}\n`, 'user-data.tftpl'],
      ['#cloud-config\nhostname: {{ name }}\n', 'user-data.yaml.j2'],
    ] as const)
      assert.match(refusal(text, name) ?? '', /^it is a template that another program fills in: /u, name);
    assert.match(refusal('version: 2\nethernets: {}\n', 'network-config') ?? '', /goes along as `network-config`/u);
    assert.match(refusal('instance-id: a\n', 'meta-data') ?? '', /goes along as `meta-data`/u);
    assert.equal(seedResult(analyseText('#!/bin/sh\n', { fileName: 'install.sh' })), undefined);
  });

  it('counts the errors of the config, and is not there for other formats', () => {
    assert.equal(seed('#cloud-config\nruncmd: 1\n').errors, 1);
    assert.equal(seedResult(analyseText('variant: fcos\nversion: 1.6.0\n', { fileName: 'a.bu' })), undefined);
  });
});

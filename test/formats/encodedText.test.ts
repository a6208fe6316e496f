import assert from 'node:assert/strict';
import { encodeBase64 } from '../../server/src/base/base64.ts';
import { analyseText } from '../support/analyseText.ts';

const mixed = (...entries: readonly string[]): string =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${entries.map((entry) => `--b\n${entry}\n`).join('')}--b--\n`;

/** An entry of a message in base64, in lines of 40 characters. */
function inBase64(text: string, type = 'text/cloud-config'): string {
  return `Content-Type: ${type}\nContent-Transfer-Encoding: base64\n\n${base64(text).replace(/.{40}/gu, '$&\n')}`;
}

function base64(text: string): string {
  return encodeBase64(new TextEncoder().encode(text));
}

/** What is underlined, the code, and what the message says in front of its first colon. */
function found(text: string): readonly string[] {
  return analyseText(text, { fileName: 'user-data' })
    .problems()
    .map(({ code, message, range: { start, end } }) => {
      const line = text.slice(0, start).split('\n').length;
      return `${line} ${text.slice(start, end)} ${code} ${/^(?:`[^`]*`|[^:`])*/u.exec(message)?.[0]}`;
    });
}

describe('what is encoded in a message', () => {
  it('is judged, and said at its header with its line', () => {
    const config = '#cloud-config\nusrs: []\nhostname: [a]\n';
    const qp =
      'Content-Type: text/cloud-config\nContent-Transfer-Encoding: Quoted-Printable\n\n#cloud-config\nus=\nrs: =5B]';
    assert.deepEqual(found(mixed(inBase64(config), qp)), [
      '6 base64 cloud-config/unknown-key line 2 of what is decoded, `usrs: []`',
      '6 base64 cloud-config/wrong-type line 3 of what is decoded, `hostname: [a]`',
      '12 Quoted-Printable cloud-config/unknown-key line 2 of what is decoded, `usrs: []`',
    ]);
    const [first] = analyseText(mixed(inBase64(config)), { fileName: 'user-data' }).problems();
    assert.equal(
      first?.message,
      'line 2 of what is decoded, `usrs: []`: unknown key `usrs`: cloud-init reports an invalid config, and what reads the value may fail; did you mean `users`?',
    );
    // Nothing that is encoded can be mended here.
    assert.deepEqual([first?.fixes, first?.path, first?.part], [undefined, [], undefined]);
  });

  it('is taken for what it says that it is', () => {
    const archive = '#cloud-config-archive\n- |\n  usrs: []\n- "foo: 1"\n';
    assert.deepEqual(found(mixed(inBase64(archive, 'text/plain'))), [
      '6 base64 cloud-config/unknown-key line 3 of what is decoded, `usrs: []`',
      '6 base64 cloud-config/unknown-key line 4 of what is decoded, `- "foo: 1"`',
    ]);
    assert.deepEqual(found(mixed(inBase64('# cloud-config\npackage_update: true\n', 'text/plain'))), [
      '6 base64 cloud-config/header line 1 of what is decoded, `# cloud-config`',
    ]);
    assert.deepEqual(found(mixed(inBase64('#!/bin/sh\nusrs: []\n', 'text/plain'))), []);
    assert.deepEqual(found(mixed(inBase64('a: 1\n', 'text/x-yaml'))), [
      '5 text/x-yaml mime-multipart/unknown-type cloud-init knows no content type `text/x-yaml`',
    ]);
    assert.deepEqual(found(mixed(inBase64('echo\n', 'text/x-shellscript-per-boot'))), [
      '6 base64 user-script/no-interpreter line 1 of what is decoded, `echo`',
    ]);
  });

  it('is a message for cloud-init though nothing in it stands there in plain', () => {
    const text = mixed(inBase64('#cloud-config\nhostname: a\n', 'text/plain'));
    assert.equal(analyseText(text, { fileName: 'message.txt' }).info.format, 'mime-multipart');
  });

  it('is as silent as a comment in it says', () => {
    const text = '#cloud-config\r\n# strata-ignore cloud-config/unknown-key\r\nusrs: []\r\nfoo: 1\r\n';
    assert.deepEqual(found(mixed(inBase64(text))), [
      '6 base64 cloud-config/unknown-key line 4 of what is decoded, `foo: 1`',
    ]);
  });

  it('is no list that another part replaces', () => {
    const lists = '#cloud-config\nruncmd: [a]\n';
    assert.deepEqual(found(mixed(`Content-Type: text/cloud-config\n\n${lists}`, inBase64(lists))), []);
  });
});

describe('what is written in another way in an archive', () => {
  const archive = (items: string): string => `#cloud-config-archive\n${items}`;

  it('is judged, and said where it stands', () => {
    const text = archive(
      '- "#cloud-config\\nusrs: []\\napt_update: true\\n"\n- >\n  hostname:\n  [a]\n- \'hostname: [b]\'\n',
    );
    assert.deepEqual(found(text), [
      '2 usrs cloud-config/unknown-key unknown key `usrs`',
      '2 apt_update cloud-config/deprecated-key `apt_update` is deprecated; use `package_update`',
      '5 [a] cloud-config/wrong-type `hostname` needs text, but a list stands here',
      '6 [b] cloud-config/wrong-type `hostname` needs text, but a list stands here',
    ]);
  });

  it('is decoded where it stands for bytes', () => {
    const bytes = base64('#cloud-config\nusrs: []\n');
    const said = `${bytes} cloud-config/unknown-key line 2 of what is decoded, \`usrs: []\``;
    for (const [items, line] of [
      [`- content: !!binary |\n    ${bytes}\n  type: text/cloud-config\n`, 3],
      [`- content: !!binary ${bytes}\n`, 2],
    ] as const)
      assert.deepEqual(found(archive(items)), [`${line} ${said}`], items);
  });

  it('obeys a comment above it', () => {
    assert.deepEqual(found(archive('# strata-ignore cloud-config/unknown-key\n- "usrs: []"\n')), []);
  });
});

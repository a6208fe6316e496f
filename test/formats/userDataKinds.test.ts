import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { analyseText } from '../support/analyseText.ts';

const mixed = (...entries: readonly string[]): string =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${entries.map((entry) => `--b\n${entry}\n`).join('')}--b--\n`;

function formatOf(text: string, fileName = 'user-data'): string | null {
  return analyseText(text, { fileName }).info.format;
}

/** `LINE severity code`, lines from 1. */
function found(text: string): readonly string[] {
  return analyseText(text, { fileName: 'user-data' })
    .problems()
    .map(({ severity, code, range }) => `${text.slice(0, range.start).split('\n').length} ${severity} ${code}`);
}

/** The text after the first fix of the only problem. */
function fixed(text: string): string | undefined {
  const [problem] = analyseText(text, { fileName: 'user-data' }).problems();
  const [fix] = problem?.fixes?.() ?? [];
  return fix && applyEdits(text, fix.edits);
}

describe('a kind of user data', () => {
  it('is told by the first line', () => {
    const kinds: Readonly<Record<string, string>> = {
      '#cloud-config\nruncmd: []\n': 'cloud-config',
      '#cloud-config-archive\n- a\n': 'cloud-config-archive',
      '#cloud-config-jsonp\n[]\n': 'cloud-config-jsonp',
      '\n#INCLUDE-ONCE\nhttps://example.com/a\n': 'cloud-include',
      '#include https://example.com/a\n': 'cloud-include',
      '#cloud-boothook\n#!/bin/sh\n': 'cloud-boothook',
      '#part-handler\ndef list_types():\n': 'part-handler',
    };
    for (const [text, format] of Object.entries(kinds)) {
      assert.equal(formatOf(text), format, text);
      assert.equal(formatOf(text, 'whatever.txt'), format, text);
    }
    assert.equal(formatOf(mixed('Content-Type: text/cloud-config\n\na: 1'), 'message.txt'), 'mime-multipart');
  });

  it('may need the name of the file, because others begin in the same way', () => {
    const script = '#!/bin/sh\necho\n';
    for (const name of ['user-data', 'vendor-data', 'vendor-data2', 'web.user-data.sh', 'user_data.sh', 'userdata.txt'])
      assert.equal(formatOf(script, name), 'user-script', name);
    for (const name of ['install.sh', 'user.sh', 'data', 'main.bu', 'network-config'])
      assert.notEqual(formatOf(script, name), 'user-script', name);
    const include = '#include\n/etc/cloud/more\n';
    assert.equal(formatOf(include), 'cloud-include');
    assert.equal(formatOf(include, 'a.txt'), null);
    assert.equal(formatOf('#include <stdio.h>\nint main(void) { return 0; }\n', 'main.c'), null);
    assert.equal(formatOf('#include "a.yaml"\na: 1\n', 'a.yaml'), null);
  });

  it('is no letter that somebody got', () => {
    const letter = mixed('Content-Type: text/plain\n\nhello', 'Content-Type: text/html\n\n<p>hello</p>');
    assert.equal(formatOf(letter, 'letter.txt'), null);
    assert.equal(formatOf(letter), 'mime-multipart');
  });

  it('is nothing where the text says nothing of the kind', () => {
    for (const text of [
      'autoinstall:\n  version: 1\n',
      'a: 1\n',
      '# a comment\n',
      '#upstart-job\n',
      '---\n- hosts: all\n',
    ])
      assert.equal(formatOf(text, 'file.yaml'), null, text);
  });

  it('is what somebody chose', () => {
    const info = analyseText('echo\n', { fileName: 'a.txt', languageId: 'cloud-boothook' }).info;
    assert.deepEqual([info.format, info.evidence], ['cloud-boothook', ["chosen by the editor's language"]]);
  });

  it('says why it is taken for it', () => {
    assert.deepEqual(analyseText('#cloud-boothook\n').info.evidence, ['the first line begins with `#cloud-boothook`']);
    assert.deepEqual(analyseText(mixed('Content-Type: text/cloud-config\n\na: 1')).info.evidence, [
      'it is a message with 1 entry',
    ]);
  });
});

describe('a message', () => {
  it('is none for cloud-init without its mark', () => {
    const text = mixed('Content-Type: text/cloud-config\n\nhostname: a').replace('MIME-Version: 1.0\n', '');
    assert.deepEqual(found(text), ['1 error mime-multipart/missing-mime-version']);
    assert.deepEqual(found(fixed(text) ?? ''), []);
  });

  it('holds nothing where its boundary is not named, or stands nowhere', () => {
    const text = mixed('Content-Type: text/cloud-config\n\nhostname: a');
    assert.deepEqual(found(text.replace('; boundary="b"', '')), ['2 error mime-multipart/nothing-inside']);
    assert.deepEqual(found(text.replace('"b"', '"c"')), ['2 error mime-multipart/nothing-inside']);
  });

  it('has entries that cloud-init ignores', () => {
    const text = mixed(
      'Content-Type: text/x-yaml\n\nhostname: a',
      'Content-Type: text/plain\n\nhostname: a',
      'Content-Type: text/plain\n\n',
      'Content-Type: text/plain\n\n#!/bin/sh',
    );
    assert.deepEqual(found(text), ['5 warning mime-multipart/unknown-type', '9 warning mime-multipart/unknown-type']);
    // A handler among them may take them.
    const handler = 'Content-Type: text/part-handler\n\n#part-handler\nlist_types = handle_part = print\n';
    assert.deepEqual(found(mixed(handler, 'Content-Type: text/x-yaml\n\nhostname: a')), []);
  });

  it('says once of each entry that nobody looked into it', () => {
    const encoded = 'Content-Type: text/cloud-config\nContent-Transfer-Encoding:';
    const text = mixed(
      `${encoded} x-uuencode\n\nbegin`,
      'Content-Type: application/gzip\nContent-Transfer-Encoding: base64\n\neHg=',
      `${encoded} base64\n\n!abc`,
      // Bytes of Latin-1.
      `${encoded} base64\n\nI2Nsb3VkLWNvbmZpZwp1c3JzOiBb6V0K`,
    );
    assert.deepEqual(found(text), [
      '6 info mime-multipart/not-judged',
      '10 info mime-multipart/not-judged',
      '16 info mime-multipart/not-judged',
      '21 info mime-multipart/not-judged',
    ]);
  });

  it('may say how entries are merged', () => {
    const text = (field: string): string => mixed(`Content-Type: text/cloud-config\n${field}\n\nhostname: a`);
    assert.deepEqual(found(text('Merge-Type: list(append)+dict(recurse_array)+str()')), []);
    assert.deepEqual(found(text('Merge-Type: list(apend)')), ['6 warning mime-multipart/merge-type']);
    assert.deepEqual(found(text('X-Merge-Type: list+set()')), [
      '6 error mime-multipart/merge-type',
      '6 error mime-multipart/merge-type',
    ]);
  });

  it('holds scripts and other texts that are judged as such', () => {
    const text = mixed(
      'Content-Type: text/x-shellscript-per-boot\n\necho',
      'Content-Type: text/cloud-boothook\n\n#cloud-boothook\necho',
      'Content-Type: text/x-include-url\n\nexample.com',
    );
    assert.deepEqual(found(text), [
      '7 error user-script/no-interpreter',
      '11 error cloud-boothook/no-interpreter',
      '16 error cloud-include/bad-address',
    ]);
  });
});

describe('an archive', () => {
  const archive = (items: string): string => `#cloud-config-archive\n${items}`;

  it('lists texts and mappings of them', () => {
    assert.deepEqual(
      found(archive('- |\n  hostname: a\n- content: |\n    hostname: b\n  filename: x\n  launch-index: 1\n')),
      [],
    );
    assert.deepEqual(found(archive('- type: text\n  content: |\n    hostname: a\n')), [
      '2 error cloud-config-archive/bad-value',
    ]);
    assert.deepEqual(found(archive('- content: 5\n')), ['2 error cloud-config-archive/wrong-type']);
    assert.deepEqual(found(archive('- content: |\n    hostname: a\n  X-Note: 5\n')), [
      '4 error cloud-config-archive/wrong-type',
    ]);
    assert.deepEqual(found(archive('a: 1\n')), ['2 error cloud-config-archive/not-a-mapping']);
  });

  it('has entries that cloud-init ignores', () => {
    assert.deepEqual(found(archive('- 1\n- [a]\n- hostname\n')), [
      '2 warning cloud-config-archive/ignored-entry',
      '3 warning cloud-config-archive/ignored-entry',
      '4 error cloud-config/not-a-mapping',
    ]);
    // Bytes that are an item themselves.
    assert.deepEqual(found(archive('- !!binary I2Nsb3VkLWNvbmZpZwo=\n')), [
      '2 warning cloud-config-archive/ignored-entry',
    ]);
    assert.deepEqual(
      found(archive('- type: text/plain\n  content: |\n    #!/bin/sh\n- |\n  #include\n  https://example.com/a\n')),
      ['2 warning cloud-config-archive/ignored-entry', '5 warning cloud-config-archive/ignored-entry'],
    );
  });

  it('says of bytes that are no text that nobody looked into them', () => {
    const bytes = (type: string): string => archive(`- type: ${type}\n  content: !!binary /w==\n`);
    assert.deepEqual(found(bytes('text/cloud-config')), ['3 info cloud-config-archive/not-judged']);
    assert.deepEqual(found(bytes('application/x-image')), ['2 warning cloud-config-archive/ignored-entry']);
  });

  it('may say how entries are merged', () => {
    assert.deepEqual(found(archive('- Merge-Type: list(apend)\n  content: |\n    hostname: a\n')), [
      '2 warning cloud-config-archive/merge-type',
    ]);
  });
});

describe('addresses to include', () => {
  it('are what cloud-init fetches from', () => {
    assert.deepEqual(
      found('#include\nhttps://example.com/a\n\n# a comment\n/etc/a\n#include ftp://example.com/b\n'),
      [],
    );
    assert.deepEqual(found('#include\nexample.com/a\n  # no comment\n'), [
      '2 error cloud-include/bad-address',
      '3 error cloud-include/bad-address',
    ]);
    assert.deepEqual(found('#include\n'), ['1 warning cloud-include/no-address']);
  });
});

describe('a patch', () => {
  it('stands at its place below the first line', () => {
    const text =
      '#cloud-config-jsonp\n[\n  {"op": "add", "path": "hostname", "value": "a"},\n  {"op": "put", "path": "/a"}\n]\n';
    assert.deepEqual(found(text), [
      '3 error cloud-config-jsonp/bad-value',
      '4 error cloud-config-jsonp/value-not-allowed',
    ]);
    assert.equal(fixed(text), text.replace('"hostname"', '"/hostname"'));
  });
});

import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { hover } from '../../server/src/features/hover/hover.ts';
import { explain } from '../../server/src/features/layers/explain.ts';
import { formatting } from '../../server/src/features/layout/formatting.ts';
import { documentLinks } from '../../server/src/features/navigation/documentLinks.ts';
import { accept, offeredLabels } from '../support/acceptCompletion.ts';
import { analyseText } from '../support/analyseText.ts';

const options = { fileName: 'user-data' };
const script = '#!/bin/sh\necho\n';

/** What is said of the first setting of each part. */
function actsOf(text: string): readonly string[] {
  return explain(analyseText(text, { ...options, settings: { os: 'ubuntu' } })).map(({ lines: [line = ''] }) => line);
}

describe('user data of other kinds', () => {
  it('says on its first line what it is and when it acts', () => {
    for (const [text, words] of [
      [script, /end of boot.*once per instance[\s\S]*A script that runs when the machine is up/u],
      ['#cloud-boothook\n#!/bin/sh\n', /every boot[\s\S]*runs early at every boot/u],
      ['#include\nhttps://example.com/a\n', /every boot[\s\S]*Addresses that user data is fetched from/u],
      ['#part-handler\n', /Python code/u],
      ['#cloud-config-jsonp\n[]\n', /RFC 6902/u],
      ['#cloud-config-archive\n- a\n', /A list of texts/u],
      ['#cloud-config\nhostname: a\n', /first boots/u],
    ] as const) {
      const found = hover(analyseText(text, options), 3)?.markdown ?? '';
      assert.match(found, words, text);
    }
    assert.equal(hover(analyseText(script, options), script.indexOf('echo')), undefined);
  });

  it('acts when its handler says', () => {
    const text = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/x-shellscript-per-boot\n\n${script}\n--b\nContent-Type: text/x-shellscript-per-once\n\n${script}\n--b--\n`;
    const [message = '', boot = '', once = ''] = actsOf(text);
    assert.match(message, /No machine sees it: it only holds texts/u);
    assert.match(boot, /every boot/u);
    assert.match(once, /first boot only/u);
  });

  it('leads to what it includes', () => {
    const text = '#include https://example.com/a\n/etc/b\nftp://example.com/c\nhttp://example.com/d\n';
    assert.deepEqual(
      documentLinks(analyseText(text, options)).map(({ target }) => target),
      ['https://example.com/a', 'http://example.com/d'],
    );
  });

  it('is left alone where it is no YAML', () => {
    for (const text of [script, '#include\n  https://example.com/a\n', '#cloud-boothook\n   #!/bin/sh\n']) {
      const request = { tabSize: 2, insertSpaces: true, insertFinalNewline: true, ranges: undefined };
      assert.deepEqual(formatting(analyseText(text, options), request), [], text);
      assert.deepEqual(offeredLabels(text.replace(/\n$/u, '\n<|>'), options), [], text);
    }
  });

  it('is laid out below its first line where it is JSON', () => {
    const text = '#cloud-config-jsonp\n[\n{"op":  "remove", "path": "/a"}\n]\n';
    const request = { tabSize: 2, insertSpaces: true, insertFinalNewline: true, ranges: undefined };
    const edits = formatting(analyseText(text, options), request) ?? [];
    assert.equal(applyEdits(text, edits), '#cloud-config-jsonp\n[\n  {"op": "remove", "path": "/a"}\n]\n');
  });

  it('completes the keys and types of an archive', () => {
    const archive = '#cloud-config-archive\n- content: |\n    a\n  ';
    assert.equal(accept(`${archive}fil<|>\n`, 'filename', options), `${archive}filename: <|>\n`);
    assert.deepEqual(
      offeredLabels(`${archive}type: <|>\n`, options).filter((label) => label.includes('per-')),
      ['text/x-shellscript-per-boot', 'text/x-shellscript-per-instance', 'text/x-shellscript-per-once'],
    );
  });

  it('completes the operations of a patch', () => {
    const patch = '#cloud-config-jsonp\n[\n  {"op": "<|>"}\n]\n';
    assert.deepEqual(offeredLabels(patch, options).toSorted(), ['add', 'copy', 'move', 'remove', 'replace', 'test']);
  });
});

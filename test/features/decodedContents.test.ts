import assert from 'node:assert/strict';
import { decodedContents } from '../../server/src/features/decodedContents.ts';
import { hover } from '../../server/src/features/hover/hover.ts';
import { analyseText } from '../support/analyseText.ts';
import { parseFixture } from '../support/markers.ts';

function ignition(contents: string): string {
  return `{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/etc/x.conf", "contents": {${contents}}}]}}`;
}

function at(source: string, fileName = 'a.ign') {
  const { text, cursor = 0 } = parseFixture(source);
  const analysis = analyseText(text, { fileName });
  return { found: decodedContents(analysis, cursor), markdown: hover(analysis, cursor)?.markdown ?? '' };
}

// Begins as gzip does, and is cut off.
const packed = 'H4sIAAAAAAACA8tIzcnJV8jATXIBAAAA//8=';

describe('decoded contents', () => {
  it('are text, with its size and what it is for', () => {
    const { found, markdown } = at(ignition('"source": "data:,a%0A<|>b%20c"'));
    assert.ok(found?.kind === 'contents');
    assert.deepEqual(
      { ...found, range: undefined },
      {
        kind: 'contents',
        range: undefined,
        name: '/etc/x.conf',
        mediaType: 'text/plain',
        packedSize: 5,
        size: 5,
        isCompressed: false,
        text: 'a\nb c',
      },
    );
    assert.match(markdown, /^Holds \*\*5 bytes\*\* of text, not compressed\n\n```text\na\nb c\n```/u);
  });

  it('are shown as text that nothing in them can break out of', () => {
    const { markdown } = at(ignition('"source": "data:,%60%60%60%60%0A%5Bx%5D%28command%3Ay%29<|>"'));
    assert.match(markdown, /`````text\n````\n\[x\]\(command:y\)\n`````/u);
  });

  it('are no text where bytes are no UTF-8', () => {
    const { found, markdown } = at(ignition('"source": "data:;base64,/9j/<|>4AAQ"'));
    assert.ok(found?.kind === 'contents' && found.text === undefined && found.size === 6);
    assert.match(markdown, /^Holds \*\*6 bytes\*\* of binary, not compressed/u);
  });

  it('say why they cannot be shown', () => {
    const notPacked = at(ignition('"compression": "gzip", "source": "data:,pl<|>ain"'));
    assert.match(notPacked.markdown, /^The contents cannot be shown: the config says gzip/u);
    const damaged = at(ignition(`"compression": "gzip", "source": "data:;base64,${packed}<|>"`));
    assert.match(damaged.markdown, /^The contents cannot be shown: the gzip data is damaged/u);
    const noUrl = at(ignition('"source": "data:;base64,=<|>"'));
    assert.equal(noUrl.found?.kind, 'fault');
  });

  it('are unpacked', () => {
    // `printf 'hi\n' | gzip -9n | base64`
    const small = 'H4sIAAAAAAACA8vI5AIAenpv7QMAAAA=';
    const { found, markdown } = at(ignition(`"compression": "gzip", "source": "data:;base64,${small}<|>"`));
    assert.ok(found?.kind === 'contents', JSON.stringify(found));
    assert.equal(found.text, 'hi\n');
    assert.match(markdown, /^Holds \*\*3 bytes\*\* of text, gzip-compressed to 23 bytes/u);
  });

  it('are nothing where a URL leads elsewhere, or on a key', () => {
    assert.equal(at(ignition('"source": "https://example.com/<|>x"')).found, undefined);
    assert.equal(at(ignition('"sour<|>ce": "data:,x"')).found, undefined);
  });

  it('are found in Butane too', () => {
    const text = 'variant: fcos\nversion: 1.5.0\nstorage: {files: [{path: /p, contents: {source: "data:,<|>hey"}}]}\n';
    const { found } = at(text, 'a.bu');
    assert.ok(found?.kind === 'contents' && found.text === 'hey' && found.name === '/p');
  });
});

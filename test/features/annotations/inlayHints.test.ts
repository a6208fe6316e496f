import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/base/text.ts';
import { inlayHints } from '../../../server/src/features/annotations/inlayHints.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

/** The text with its hints in it, each in `⟦ ⟧`. */
function hinted(text: string, options?: AnalyseOptions, range = { start: 0, end: text.length }): string {
  const hints = inlayHints(analyseText(text, options), range);
  return applyEdits(
    text,
    hints.map(({ offset, label }) => ({ start: offset, end: offset, newText: `⟦${label}⟧` })),
  );
}

const head = 'variant: fcos\nversion: 1.6.0\nstorage:\n';
const ign = (storage: string): string => `{"ignition": {"version": "3.4.0"}, "storage": ${storage}}`;
const inIgnition = { fileName: 'a.ign' };

describe('inlay hints', () => {
  it('say decimal modes in octal, and nothing of octal ones', () => {
    const file = (mode: string): string => `${head}  files:\n    - path: /a\n      mode: ${mode}\n`;
    assert.equal(hinted(file('420')), file('420⟦= 0644⟧'));
    assert.equal(hinted(file('0b111')), file('0b111⟦= 0007⟧'));
    assert.equal(hinted(file('2541 # sticky')), file('2541⟦= 04755⟧ # sticky'));
    for (const silent of ['0644', '0o644', '0', 'yes', '{{ mode }}', ''])
      assert.equal(hinted(file(silent)), file(silent));
    const json = (mode: string): string => ign(`{"files": [{"path": "/a", "mode": ${mode}}]}`);
    assert.equal(hinted(json('420'), inIgnition), json('420⟦= 0644⟧'));
  });

  it('write the mode as they say it, where the tool reads that as the same', () => {
    const text = `${head}  files:\n    - path: /a\n      mode: 420\n`;
    const [hint] = inlayHints(analyseText(text), { start: 0, end: text.length });
    const after = applyEdits(text, hint?.edits ?? []);
    assert.equal(after, text.replace('420', '0644'));
    const modeOf = (source: string): unknown =>
      JSON.stringify(analyseText(source).parts.map(({ decoded }) => decoded.value));
    assert.equal(modeOf(after), modeOf(text));
    const json = ign('{"files": [{"path": "/a", "mode": 420}]}');
    assert.deepEqual(
      inlayHints(analyseText(json, inIgnition), { start: 0, end: json.length }).map(({ edits }) => edits),
      [undefined],
    );
  });

  it('say large sizes in larger units', () => {
    const disk = (size: string): string =>
      `${head}  disks:\n    - device: /dev/vda\n      partitions:\n        - number: 1\n          size_mib: ${size}\n`;
    assert.equal(hinted(disk('10240')), disk('10240⟦= 10 GiB⟧'));
    assert.equal(hinted(disk('1536')), disk('1536⟦= 1.5 GiB⟧'));
    assert.equal(hinted(disk('10000')), disk('10000⟦≈ 9.77 GiB⟧'));
    assert.equal(hinted(disk('2097152')), disk('2097152⟦= 2 TiB⟧'));
    for (const silent of ['1023', '0', '-1', 'big']) assert.equal(hinted(disk(silent)), disk(silent));
  });

  it('say before data URLs what they hold, unpacked', () => {
    const file = (contents: string): string => ign(`{"files": [{"path": "/a", "contents": {${contents}}}]}`);
    assert.equal(hinted(file('"source": "data:,hello"'), inIgnition), file('"source": ⟦5 bytes of text⟧"data:,hello"'));
    assert.equal(
      hinted(file('"source": "data:image/png;base64,AAAA"'), inIgnition),
      file('"source": ⟦3 bytes of image/png⟧"data:image/png;base64,AAAA"'),
    );
    // "hello" packed by Go.
    const packed = 'data:;base64,H4sIAAAAAAAC/8pIzcnJBwQAAP//hqYQNgUAAAA=';
    assert.match(
      hinted(file(`"compression": "gzip", "source": "${packed}"`), inIgnition),
      /"source": ⟦5 bytes of text, gzip to \d\d bytes⟧"data:/u,
    );
    for (const silent of ['"source": "https://example.com/x"', '"source": "data:;base64,?"', '"source": null'])
      assert.equal(hinted(file(silent), inIgnition), file(silent));
  });

  it('follow the key that says how a data URL is packed', () => {
    const text = (packing: string): string =>
      ign(`{"files": [{"path": "/a", "contents": {"compression": "${packing}", "source": "data:,hello"}}]}`);
    assert.match(hinted(text(''), inIgnition), /⟦5 bytes of text⟧/u);
    assert.doesNotMatch(hinted(text('gzip'), inIgnition), /⟦/u);
  });

  it('are given for the stretch that is asked for, and where the text is written', () => {
    const text = `${head}  files:\n    - path: /a\n      mode: &m 420\n    - path: /b\n      mode: *m\n    - path: /c\n      mode: 384\n`;
    assert.equal(hinted(text), text.replace('420', '420⟦= 0644⟧').replace('384', '384⟦= 0600⟧'));
    const range = { start: text.indexOf('/b'), end: text.length };
    assert.equal(hinted(text, {}, range), text.replace('384', '384⟦= 0600⟧'));
  });

  it('leave other people’s files alone', () => {
    assert.deepEqual(inlayHints(analyseText('mode: 420\n'), { start: 0, end: 10 }), []);
  });
});

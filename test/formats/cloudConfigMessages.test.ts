import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { editText } from '../../server/src/document/editText.ts';
import { readText } from '../../server/src/document/readText.ts';
import { cloudConfig } from '../../server/src/formats/cloud-config/format.ts';
import { readHeader } from '../../server/src/formats/cloud-config/header.ts';

/** Recorded by test/oracle/cloud-init/recordMessages.mjs from cloud-init. */
interface Case {
  readonly text: string;
  /** Null where cloud-init fails. */
  readonly entries: readonly (readonly [type: string, text: string])[] | null;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync('test/goldens/cloudConfigMessages.json', 'utf8'),
);

describe('messages and archives', () => {
  for (const { text, entries } of cases) {
    it(`holds for cloud-init what it holds for us: ${JSON.stringify(text).slice(0, 60)}`, () => {
      const { texts } = cloudConfig.stretchesOf?.(text) ?? { texts: [{ start: 0, end: text.length, isNamed: false }] };
      const found = texts.map(({ start, end }) => text.slice(start, end));
      // What is nearly a header is told so, although cloud-init overlooks the entry.
      const read = found.filter((each, index) => texts[index]?.isNamed || readHeader(each).kind !== 'near-miss');
      assert.deepEqual(
        read.map(withoutIndentation),
        (entries ?? []).map(([, entry]) => withoutIndentation(entry)),
      );
    });
  }

  it('takes no other text for a message', () => {
    const text = 'variant: fcos\nversion: 1.6.0\n# MIME-Version: 1.0\nstorage:\n  files: []\n';
    assert.equal(cloudConfig.stretchesOf?.(text), undefined);
  });

  it('begins with the edit that makes one of the text', () => {
    const text = 'ontent-Type: text/cloud-config\nMIME-Version: 1.0\n\na: 1\n';
    const stretchesOf = cloudConfig.stretchesOf ?? (() => undefined);
    const before = readText(text, 'yaml', { stretchesOf });
    const after = editText(before, [{ start: 0, end: 0, newText: 'C' }]);
    assert.deepEqual(
      after.parts.map(({ stretch }) => stretch),
      readText(`C${text}`, 'yaml', { stretchesOf }).parts.map(({ stretch }) => stretch),
    );
    assert.equal(after.parts[0]?.stretch?.isNamed, true);
  });

  it('has the entries as parts, at their places', () => {
    const text =
      'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/cloud-config\n\na: 1 # one\n\n--b--\n';
    const document = readText(text, 'yaml', { stretchesOf: cloudConfig.stretchesOf ?? (() => undefined) });
    assert.deepEqual(
      document.parts.map(({ root, stretch }) => [root && text.slice(root.start, root.end), stretch?.isNamed]),
      [['a: 1', true]],
    );
    assert.deepEqual(
      document.comments.map(({ start, end, line }) => [text.slice(start, end), line]),
      [['# one', 6]],
    );
  });
});

/** Lines of a block stand further in than the text that they mean. */
function withoutIndentation(text: string): string {
  const lines = text.trimEnd().split(/\r?\n/u);
  const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/u)));
  return lines.map((line) => line.slice(depth)).join('\n');
}

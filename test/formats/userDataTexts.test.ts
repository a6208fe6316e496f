import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readClaimed } from '../../server/src/analysis.ts';
import { editText } from '../../server/src/document/editText.ts';
import type { Stretch } from '../../server/src/document/textDocument.ts';
import { readHeader } from '../../server/src/formats/userData/header.ts';
import { kindOfText, kindOfType } from '../../server/src/formats/userData/kinds.ts';
import { stretchesOf } from '../../server/src/registry.ts';
import { analyseText } from '../support/analyseText.ts';

/** Recorded by test/oracle/cloud-init/recordMessages.mjs from cloud-init. */
interface Case {
  readonly text: string;
  /** Null where cloud-init fails. */
  readonly entries: readonly (readonly [type: string, text: string])[] | null;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync('test/goldens/userDataTexts.json', 'utf8'),
);
const claim = { fileName: 'user-data' };

describe('texts of user data', () => {
  for (const { text, entries } of cases) {
    it(`hold for cloud-init what they hold for us: ${JSON.stringify(text).slice(0, 60)}`, () => {
      if (entries === null) {
        const errors = analyseText(text, claim)
          .problems()
          .filter(({ severity }) => severity === 'error');
        assert.ok(errors.length > 0, 'cloud-init fails, and nothing is said');
        return;
      }
      const stretches = stretchesOf(text, claim)?.texts ?? wholeConfig(text);
      const found = stretches.flatMap((stretch) => asRecorded(stretch, text));
      const expected = entries.map(
        ([type, own]): Found => [
          type === 'address' ? type : (kindOfType(type)?.format ?? type),
          withoutIndentation(own),
        ],
      );
      assert.deepEqual(found.toSorted(addressesFirst), expected);
    });
  }

  it('are no messages where another program is spoken to', () => {
    const text = 'variant: fcos\nversion: 1.6.0\n# MIME-Version: 1.0\nstorage:\n  files: []\n';
    assert.equal(stretchesOf(text, { fileName: 'a.bu' }), undefined);
  });

  it('become messages with the edit that makes one of the text', () => {
    const text = 'ontent-Type: text/cloud-config\nMIME-Version: 1.0\n\na: 1\n';
    const after = editText(readClaimed(text, claim), [{ start: 0, end: 0, newText: 'C' }]);
    assert.deepEqual(
      after.parts.map(({ stretch }) => stretch),
      readClaimed(`C${text}`, claim).parts.map(({ stretch }) => stretch),
    );
    assert.equal(after.parts[1]?.stretch?.known?.format, 'cloud-config');
  });

  it('become YAML again with the edit that takes the first line away', () => {
    const text = '#cloud-boothook\na: 1\n';
    const document = readClaimed(text, claim);
    assert.equal(document.syntax, 'text');
    const after = editText(document, [{ start: 0, end: 16, newText: '' }]);
    assert.deepEqual([after.syntax, after.parts[0]?.root?.kind], ['yaml', 'map']);
  });

  it('have the entries as parts, at their places', () => {
    const text =
      'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/cloud-config\n\na: 1 # one\n\n--b--\n';
    const document = readClaimed(text, claim);
    assert.deepEqual(
      document.parts.map(({ root, stretch }) => [root && text.slice(root.start, root.end), stretch?.known?.format]),
      [
        ['MIME-Version: 1.0', undefined],
        ['a: 1', 'cloud-config'],
      ],
    );
    assert.deepEqual(
      document.comments.map(({ start, end, line }) => [text.slice(start, end), line]),
      [['# one', 6]],
    );
  });
});

type Found = readonly [format: string, text: string];

/** A text that is a cloud-config as a whole, and none in another. */
function wholeConfig(text: string): readonly Stretch[] {
  const isOurs = kindOfText(text)?.format === 'cloud-config';
  return isOurs ? [{ start: 0, end: text.length, known: { format: 'cloud-config', because: 'its first line' } }] : [];
}

/** Archives are taken apart; what is nearly a header is told so, although cloud-init overlooks the entry. */
function asRecorded({ start, end, known, pieces }: Stretch, text: string): readonly Found[] {
  const own = text.slice(start, end);
  if (!known) return readHeader(own).kind === 'near-miss' ? [] : [['?', own]];
  if (pieces) return pieces.map((piece) => ['address', text.slice(piece.start, piece.end)]);
  return known.format === 'cloud-config-archive' ? [] : [[known.format, withoutIndentation(own)]];
}

function addressesFirst([a]: Found, [b]: Found): number {
  return Number(b === 'address') - Number(a === 'address');
}

/** Lines of a block stand further in than the text that they mean. */
function withoutIndentation(text: string): string {
  const lines = text.trimEnd().split(/\r?\n/u);
  const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/u)));
  return lines.map((line) => line.slice(depth)).join('\n');
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyseText } from '../support/analyseText.ts';

/** Recorded by test/oracle/cloud-init/recordRuns.mjs from cloud-init. */
interface Case {
  /** A content type, or `merge-type` for what stands in such a field. */
  readonly type: string;
  readonly text: string;
  readonly works: boolean;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync('test/goldens/userDataRuns.json', 'utf8'),
);

describe('what cloud-init runs or applies', () => {
  for (const { type, text, works } of cases) {
    it(`has an error where that fails: ${type} ${JSON.stringify(text)}`, () => {
      const message =
        type === 'merge-type'
          ? `MIME-Version: 1.0\nContent-Type: text/cloud-config\nMerge-Type: ${text}\n\nhostname: a\n`
          : `MIME-Version: 1.0\nContent-Type: ${type}\n\n${text}`;
      const found = analyseText(message, { fileName: 'user-data' })
        .problems()
        .filter(({ severity }) => severity === 'error')
        .map(({ message: said }) => said);
      assert.equal(found.length === 0, works, found.join('\n'));
    });
  }
});

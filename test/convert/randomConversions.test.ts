import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assertInvariants } from './assertInvariants.ts';
import { randomFiles } from './randomConfig.ts';
import { randomRun } from './randomRun.ts';
import { putOnDisk } from './shelf.ts';

describe('400 random configs', () => {
  let filesDir = '';
  before(() => {
    filesDir = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-random-')));
    putOnDisk(randomFiles, filesDir);
  });
  after(() => rmSync(filesDir, { recursive: true, force: true }));

  it('convert in all ways alike, and every leaf has a source', async () => {
    let converted = 0;
    for (let run = 0; run < 400; run++) {
      const { text, hasFiles, name } = randomRun(1, run);
      try {
        if ((await assertInvariants(text, hasFiles ? filesDir : undefined, name)) === 'converted') converted++;
      } catch (error) {
        throw new Error(`run ${run}:\n${text}`, { cause: error });
      }
    }
    assert.ok(converted > 350, `only ${converted} were converted`);
  });
});

import assert from 'node:assert/strict';
import { fileIsRefused } from '../../server/src/base/refusal.ts';
import { formatById } from '../../server/src/registry.ts';
import { fixDocuments } from '../fixes/fixDocuments.ts';
import { analyseText } from '../support/analyseText.ts';

const words = {
  butane: /Butane refuses/u,
  ignition: /the machine stops in early boot, in an emergency shell without SSH/u,
  machineconfig: /the pool is degraded/u,
};

describe('every error says what becomes of the machine', () => {
  for (const [id, refusal] of Object.entries(words)) {
    it(`in a ${id} file`, () => {
      assert.match(formatById(id)?.refusal ?? '', refusal);
      const silent = fixDocuments().flatMap(({ name, fileName, text }) => {
        const analysis = analyseText(text, { fileName });
        if (analysis.info.format !== id) return [];
        return analysis
          .found()
          .filter(({ severity, code }) => severity === 'error' && !code.startsWith('layers/'))
          .filter(({ message }) => !refusal.test(message) || message.includes(fileIsRefused))
          .map(({ code, message }) => `${name}: ${message} [${code}]`);
      });
      assert.deepEqual(silent, []);
    });
  }
});

describe('every error about the layers of a system', () => {
  it('says that the machine stops, or that nobody sees what is written', () => {
    const silent = fixDocuments().flatMap(({ name, fileName, text }) =>
      analyseText(text, { fileName })
        .found()
        .filter(({ severity, code }) => severity === 'error' && code.startsWith('layers/'))
        .filter(({ message }) => !words.ignition.test(message) && !/nobody ever sees it/u.test(message))
        .map(({ code, message }) => `${name}: ${message} [${code}]`),
    );
    assert.deepEqual(silent, []);
  });
});

import assert from 'node:assert/strict';
import { analyseText } from './support/analyseText.ts';

describe('very many problems', () => {
  const unknownKeys = (count: number) =>
    `variant: fcos\nversion: 1.5.0\n${Array.from({ length: count }, (_, index) => `key${index}: x\n`).join('')}`;

  it('are shown up to a limit, with one that speaks for the others', () => {
    const problems = analyseText(`${unknownKeys(1500)}storage: 1\n`, { fileName: 'a.bu' }).problems();
    assert.equal(problems.length, 1001);
    const last = problems.at(-1);
    assert.deepEqual([last?.code, last?.severity], ['strata/more-problems', 'error']);
    assert.match(last?.message ?? '', /there are 501 more problems/u);
  });

  it('are no more than a list can take that is read in one go', () => {
    const keys = `variant: fcos\nversion: 1.5.0\nstorage:\n  files:\n${'    path: /x\n'.repeat(130_000)}`;
    assert.equal(analyseText(keys, { fileName: 'a.bu' }).problems().length, 1001);
  });

  it('are all shown below the limit', () => {
    const problems = analyseText(unknownKeys(1000), { fileName: 'a.bu' }).problems();
    assert.deepEqual([problems.length, problems.at(-1)?.code], [1000, 'butane/unknown-key']);
  });

  it('stand in the way of a conversion even where they are not shown', () => {
    const found = analyseText(`${unknownKeys(1500)}storage: 1\n`, { fileName: 'a.bu' }).found();
    assert.equal(found.filter(({ severity }) => severity === 'error').length, 1);
  });
});

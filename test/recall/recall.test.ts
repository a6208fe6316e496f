import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { rankOf } from './askBack.ts';
import { keysOf } from './keysOf.ts';
import { amongFirst, meanReciprocalRank, measure, recallOf } from './measure.ts';
import { type Config, configOf, readConfigs } from './readConfigs.ts';

const text = 'variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: /etc/a\n      mode: 0644\n';

function config(source: string): Config {
  const found = configOf('a.bu', source);
  assert.ok(found, 'the config is accepted');
  return found;
}

describe('recall', () => {
  it('asks for every key that the schema names', () => {
    const { analysis } = config(text);
    const names = analysis.parts.flatMap((part) => keysOf(part, analysis.document)).map(({ name }) => name);
    assert.deepEqual(names, ['variant', 'version', 'storage', 'files', 'path', 'mode']);
  });

  it('asks for no key that stands there twice, and none of a name that somebody chose', () => {
    const twice = analyseText('variant: fcos\nvariant: fcos\nversion: 1.6.0\nstorage: {}\n', { fileName: 'a.bu' });
    const names = twice.parts.flatMap((part) => keysOf(part, twice.document)).map(({ name }) => name);
    assert.deepEqual(names, ['version', 'storage']);
  });

  it('takes no config that has errors, and nobody else’s file', () => {
    assert.equal(configOf('a.bu', 'variant: fcos\nversion: 9.9.9\n'), undefined);
    assert.equal(configOf('a.yaml', 'services: {}\n'), undefined);
  });

  it('ranks what two letters leave', () => {
    const found = config(text);
    const key = found.analysis.parts.flatMap((part) => keysOf(part, found.analysis.document)).at(-1);
    assert.ok(key);
    assert.equal(rankOf(found, key, 2), 1);
    assert.equal(recallOf([1, 0]), 0.5);
    assert.equal(amongFirst([1, 4], 3), 0.5);
    assert.equal(meanReciprocalRank([1, 2, 0]), 0.5);
  });

  it('is whole for the examples', () => {
    const { keys, hovered, ranks, missed } = measure(readConfigs('examples'), 1);
    assert.ok(keys > 50);
    assert.equal(hovered, keys);
    assert.equal(recallOf(ranks.get(0) ?? []), 1, [...missed.keys()].join('\n'));
    assert.equal(recallOf(ranks.get(2) ?? []), 1);
    assert.ok(amongFirst(ranks.get(2) ?? [], 3) >= 0.95);
  });
});

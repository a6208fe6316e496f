import assert from 'node:assert/strict';
import type { ProducedObject } from '../../server/src/decode/produced.ts';
import { mergeConfigs } from '../../server/src/formats/ignition/mergeConfigs.ts';
import { printed } from '../../server/src/formats/ignition/printed.ts';
import { subtractConfig } from '../../server/src/formats/ignition/subtractConfig.ts';
import { writeJson } from '../../server/src/formats/ignition/writeJson.ts';
import { rootEntry } from '../../server/src/shape/entry.ts';
import { producedOf } from '../oracle/yaml-writer/plainValue.ts';
import { ignitionTarget, type Plain, randomPair, writtenPairs } from './mergePairs.ts';

const root = rootEntry('schemas/ignition/index.json');
const target = ignitionTarget('3.4.0');

/** What has to be merged into the parent; undefined where nothing does. */
function rest(config: Plain, parent: Plain): unknown {
  const left = subtractConfig(objectOf(config), objectOf(parent), root, target);
  return left && JSON.parse(writeJson(left, false).text);
}

describe('what one config has beyond another', () => {
  const unit = { name: 'a.mount', enabled: true, contents: 'x' };
  const units = (...items: readonly Plain[]): Plain => ({ systemd: { units: items } });

  it('is nothing where both are the same', () => assert.deepEqual(rest(units(unit), units(unit)), {}));

  it('is the items that the other lacks', () =>
    assert.deepEqual(rest(units(unit, { name: 'b' }), units(unit)), units({ name: 'b' })));

  it('is of an item what the other lacks, with its name', () => {
    const changed = { ...unit, enabled: false, dropins: [{ name: 'c.conf', contents: 'y' }] };
    const left = { name: 'a.mount', enabled: false, dropins: [{ name: 'c.conf', contents: 'y' }] };
    assert.deepEqual(rest(units(changed), units(unit)), units(left));
  });

  it('is what follows in a list that only grows', () => {
    const file = (...append: readonly Plain[]): Plain => ({ storage: { files: [{ path: '/a', append }] } });
    const [one, two] = [{ source: 'data:,1' }, { source: 'data:,2' }];
    assert.deepEqual(rest(file(one, two), file(one)), file(two));
    assert.equal(rest(file(two, one), file(one)), undefined);
  });

  it('is not to be had where the other has more, or has it in another order', () => {
    assert.equal(rest(units({ name: 'a.mount' }), units(unit)), undefined);
    assert.equal(rest(units({ name: 'b' }, unit), units(unit)), undefined);
    assert.equal(rest({}, units(unit)), undefined);
  });

  it('gives the config again when it is merged, for all pairs that merging is shown by', () => {
    const pairs = [...Object.values(writtenPairs), ...Array.from({ length: 100 }, (_, seed) => randomPair(seed))];
    let found = 0;
    for (const { version, parent, child } of pairs) {
      const own = ignitionTarget(version);
      const config = mergeConfigs(objectOf(parent), objectOf(child), root, own);
      const left = subtractConfig(config, objectOf(parent), root, own);
      if (!left) continue;
      found++;
      const again = mergeConfigs(objectOf(parent), left, root, own);
      assert.equal(textOf(again, version), textOf(config, version));
    }
    assert.ok(found >= pairs.length / 2, `${found} of ${pairs.length}`);
  });
});

function textOf(config: ProducedObject, version: string): string {
  return writeJson(printed(config, root, ignitionTarget(version)), false).text;
}

function objectOf(value: Plain): ProducedObject {
  const made = producedOf(value);
  assert.ok(made.kind === 'object');
  return made;
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { settingOf } from '../../server/src/layers/settingAt.ts';
import { propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';

/** Recorded by test/oracle/cloud-init/modules.py from the modules and the list of modules of cloud-init. */
interface Module {
  readonly stage: 'init' | 'config' | 'final' | null;
  readonly frequency: string;
  readonly keys: readonly string[];
}

const { modules }: { readonly modules: Readonly<Record<string, Module>> } = JSON.parse(
  readFileSync('test/goldens/cloudConfigModules.json', 'utf8'),
);
const phases = { init: 'network', config: 'network', final: 'late' } as const;
const repeats: Readonly<Record<string, string>> = { PER_INSTANCE: 'instance', PER_ALWAYS: 'boot', PER_ONCE: 'once' };

/** What the module `runcmd` writes runs in the last stage; no other module hands its work on. */
const handedOn: Readonly<Record<string, string>> = { runcmd: 'late' };

describe('when the keys of cloud-config act', () => {
  const root = rootEntry('schemas/cloud-config/index.json');
  const keys = [...new Set(Object.values(modules).flatMap((module) => module.keys))];

  for (const key of keys) {
    it(`is when cloud-init runs a module of ${key}`, () => {
      const entry = propertiesOf(root).get(key);
      assert.ok(entry);
      const acts = settingOf(entry, [])?.acts;
      assert.ok(acts?.kind === 'acts');
      const { phase = [], repeat = [] } = acts.record;
      const own = Object.entries(modules)
        .filter(([, module]) => module.keys.includes(key))
        .map(([name, { stage, frequency }]) => [handedOn[name] ?? (stage && phases[stage]), repeats[frequency]].join());
      assert.ok(own.includes([phase[0], repeat[0]].join()), `${phase[0]},${repeat[0]} for ${own.join(' or ')}`);
    });
  }

  it('is known of every module', () => assert.ok(keys.length > 80));
});

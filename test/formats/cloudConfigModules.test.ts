import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hostsOf } from '../../server/src/layers/moduleHosts.ts';
import { allModules, isListed, isMadeFor, modulesIn, oftenOf, stageFacts } from '../../server/src/layers/modulesOn.ts';
import { systemsTaking } from '../../server/src/layers/systemsTaking.ts';
import { propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';

/**
 * Recorded by test/oracle/cloud-init/moduleLists.py from cloud-init's own template and modules: what is different from the release
 * before, null for what is gone; lists that equal another system's are its name.
 */
interface Recorded {
  readonly lists: Readonly<Record<string, Lists | string | null>>;
  readonly modules: Readonly<Record<string, Meta | null>>;
}
type Lists = readonly (readonly string[])[];
interface Meta {
  readonly frequency: string;
  readonly distros: readonly string[];
  readonly keys: readonly string[];
}

const golden: Readonly<Record<string, Recorded>> = JSON.parse(
  readFileSync('test/goldens/cloudConfigModuleLists.json', 'utf8'),
);

interface Release {
  readonly lists: ReadonlyMap<string, Lists>;
  readonly modules: ReadonlyMap<string, Meta>;
}

function releases(): ReadonlyMap<string, Release> {
  const all = new Map<string, Release>();
  let lists: ReadonlyMap<string, Lists | string> = new Map();
  let modules: ReadonlyMap<string, Meta> = new Map();
  for (const [release, changes] of Object.entries(golden)) {
    lists = changed(lists, changes.lists);
    modules = changed(modules, changes.modules);
    const known = lists;
    const listOf = (id: string): Lists => {
      const list = known.get(id) ?? [];
      return typeof list === 'string' ? listOf(list) : list;
    };
    all.set(release, { lists: new Map([...lists.keys()].map((id) => [id, listOf(id)])), modules });
  }
  return all;
}

function changed<T>(
  before: ReadonlyMap<string, T>,
  changes: Readonly<Record<string, T | null>>,
): ReadonlyMap<string, T> {
  const after = new Map(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  return after;
}

const often: Readonly<Record<string, string>> = { always: 'boot', 'once-per-instance': 'instance', once: 'once' };

/** How our list of systems calls what older releases wrote otherwise. */
const named = (id: string): string => (id === 'openEuler' ? 'openeuler' : id);

describe('modules of cloud-init', () => {
  const all = releases();
  it('are recorded for 16 releases, and for no fewer than 22 systems of each', () => {
    assert.equal(all.size, 16);
    for (const { lists } of all.values()) assert.ok(lists.size >= 22);
  });

  for (const [release, { lists, modules }] of all) {
    it(`stand in the lists of every system in the order of cloud-init ${release}`, () => {
      for (const [system, stages] of lists) {
        if (system === 'unknown') continue;
        const host = { id: named(system), list: named(system) };
        const ours = stageFacts()
          .filter(({ list }) => list !== undefined)
          .map(({ id }) =>
            modulesIn(id, release)
              .filter((module) => isListed(module, host, release))
              .map(({ name }) => name),
          );
        assert.deepEqual(ours, stages, system);
      }
    });

    it(`run as often, and for the same systems, as in cloud-init ${release}`, () => {
      const systems = systemsTaking('cloud-config').filter((id) => hostsOf(id).length === 1);
      for (const module of stageFacts().flatMap(({ id }) => modulesIn(id, release))) {
        const meta = modules.get(module.name);
        assert.ok(meta, module.name);
        assert.equal(oftenOf(module, release), often[meta.frequency], module.name);
        const isForAll = meta.distros.length === 0 || meta.distros.includes('all');
        const theirs = systems.filter((id) => isForAll || meta.distros.map(named).includes(id));
        const ours = systems.filter((id) => isMadeFor(module, { id, list: id }, release));
        assert.deepEqual(ours, theirs, module.name);
        // Before 22.3 no module named keys, and each looked for its own.
        if (release !== '22.2') assert.deepEqual([...(module.starts ?? [])].sort(), meta.keys, module.name);
      }
    });
  }

  it('read keys that there are', () => {
    const known = propertiesOf(rootEntry('schemas/cloud-config/index.json'));
    const unknown = allModules()
      .flatMap(({ reads }) => reads.map((read) => read.replace(/\[.*/u, '')))
      .filter((key) => !known.has(key));
    // Legacy keys of apt are read, but not in the schema of cloud-init.
    assert.deepEqual(
      unknown.filter((key) => !/^(?:apt_|add_apt_)/u.test(key)),
      [],
    );
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hover } from '../../server/src/features/hover/hover.ts';
import { operatingSystems } from '../../server/src/generated/schemas.ts';
import { moduleNamed, placeOf } from '../../server/src/layers/modulesOn.ts';
import { runsOn } from '../../server/src/layers/moduleWords.ts';
import { settingOf } from '../../server/src/layers/settingAt.ts';
import { itemOf, propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';
import { analyseText } from '../support/analyseText.ts';

/** Recorded by test/oracle/cloud-init/modules.py from the modules and the list of modules of cloud-init. */
interface Module {
  readonly stage: 'init' | 'config' | 'final' | null;
  readonly place: number | null;
  readonly frequency: string;
  readonly distros: readonly string[] | null;
  /** The systems whose list of modules lacks it. */
  readonly unlisted: readonly string[];
  readonly keys: readonly string[];
}

const { modules }: { readonly modules: Readonly<Record<string, Module>> } = JSON.parse(
  readFileSync('test/goldens/cloudConfigModules.json', 'utf8'),
);
const phases = { init: 'network', config: 'network', final: 'late' } as const;
const repeats: Readonly<Record<string, string>> = { PER_INSTANCE: 'instance', PER_ALWAYS: 'boot', PER_ONCE: 'once' };

/** What the module `runcmd` writes runs in the last stage; no other module hands its work on. */
const handedOn: Readonly<Record<string, string>> = { runcmd: 'late' };

function hoverOfFirst(text: string, os?: string): string {
  const settings = os === undefined ? {} : { os };
  const analysis = analyseText(`#cloud-config\n${text}`, { fileName: 'user-data', settings });
  return hover(analysis, '#cloud-config\n'.length + 1)?.markdown ?? '';
}

/** As the template of the list of modules calls them; what it does not know has the list of an unknown system. */
const variants: Readonly<Record<string, string>> = Object.fromEntries(
  ['opensuse', 'opensuse-leap', 'opensuse-microos', 'opensuse-tumbleweed', 'sle-micro', 'sle_hpc', 'sles'].map((id) => [
    id,
    'suse',
  ]),
);
const distributions = operatingSystems.filter(({ facts }) => facts !== undefined).map(({ id }) => id);

/** Modules that were made for systems whose images have a list of their own. */
const ownLists: readonly string[] = [
  'apt_configure raspberry-pi-os',
  'apt_pipelining raspberry-pi-os',
  'byobu raspberry-pi-os',
  'yum_add_repo OpenCloudOS',
  'yum_add_repo TencentOS',
];

function isRun(name: string, { distros, unlisted }: Module, id: string): boolean {
  const isMadeFor = !distros || distros.includes('all') || distros.includes(id);
  return isMadeFor && (ownLists.includes(`${name} ${id}`) || !unlisted.includes(variants[id] ?? id));
}

describe('when the keys of cloud-config act', () => {
  const root = rootEntry('schemas/cloud-config/index.json');
  const keys = [...new Set(Object.values(modules).flatMap((module) => module.keys))];

  for (const key of keys) {
    it(`is when cloud-init runs a module of ${key}`, () => {
      const entry = propertiesOf(root).get(key);
      assert.ok(entry);
      const acts = (settingOf(entry, []) ?? settingOf(itemOf(entry) ?? entry, []))?.acts;
      assert.ok(acts?.kind === 'acts');
      const { phase = [], repeat = [] } = acts.record;
      const own = Object.entries(modules)
        .filter(([, module]) => module.keys.includes(key))
        .map(([name, { stage, frequency }]) => [handedOn[name] ?? (stage && phases[stage]), repeats[frequency]].join());
      assert.ok(own.includes([phase[0], repeat[0]].join()), `${phase[0]},${repeat[0]} for ${own.join(' or ')}`);
    });
  }

  it('is known of every module', () => assert.ok(keys.length > 80));

  it('names the modules that carry it out, with their stage, place and systems', () => {
    const stages = { init: 'network', config: 'config', final: 'final' } as const;
    const named = new Set<string>();
    const read = [...propertiesOf(root)].flatMap(([key, entry]) => (keys.includes(key) ? [entry] : []));
    const records = read.flatMap((entry) => {
      const acts = (settingOf(entry, []) ?? settingOf(itemOf(entry) ?? entry, []))?.acts;
      return acts?.kind === 'acts' ? [acts.record] : [];
    });
    for (const { modules: run = [] } of records) {
      assert.ok(run.length > 0);
      for (const module of run) {
        const { name } = module;
        const recorded = modules[name];
        const found = moduleNamed(name, undefined);
        assert.ok(recorded?.stage && found, name);
        named.add(name);
        assert.deepEqual([found.module.stage, placeOf(found, [])], [stages[recorded.stage], recorded.place], name);
        const meant = distributions.filter((id) => runsOn([module], id, undefined));
        assert.deepEqual(
          meant,
          distributions.filter((id) => isRun(name, recorded, id)),
          name,
        );
      }
    }
    const silent = Object.keys(modules).filter((name) => !named.has(name));
    // They read no key.
    assert.deepEqual(silent, ['reset_rmc', 'scripts_per_boot', 'scripts_per_instance', 'scripts_per_once']);
  });

  it('is worded for people', () => {
    const at = (text: string, tool?: string): string => {
      const offset = text.indexOf('<|>');
      const settings = tool === undefined ? {} : { tool: [tool] };
      const analysis = analyseText(text.replace('<|>', ''), { fileName: 'user-data', settings });
      return hover(analysis, offset)?.markdown ?? '';
    };
    const file = at('#cloud-config\nwrite_files:\n  - pa<|>th: /etc/a\n');
    assert.match(file, /^\*\*network up → overlay \(\/etc\) · once per instance\*\*/u);
    assert.match(
      file,
      /Done by `write_files` \(3rd of the network stage\), then `write_files_deferred` \(6th of the final stage, for files with `defer`\)$/u,
    );
    const files = at('#cloud-config\nwrite_<|>files:\n  - path: /etc/a\n  - {path: /etc/b, defer: true}\n');
    assert.match(files, /Done by `write_files` .* then `write_files_deferred`/u);
    assert.match(at('#cloud-config\nsystem_<|>info: {}\n'), /^\*\*No machine sees it: it belongs into the files of/u);
    assert.match(at('#cloud-config\nver<|>sion: 1\n'), /^\*\*No machine sees it: it is a key that no module/u);
    assert.match(at('#cloud-config\nsna<|>p: {}\n'), /It runs on ubuntu only\./u);
    assert.match(at('#cloud-config\napt<|>_pipelining: os\n'), /It runs on debian, raspberry-pi-os and ubuntu only\./u);
    assert.match(at('#cloud-config\nssh_pw<|>auth: true\n'), /`set_passwords` \(16th of the network stage\)/u);
    assert.match(
      at('#cloud-config\nssh_pw<|>auth: true\n', 'cloud-init@22.4.2'),
      /`set_passwords` \(7th of the config stage\)/u,
    );
  });

  it('follows what reads it on other systems', () => {
    const first = (text: string, os: string): string => hoverOfFirst(text, os).split('\n')[0] ?? '';
    assert.match(first('hostname: a\n', 'flatcar'), /end of boot → overlay \(\/etc\) · every boot/u);
    assert.match(first('hostname: a\n', 'kairos'), /early boot → overlay \(\/etc\/hostname\) · every boot/u);
    assert.match(first('packages: [a]\n', 'opensuse-microos'), /end of boot → image/u);
    assert.match(
      first('packages: [a]\n', 'flatcar'),
      /^\*\*Does nothing on Flatcar Container Linux: coreos-cloudinit, /u,
    );
    assert.match(first('ca_certs: {trusted: [a]}\n', 'bootc'), /^\*\*Does nothing on bootable containers: /u);
    assert.match(first('hostname: a\n', 'fcos'), /^\*\*Does nothing on Fedora CoreOS: the system has no cloud-init/u);
    assert.match(
      hoverOfFirst('ca_certs: {trusted: [a]}\n'),
      /— ordinary distributions {2}\nDoes nothing on bootable containers: /u,
    );
  });

  it('is told of all systems that share their facts at once', () => {
    const text = hoverOfFirst('hostname: a\n');
    assert.match(text, /— ordinary distributions/u);
    assert.doesNotMatch(text, /alpine with/u);
    assert.match(hoverOfFirst('hostname: a\n', 'alpine'), /— alpine with cloud-init/u);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Problem } from '../../server/src/base/problem.ts';
import { applyEdits } from '../../server/src/base/text.ts';
import { cloudConfig } from '../../server/src/formats/cloud-config/format.ts';
import { judgeText } from '../support/judgeText.ts';

/** Recorded by test/oracle/cloud-init/record.mjs from cloud-init's own validator. */
interface Verdict {
  readonly unreadable?: string;
  readonly findings?: readonly (readonly [kind: string, path: string, message: string])[];
}

interface Case {
  readonly text: string;
  readonly '26.2': Verdict;
  readonly '22.4.2': Verdict;
}

const { cases }: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync('test/goldens/cloudConfigVerdicts.json', 'utf8'),
);

const unjudged = 'the value means the same to 22.4.2, whose schema does not look at it';

/** Where we say something else than the tool's own validator, by the text, and why. */
const differences: Readonly<Record<string, { readonly releases: readonly string[]; readonly why: string }>> = {
  'users: []\n': { releases: ['22.4.2'], why: 'only schemas before 23.1 want an account' },
  'users:\n  - snapuser: a@example.org\n    known: true\n': {
    releases: ['26.2', '22.4.2'],
    why: 'the module reads the key, which the schema does not list',
  },
  'users:\n  - name: a\n    ssh_authorized_keys: k\n': {
    releases: ['26.2', '22.4.2'],
    why: 'the module takes a single key, too',
  },
  'users:\n  - name: a\n    ssh_redirect_user: default\n': {
    releases: ['26.2', '22.4.2'],
    why: 'the module knows the word',
  },
  'users:\n  - name: a\n    sudo: [ALL, null]\n': { releases: ['22.4.2'], why: 'a null there hurts nobody' },
  'fs_setup:\n  - {filesystem: ext4, device: /dev/sdb, partition: 1}\n': {
    releases: ['26.2', '22.4.2'],
    why: 'the documentation says to write numbers, which the schema refuses by mistake',
  },
  'fs_setup:\n  - {filesystem: ext4, device: /dev/sdb, partition: "1"}\n': {
    releases: ['26.2', '22.4.2'],
    why: 'the documentation says to write numbers, which the schema refuses by mistake',
  },
  'fs_setup:\n  - {filesystem: ext4, device: /dev/sdb, replace_fs: false}\n': {
    releases: ['26.2', '22.4.2'],
    why: 'the module takes a boolean',
  },
  'mounts:\n  - [swap, null]\n': {
    releases: ['26.2', '22.4.2'],
    why: 'it is the documented way to take a line away',
  },
  'mounts:\n  - [/dev/sdb, /mnt, ext4, defaults, 0, 2]\n': {
    releases: ['26.2', '22.4.2'],
    why: 'the module makes texts of numbers',
  },
  'swap: {filename: /swap, size: 2GB}\n': { releases: ['26.2', '22.4.2'], why: 'the module reads the unit' },
  'locale: false\nlocale_configfile: /etc/x\n': {
    releases: ['22.4.2'],
    why: 'the module took a boolean before the schema did',
  },
  'rsyslog: ["*.* @a"]\n': { releases: ['26.2', '22.4.2'], why: 'the module takes a list, as before 22.2' },
  'apt_pipelining: none\n': { releases: ['22.4.2'], why: 'only later schemas say that the word is deprecated' },
  'apt_pipelining: unchanged\n': { releases: ['22.4.2'], why: 'only later schemas say that the word is deprecated' },
  'rh_subscription: {org: "17", activation_key: k}\n': {
    releases: ['22.4.2'],
    why: 'the module makes a text of it, and later schemas want one',
  },
  'users:\n  - {name: a, expiredate: 2032-09-01, lock-passwd: true, shel: /bin/sh}\n': {
    releases: ['26.2'],
    why: 'the validator says the deepest mistake of an account only, which hides the others',
  },
  'landscape: {client: {computer_title: a}}\n': {
    releases: ['22.4.2'],
    why: 'the client needed an account before the schema said so',
  },
  'vendor_data2: {enabled: true}\n': { releases: ['26.2'], why: 'the key is documented, but not in the schema' },
  'landscape: {client: {account_name: a}}\n': {
    releases: ['22.4.2'],
    why: 'the client needed a title before the schema said so',
  },
  'merge_type: [{name: set, settings: [append]}]\n': { releases: ['22.4.2'], why: unjudged },
  'merge_how: []\n': { releases: ['22.4.2'], why: unjudged },
  'launch-index: one\n': { releases: ['22.4.2'], why: unjudged },
  'output: {all: [a]}\n': { releases: ['22.4.2'], why: unjudged },
  'output: {every: a}\n': { releases: ['22.4.2'], why: unjudged },
};

describe('configs that cloud-init judges', () => {
  for (const { text, ...verdicts } of cases) {
    for (const release of ['26.2', '22.4.2'] as const) {
      it(`${release}: ${JSON.stringify(text).slice(0, 90)}`, () => {
        const { problems } = judgeText(cloudConfig, `#cloud-config\n${text}`, { release });
        const found = compare(problems, verdicts[release]);
        if (differences[text]?.releases.includes(release))
          assert.notDeepEqual(found, [], 'it is no difference any more');
        else assert.deepEqual(found, []);
      });
    }
  }

  it('are the only ones that we differ in', () => {
    const texts = new Set(cases.map(({ text }) => text));
    for (const text of Object.keys(differences)) assert.ok(texts.has(text), text);
  });

  it('are mended by every fix of what is found in them, or no worse', () => {
    const faults: string[] = [];
    for (const { text } of cases) {
      const source = `#cloud-config\n${text}`;
      const before = judgeText(cloudConfig, source).problems;
      for (const problem of before) {
        for (const fix of problem.fixes?.() ?? []) {
          const after = judgeText(cloudConfig, applyEdits(source, fix.edits)).problems;
          const shown = `${JSON.stringify(text)}: ${problem.code} at ${problem.path.join('.')}: ${fix.title}`;
          if (after.some((other) => sameProblem(other, problem))) faults.push(`${shown}: it is still there`);
          const errors = (problems: readonly Problem[]) =>
            problems.filter(({ severity }) => severity === 'error').length;
          if (fix.certain && errors(after) > errors(before)) faults.push(`${shown}: more errors`);
        }
      }
    }
    assert.deepEqual(faults, []);
  });

  it('are many', () => assert.ok(cases.length > 250));
});

function sameProblem(a: Problem, b: Problem): boolean {
  return a.code === b.code && a.message === b.message && a.path.join('.') === b.path.join('.');
}

/** What stops a module when it runs; the validator does not look at it. */
const ofModules = new Set([
  'cloud-config/account-not-made',
  'cloud-config/content-not-encoded',
  'cloud-config/apt-source-refused',
  'cloud-config/filesystem-refused',
  'cloud-config/module-key-missing',
  'cloud-config/mount-refused',
  'cloud-config/partitions-refused',
  'cloud-config/swap-too-small',
]);

function compare(problems: readonly Problem[], verdict: Verdict): readonly string[] {
  const errors = problems.filter(({ severity, code }) => severity === 'error' && !ofModules.has(code));
  if (verdict.unreadable !== undefined) return errors.length > 0 ? [] : [`unreadable: ${verdict.unreadable}`];
  const found = verdict.findings ?? [];
  // Of some values the tool's own validator does not survive the sight.
  if (found.some(([kind]) => kind === 'crash')) return [];
  const differences: string[] = [];
  const ours = errors.map(({ path }) => path.join('.'));
  // Of some things only the module says so, when it runs.
  const reported = problems.filter(({ tags, source }) => tags?.includes('deprecated') && source !== 'strata');
  const deprecated = reported.map(({ path }) => path.join('.'));
  for (const [kind, path, message] of found) {
    const said = kind === 'error' ? ours : deprecated;
    // What is deprecated is said there, or of the mapping whose keys the tool counts one by one.
    const above = kind === 'error' ? path : path.slice(0, path.lastIndexOf('.'));
    const isSaid =
      path === ''
        ? said.length > 0
        : said.some(
            (each) =>
              each === path ||
              each.startsWith(`${path}.`) ||
              each === above ||
              (kind === 'error' && path.startsWith(`${each}.`)),
          );
    if (!isSaid) differences.push(`not said: ${kind} ${path} ${message}`);
  }
  const theirs = (kind: string) => found.filter((each) => each[0] === kind).map(([, path]) => path);
  for (const path of ours) if (!isCovered(path, theirs('error'))) differences.push(`said of nothing: error ${path}`);
  for (const path of deprecated) {
    if (!isCovered(path, [...theirs('deprecated'), ...theirs('error')]))
      differences.push(`said of nothing: deprecated ${path}`);
  }
  return differences;
}

function isCovered(path: string, paths: readonly string[]): boolean {
  return paths.some(
    (each) => each === '' || each === path || path.startsWith(`${each}.`) || each.startsWith(`${path}.`),
  );
}

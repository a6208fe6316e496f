import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Analysis } from '../../../server/src/analysis.ts';
import { decodeText } from '../../../server/src/base/decodeText.ts';
import type { DiffEntry, DiffResult } from '../../../server/src/base/protocol.ts';
import { compareAnalyses } from '../../../server/src/features/compare/compare.ts';
import { diffResult } from '../../../server/src/features/compare/diffResult.ts';
import { convertAnalysis } from '../../../server/src/features/conversion/convert.ts';
import { analyseText } from '../../support/analyseText.ts';
import { butane, differencesOf, ignition } from './machines.ts';

type Compared = Extract<DiffResult, { readonly kind: 'compared' }>;

interface Golden {
  readonly name: string;
  readonly analysis: Analysis;
}

/** The recorded configs that make a machine. */
const goldens: readonly Golden[] = ['butane', 'ignition', 'machineconfig'].flatMap((format) => {
  const folder = path.join('test/goldens', format);
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (name === 'verdicts.json') return [];
    const { text, invalidAt } = decodeText(readFileSync(file));
    const analysis = analyseText(text, { fileName: name, invalidAt });
    return compareAnalyses(analysis, analysis).kind === 'compared' ? [{ name: file, analysis }] : [];
  });
});

function resultOf(a: Analysis, b: Analysis): Compared {
  const result = diffResult(compareAnalyses(a, b));
  if (result.kind === 'refused') assert.fail(result.sides.map(({ refusal }) => refusal).join('; '));
  return result;
}

function namesOf({ entries }: Compared, wanted: DiffEntry['kind']): readonly string[] {
  return entries.flatMap(({ kind, section, what }) => (kind === wanted ? [`${section}: ${what}`] : [])).toSorted();
}

describe('the comparison of recorded configs', () => {
  it('has some of each format', () => {
    for (const format of ['butane', 'ignition', 'machineconfig'])
      assert.ok(goldens.filter(({ name }) => name.includes(`/${format}/`)).length > 5, format);
  });

  it('finds nothing between a config and itself', () => {
    for (const { name, analysis } of goldens) {
      const { same, entries, text } = resultOf(
        analysis,
        analyseText(analysis.document.text, { fileName: path.basename(name) }),
      );
      assert.deepEqual([same, entries], [true, []], name);
      assert.match(text, /the same machine\n$/u);
    }
  });

  it('finds nothing between a config and what the real tool makes of it', () => {
    let count = 0;
    for (const { name, analysis } of goldens) {
      const outcome = convertAnalysis(analysis, undefined, { pretty: true, raw: false });
      if (outcome.kind !== 'converted' || analysis.document.masks.length > 0) continue;
      const made = analyseText(outcome.text, { fileName: outcome.ending === '.ign' ? 'made.ign' : 'made.yaml' });
      assert.equal(resultOf(analysis, made).text, 'the same machine\n', name);
      count++;
    }
    assert.ok(count > 100, String(count));
  });

  it('finds something exactly where the machines read otherwise, and the same from both sides', () => {
    const kinds = new Set<string>();
    for (const [index, { name, analysis }] of goldens.entries()) {
      const other = goldens[(index * 7 + 3) % goldens.length];
      if (!other) continue;
      const there = resultOf(analysis, other.analysis);
      const back = resultOf(other.analysis, analysis);
      const shown = `${name} and ${other.name}`;
      assert.equal(there.same, there.entries.length === 0, shown);
      assert.equal(there.same, there.machines.a === there.machines.b, shown);
      assert.deepEqual(namesOf(there, 'added'), namesOf(back, 'removed'), shown);
      assert.deepEqual(namesOf(there, 'removed'), namesOf(back, 'added'), shown);
      assert.equal(namesOf(there, 'changed').length, namesOf(back, 'changed').length, shown);
      for (const { kind } of there.entries) kinds.add(kind);
    }
    assert.ok(['added', 'removed', 'changed'].every((kind) => kinds.has(kind)));
  });
});

const before = butane(`storage:
  files:
    - path: /etc/hosts
      mode: 0644
    - path: /etc/gone
passwd:
  users:
    - name: core
      password_hash: $6$abcdefgh$one
`);

describe('a comparison for programs', () => {
  const after = `${JSON.stringify(
    {
      ignition: { version: '3.4.0' },
      passwd: { users: [{ name: 'core', passwordHash: '$6$abcdefgh$two' }] },
      storage: {
        files: [
          { path: '/etc/hosts', mode: 384 },
          { path: '/etc/motd', contents: { source: 'data:,hi' } },
        ],
      },
    },
    undefined,
    2,
  )}\n`;
  const { entries, counts } = resultOf(analyseText(before), analyseText(after));
  const entryOf = (what: string): DiffEntry => {
    const found = entries.find((entry) => entry.what === what);
    assert.ok(found, what);
    return found;
  };

  it('counts what differs', () => assert.deepEqual(counts, { added: 1, removed: 1, changed: 2, unknown: 0 }));

  it('says where a thing and a key of it stand in both', () => {
    const { a, b, details } = entryOf('file /etc/hosts');
    assert.deepEqual([a?.line, a?.path], [5, ['storage', 'files', 0]]);
    assert.deepEqual([b?.line, b?.path], [16, ['storage', 'files', 0]]);
    const [mode] = details;
    assert.deepEqual([mode?.key, mode?.from, mode?.to], ['mode', '0644', '0600']);
    assert.deepEqual([mode?.a?.line, mode?.a?.column, mode?.a?.path], [6, 13, ['storage', 'files', 0, 'mode']]);
    assert.deepEqual([mode?.b?.line, mode?.b?.path], [17, ['storage', 'files', 0, 'mode']]);
  });

  it('says all of what only one has', () => {
    const { kind, a, details } = entryOf('file /etc/motd');
    assert.deepEqual([kind, a], ['added', null]);
    assert.deepEqual(details[0]?.diff, ['@@ -0,0 +1 @@', '+hi', '\\ No newline at end of file']);
  });

  it('tells secrets apart and says none', () => {
    const [detail] = entryOf('user core').details;
    assert.deepEqual([detail?.isSecret, detail?.from, detail?.to], [true, '(hidden 1)', '(hidden 2)']);
    const all = JSON.stringify(diffResult(compareAnalyses(analyseText(before), analyseText(after))));
    assert.doesNotMatch(all, /abcdefgh/u);
  });
});

describe('a comparison of templates', () => {
  const template = (mode: string, more = ''): string =>
    butane(`storage:\n  files:\n    - path: /a\n      mode: ${mode}\n${more}`);

  it('says of what they decide that it cannot be compared', () => {
    assert.deepEqual(differencesOf(template('{{ mode }}'), template('0600')), [
      'files',
      '  ? file /a: mode cannot be compared, because a template stands there',
      '1 cannot be compared',
    ]);
  });

  it('compares all the rest', () => {
    const [a, b] = [template('{{ mode }}'), template('{{ mode }}', '    - path: /b\n')];
    assert.deepEqual(differencesOf(a, b), [
      'files',
      '  + file /b',
      'a value is taken for the same, because the same template stands there in both',
      '1 added',
    ]);
  });

  it('takes the same template for the same, and says so', () => {
    assert.deepEqual(differencesOf(template('{{ mode }}'), template('{{ mode }}')), [
      'a value is taken for the same, because the same template stands there in both',
      'the same machine',
    ]);
    assert.deepEqual(differencesOf(template('{{ one }}'), template('{{ other }}')).at(-1), '1 cannot be compared');
  });

  it('says which thing it is that they name', () => {
    const made = (name: string, mode = '0600'): string =>
      butane(`storage:\n  files:\n    - path: ${name}\n      mode: ${mode}\n`);
    const named = (path: string): string =>
      `apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata: {name: 99-a}\nspec:\n  config:\n    ignition: {version: 3.4.0}\n    storage: {files: [{path: ${path}}]}\n`;
    assert.deepEqual(differencesOf(made('"/etc/{{ a }}"'), made('/etc/b')), [
      'files',
      '  + file /etc/b 0600',
      'templates',
      '  ? storage.files[0]: cannot be compared, because a template decides what it is',
      '1 added, 1 cannot be compared',
    ]);
    assert.deepEqual(differencesOf(named('"/etc/{{ a }}"'), named('/etc/b')), [
      'files',
      '  + file /etc/b',
      '  ? file (nobody knows which): cannot be compared, because a template decides what it is',
      '1 added, 1 cannot be compared',
    ]);
    assert.equal(differencesOf(made('"{{ a }}"'), made('"{{ a }}"', '0644')).at(-1), '1 cannot be compared');
    assert.equal(differencesOf(made('"{{ a }}"'), made('"{{ a }}"')).at(-1), 'the same machine');
  });
});

describe('a comparison of what templates make of shorthands', () => {
  const bodies: Readonly<Record<string, (word: string) => string>> = {
    contents: (word) => `storage: {files: [{path: /a, contents: {inline: "${word}"}}]}`,
    'a file of the disk': (word) => `storage: {files: [{path: /a, contents: {local: "${word}"}}]}`,
    'a tree': (word) => `storage: {trees: [{local: "${word}"}]}`,
    'a mirror': (word) =>
      `boot_device:\n  layout: x86_64\n  mirror:\n    devices:\n      - "${word}"\n      - /dev/b\n`,
    'a mount unit': (word) =>
      `storage: {filesystems: [{device: /dev/a, path: /a, format: "${word}", with_mount_unit: true}]}`,
    'a unit': (word) => `systemd: {units: [{name: a.service, contents: "${word}"}]}`,
    'a kernel argument': (word) => `kernel_arguments: {should_exist: [quiet, "${word}"]}`,
    'a password of GRUB': (word) => `grub: {users: [{name: root, password_hash: "${word}"}]}`,
  };
  for (const [what, body] of Object.entries(bodies))
    it(`passes over ${what} in no silence`, () => {
      const [one, same, other] = ['{{ one }}', '{{ one }}', '{{ other }}'].map((word) => butane(body(word)));
      assert.equal(differencesOf(one ?? '', same ?? '').at(-1), 'the same machine');
      assert.notEqual(differencesOf(one ?? '', same ?? '').length, 1);
      assert.match(differencesOf(one ?? '', other ?? '').at(-1) ?? '', /cannot be compared$/u);
    });

  it('passes over blocks in no silence', () => {
    const block = (condition: string): string =>
      butane(`storage:\n  files:\n{% if ${condition} %}\n    - path: /a\n{% endif %}\n`);
    assert.equal(differencesOf(block('x'), block('x')).at(-1), 'the same machine');
    assert.deepEqual(differencesOf(block('x'), block('y')), [
      'templates',
      '  ? what stands in the blocks of templates: cannot be compared, because a template decides what it is',
      '1 cannot be compared',
    ]);
  });
});

describe('a comparison that cannot be made', () => {
  const good = ignition({});
  const refusals: readonly (readonly [what: string, text: string, reason: RegExp, codes: readonly string[]])[] = [
    [
      'has an error',
      butane('storage: {files: [{path: /a, mode: "0644"}]}\n'),
      /1 error stands/u,
      ['butane/wrong-type'],
    ],
    ['is nothing that we know', 'a: 1\n', /no config of a format/u, []],
    ['is of a version of old', '{"ignition":{"version":"2.2.0"}}', /in the way|no version/u, ['ignition/version-2']],
    ['is too large', butane(`# ${'x'.repeat(2 ** 21)}\n`), /2 MB/u, []],
  ];
  for (const [what, text, reason, codes] of refusals)
    it(`says that one ${what}`, () => {
      for (const side of ['a', 'b'] as const) {
        const [a, b] = side === 'a' ? [text, good] : [good, text];
        const result = diffResult(compareAnalyses(analyseText(a), analyseText(b)));
        assert.ok(result.kind === 'refused');
        assert.equal(result.sides.length, 1);
        assert.equal(result.sides[0]?.side, side);
        assert.match(result.sides[0]?.refusal ?? '', reason);
        assert.deepEqual(
          result.sides[0]?.problems.map(({ code }) => code),
          codes,
        );
      }
    });

  it('says it of both', () => {
    const result = diffResult(compareAnalyses(analyseText('a: 1\n'), analyseText('b: 1\n')));
    assert.deepEqual(result.kind === 'refused' && result.sides.map(({ side }) => side), ['a', 'b']);
  });
});

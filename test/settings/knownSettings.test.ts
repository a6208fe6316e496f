import assert from 'node:assert/strict';
import { formats } from '../../server/src/registry.ts';
import { acceptedWords, type NamedThing, refuse } from '../../server/src/settings/knownSettings.ts';

describe('what settings may name', () => {
  const good: readonly (readonly [thing: NamedThing, word: string])[] = [
    ['format', 'butane'],
    ['fileFormat', 'none'],
    ['os', 'fcos'],
    ['os', 'flatcar@4230.2.1'],
    ['os', 'ubuntu@24.04'],
    ['os', 'talos@1.14.0-beta.1'],
    ['tool', 'ignition@2.27.0'],
    ['tool', '0.29.0'],
    ['code', 'syntax/tab'],
    ['code', 'ignition/version-2'],
    ['code', 'strata/unknown-setting'],
    ['severity', 'off'],
  ];
  for (const [thing, word] of good) it(`${thing} ${word}`, () => assert.equal(refuse(thing, word), undefined));

  const bad: readonly (readonly [thing: NamedThing, word: string, likely: readonly string[], advice: RegExp])[] = [
    [
      'format',
      'butaen',
      ['butane'],
      /^accepted: `butane`, `machineconfig`, `ignition`, `cloud-config`, `network-config`, .* and \d+ more$/u,
    ],
    ['format', 'none', [], /^accepted: `butane`/u],
    ['os', 'flatcra@4230', ['flatcar@4230'], /^accepted: `flatcar@4230`, `fcos`/u],
    ['os', 'fcos@', ['fcos'], /^accepted: `fcos`/u],
    ['os', 'flatcar@x', ['flatcar'], /^accepted: `flatcar`, or behind an `@` a Flatcar release in numbers$/u],
    ['os', 'kairos@v4.2', ['kairos'], /a Kairos release in numbers$/u],
    ['os', '@4', [], /^accepted: `fcos`/u],
    [
      'tool',
      'butane@9.9',
      ['butane@0.29.0'],
      /^accepted: `butane@0\.29\.0`, `ignition@2\.27\.0`, `cloud-init@22\.2`, .* more$/u,
    ],
    ['tool', 'ignitoin@2.27.0', ['ignition@2.27.0'], /^accepted: `ignition@2\.27\.0`/u],
    ['tool', 'podman@5', [], /^accepted: `butane@/u],
    ['tool', '9.9', [], /^accepted: `butane@/u],
    ['tool', '', [], /^accepted: `butane@/u],
    ['code', 'butane/unkown-key', ['butane/unknown-key'], /^did you mean `butane\/unknown-key`\?$/u],
    ['code', 'butane/flatness', [], /^accepted: `butane\/.*`butane\/.*more$/u],
    ['code', 'colour', [], /^accepted: `butane\/.*more$/u],
    ['code', 'version-2', ['ignition/version-2'], /^did you mean `ignition\/version-2`\?$/u],
    ['code', 'butan/unknown-key', ['butane/unknown-key'], /`butane\/unknown-key`/u],
    ['severity', 'eror', ['error'], /^accepted: `error`, `warning`, `info`, `off`$/u],
    ['severity', 'hint', [], /^accepted: `error`/u],
  ];
  for (const [thing, word, likely, advice] of bad) {
    it(`not ${thing} ${word}, and says what is accepted`, () => {
      const refusal = refuse(thing, word);
      assert.ok(refusal);
      assert.ok(refusal.found.includes(`\`${word}\``));
      assert.deepEqual(refusal.likely, likely);
      assert.match(refusal.advice, advice);
    });
  }

  it('are all operating systems that a version of a format is for', () => {
    for (const { versions } of formats) {
      for (const id of versions.rows.flatMap(({ os }) => os)) assert.equal(refuse('os', id), undefined, id);
    }
  });

  it('are lists without repeats', () => {
    for (const thing of ['format', 'fileFormat', 'os', 'tool', 'code', 'severity'] as const) {
      const words = acceptedWords(thing);
      assert.ok(words.length > 1);
      assert.deepEqual(words, [...new Set(words)]);
    }
  });
});

import assert from 'node:assert/strict';
import { quadletProblems } from '../../server/src/embedded/systemd/quadletProblems.ts';
import { readUnitFile } from '../../server/src/embedded/systemd/readUnitFile.ts';
import { unitKeyFacts, unitKeyNames } from '../../server/src/embedded/systemd/unitKeyFacts.ts';
import { keysOf } from '../../server/src/embedded/systemd/unitKeys.ts';
import { sectionsOf, type UnitKind, unitKindOfName } from '../../server/src/embedded/systemd/unitKind.ts';
import { unitProblems } from '../../server/src/embedded/systemd/unitProblems.ts';
import { kernelArguments } from '../../server/src/generated/kernelArguments.ts';
import { quadletFacts, systemdFacts } from '../../server/src/generated/unitFacts.ts';
import { quadletTexts, systemdTexts, unitWords } from '../../server/src/generated/unitTexts.ts';
import type { KeyText } from '../../server/src/shape/unitTexts.ts';

const service: UnitKind = { name: 'a.service', type: 'service', isQuadlet: false, isDropin: false };

const groups = [...Object.entries(systemdTexts.sections), ...Object.entries(systemdTexts.sets)];
const quadletGroups = [...Object.entries(quadletTexts.sections), ...Object.entries(quadletTexts.sets)];

function texts(keys: Readonly<Record<string, string | KeyText>>): readonly (readonly [string, KeyText])[] {
  return Object.entries(keys).map(([key, text]) => [key, typeof text === 'string' ? { text } : text]);
}

describe('the texts of unit keys', () => {
  it('are of keys that systemd knows in the section', () => {
    for (const [section, { keys }] of Object.entries(systemdTexts.sections))
      for (const key of Object.keys(keys)) assert.ok(keysOf(section).has(key), `[${section}] ${key}`);
    for (const [set, { keys }] of Object.entries(systemdTexts.sets)) {
      const homes = Object.keys(systemdFacts.sections).filter((name) =>
        systemdFacts.sections[name]?.sets.includes(set),
      );
      for (const key of Object.keys(keys))
        assert.ok(
          homes.some((home) => keysOf(home).has(key)),
          `${set} ${key}`,
        );
    }
  });

  it('are of keys that Podman knows in the section', () => {
    const sections = Object.entries(quadletFacts.sections);
    for (const [section, { keys }] of Object.entries(quadletTexts.sections))
      for (const key of Object.keys(keys)) assert.ok(quadletFacts.sections[section]?.keys[key], `[${section}] ${key}`);
    for (const key of Object.keys(quadletTexts.sets.shared?.keys ?? {}))
      assert.ok(
        sections.some(([, { keys }]) => keys[key] !== undefined),
        key,
      );
  });

  it('are there for every key and section of Podman, and for the keys that units have most often', () => {
    for (const [type, section] of Object.entries(quadletFacts.endings)) {
      const kind = unitKindOfName(`a.${type}`, true, false);
      assert.ok(kind && quadletTexts.sections[section]?.text);
      for (const key of unitKeyNames(kind, section))
        assert.ok(unitKeyFacts(kind, section, key)?.text, `[${section}] ${key}`);
    }
    for (const section of new Set(Object.values(systemdFacts.unitTypes).flat()))
      assert.ok(systemdTexts.sections[section]?.text, section);
    assert.ok(groups.reduce((count, [, { keys }]) => count + Object.keys(keys).length, 0) >= 150);
  });

  it('are short sentences, with words that the key takes and forms that there are', () => {
    for (const [group, { keys }] of [...groups, ...quadletGroups])
      for (const [key, { text, syntax, words, default: usual }] of texts(keys)) {
        assert.match(text, /^[A-Z`].*\.$/u, `${group} ${key}`);
        assert.ok(text.length <= 200, `${group} ${key}`);
        if (syntax !== undefined) assert.ok(unitWords.syntaxes[syntax], syntax);
        if (words && usual !== undefined && !/[ ;]/u.test(usual)) assert.ok(words[usual], `${group} ${key}: ${usual}`);
      }
    for (const [section, sectionKeys] of [...groups])
      for (const [key, { words }] of texts(sectionKeys.keys)) {
        const known = unitKeyFacts(service, section, key)?.kind;
        if (!words || !Array.isArray(known)) continue;
        for (const word of Object.keys(words))
          assert.ok(
            known.includes(word) || (known.includes('boolean') && /^(?:yes|no)$/u.test(word)),
            `${key}=${word}`,
          );
      }
  });

  it('have forms whose parts stand in them in that order', () => {
    for (const [name, { form, parts = {} }] of Object.entries(unitWords.syntaxes)) {
      let at = 0;
      for (const part of Object.keys(parts)) {
        const found = form.indexOf(part, at);
        assert.ok(found >= 0, `${name}: ${part}`);
        at = found + part.length;
      }
    }
  });

  it('have skeletons and examples that systemd and Podman take', () => {
    for (const [type, skeletons] of Object.entries(unitWords.skeletons))
      for (const { label, lines } of skeletons) {
        const text = lines
          .join('\n')
          .replaceAll('{path}', '/var/lib/data')
          .replaceAll('{bin}', '/usr/local/bin')
          .replaceAll(/\$\{\d:([^}]*)\}/gu, '$1');
        const isQuadlet = Object.hasOwn(quadletFacts.endings, type);
        const kind = unitKindOfName(`a.${type}`, isQuadlet, false);
        assert.ok(kind, type);
        const file = readUnitFile(text);
        assert.deepEqual(isQuadlet ? quadletProblems(file, type, false) : unitProblems(file, type), [], label);
      }
    for (const [section, { keys }] of Object.entries(systemdTexts.sections)) {
      const type = Object.keys(systemdFacts.unitTypes).find((name) => systemdFacts.unitTypes[name]?.includes(section));
      for (const [key, { example }] of texts(keys))
        if (example !== undefined && type !== undefined)
          assert.deepEqual(
            unitProblems(readUnitFile(`[${section}]\n${key}=${example}\n`), type),
            [],
            `${key}=${example}`,
          );
    }
  });

  it('offer the sections of every type, the own one among them', () => {
    assert.deepEqual(sectionsOf(service), ['Unit', 'Service', 'Install']);
    const container = unitKindOfName('a.container', true, false);
    assert.deepEqual(container && sectionsOf(container), ['Unit', 'Container', 'Service', 'Install', 'Quadlet']);
    assert.equal(unitKindOfName('a.container', false, false), undefined);
  });
});

describe('the texts of kernel arguments', () => {
  it('are short sentences in the order of their names', () => {
    const names = Object.keys(kernelArguments.arguments);
    assert.deepEqual(names, names.toSorted());
    for (const text of Object.values(kernelArguments.arguments)) assert.match(text, /^[A-Z`].{5,160}\.$/u);
  });
});

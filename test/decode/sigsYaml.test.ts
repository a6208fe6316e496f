import assert from 'node:assert/strict';
import { sigsYaml } from '../../server/src/decode/dialects/sigsYaml.ts';
import { readText } from '../../server/src/document/readText.ts';
import { decodeText, fixedText, testEntryWithEmbedded } from './decodeText.ts';
import { sigsYamlCases } from './jsonCases.ts';

describe('the dialect of sigs.k8s.io/yaml', () => {
  for (const [title, cases] of Object.entries(sigsYamlCases)) {
    describe(title, () => {
      for (const { text, value, findings = [] } of cases) {
        it(JSON.stringify(text), () => {
          const reading = decodeText(sigsYaml, text, testEntryWithEmbedded);
          assert.deepEqual(reading.value, value);
          assert.deepEqual(reading.findings, [...findings].sort());
        });
      }
    });
  }

  it('is silent where a template stands', () => {
    const document = readText('name: {{ name }}\nconfig:\n  size: {{ size }}\n', 'yaml', { template: 'jinja' });
    const decoded = sigsYaml.decode(document.parts[0]!, testEntryWithEmbedded);
    assert.equal(decoded.troubled, false);
    assert.equal(decoded.uncertain, true);
  });

  it('decodes no subtree again that has kept its node', () => {
    const part = readText('config: {file: {path: /a}}\nsize: 1\n', 'yaml').parts[0]!;
    assert.ok(part.root?.kind === 'map');
    const first = sigsYaml.decode(part, testEntryWithEmbedded);
    const second = sigsYaml.decode({ ...part, root: { ...part.root } }, testEntryWithEmbedded);
    assert.notEqual(first, second);
    assert.equal(first.members!.get('config')!.value, second.members!.get('config')!.value);
  });

  describe('fixes', () => {
    const fixes: [before: string, after: string][] = [
      ['config: {name: yes}\n', 'config: {name: "yes"}\n'],
      ['config: {file: {mode: "0644"}}\n', 'config: {file: {mode: 0644}}\n'],
      ['enabled: "on"\n', 'enabled: on\n'],
      ['size: 1.0e0\nenabled: "off"\n', 'size: 1.0e0\nenabled: off\n'],
      ['groups: a\n', 'groups:\n  - a\n'],
    ];
    for (const [before, after] of fixes) {
      it(JSON.stringify(before), () => {
        assert.equal(fixedText(decodeText(sigsYaml, before, testEntryWithEmbedded), 'wrong-type'), after);
        assert.deepEqual(decodeText(sigsYaml, after, testEntryWithEmbedded).findings, []);
      });
    }
  });
});

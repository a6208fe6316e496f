import assert from 'node:assert/strict';
import { accept, offeredLabels } from '../../support/acceptCompletion.ts';

const inButane = { fileName: 'config.bu' };
const head = 'variant: fcos\nversion: 1.6.0\n';

describe('completion below a list in the column of its key', () => {
  const units = `${head}systemd:\n  units:\n  - name: a.service\n    enabled: true\n  <|>\n`;

  it('offers the next item', () => {
    assert.equal(offeredLabels(units, inButane)[0], '- name');
    assert.equal(accept(units, '- name', inButane), units.replace('<|>', '- name: <|>'));
    assert.match(accept(units, 'masked unit', inButane), /\n {2}- name: <\|>docker\.service\n {4}mask: true\n/u);
  });

  it('goes on with a word that is half typed', () => {
    const typed = units.replace('<|>', 'na<|>');
    assert.equal(accept(typed, '- name', inButane), units.replace('<|>', '- name: <|>'));
    const between = `${head}systemd:\n  units:\n  - name: a.service\n  na<|>\n  - name: b.service\n`;
    assert.equal(accept(between, '- name', inButane), between.replace('na<|>', '- name: <|>'));
  });

  it('offers the next key too', () => {
    const files = `${head}storage:\n  files:\n  - path: /a\n  <|>\n`;
    const labels = offeredLabels(files, inButane);
    assert.equal(labels[0], '- path');
    assert.equal(accept(files, 'links', inButane), files.replace('<|>', 'links:\n  - path: <|>\n    target: '));
    assert.ok(!labels.includes('files'));
    const groups = `${head}passwd:\n  users:\n  - name: a\n    groups:\n    - docker\n    <|>\n`;
    assert.equal(accept(groups, '- wheel', inButane), groups.replace('<|>', '- wheel<|>'));
    assert.ok(offeredLabels(groups, inButane).includes('uid'));
  });
});

describe('completion below a document marker', () => {
  it('offers whole configs', () => {
    const labels = offeredLabels('---\n<|>', inButane);
    assert.ok(labels.some((label) => /^fcos .*: a machine to log in to$/u.test(label)));
    assert.ok(!offeredLabels(`---\n${head}<|>`, inButane).some((label) => label.includes(': a machine')));
  });
});

describe('completion over what stands there', () => {
  it('offers keys first that take the value', () => {
    const file = (line: string): readonly string[] =>
      offeredLabels(`${head}storage:\n  files:\n    - path: /a\n      ${line}\n`, inButane);
    assert.equal(file('mo<|>: 0644')[0], 'mode');
    assert.equal(file('o<|>: true')[0], 'overwrite');
    const labels = file('x<|>:\n        inline: a');
    assert.ok(labels.indexOf('contents') < labels.indexOf('mode'));
  });

  it('offers no whole item where keys of one stand below', () => {
    const text = (below: string): string => `${head}storage:\n  files:\n    - h<|>\n${below}`;
    assert.ok(!offeredLabels(text('      mode: 0644\n'), inButane).includes('hostname'));
    assert.ok(offeredLabels(text('    - path: /b\n'), inButane).includes('hostname'));
  });
});

import assert from 'node:assert/strict';
import { inlayHints } from '../../../server/src/features/annotations/inlayHints.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

const head = 'variant: fcos\nversion: 1.6.0\n';

/** The text with its hints where the editor shows them. */
function withHints(text: string, options: AnalyseOptions = { fileName: 'a.bu' }): string {
  const analysis = analyseText(text, options);
  const hints = inlayHints(analysis, { start: 0, end: text.length }, { layers: true });
  return hints
    .toSorted((a, b) => b.offset - a.offset)
    .reduce((shown, { offset, label }) => `${shown.slice(0, offset)} «${label}»${shown.slice(offset)}`, text);
}

describe('layer hints', () => {
  const cases: readonly (readonly [what: string, text: string, shown: string])[] = [
    [
      'stand behind the heading whose items they are about',
      'storage:\n  files: # mine\n    - path: /etc/a\n    - path: /var/b\n',
      'storage:\n  files: «→ overlay, once» # mine\n    - path: /etc/a\n    - path: /var/b\n',
    ],
    [
      'count where settings of a section differ, the most frequent first',
      'storage:\n  files:\n    - path: /run/a\n    - path: /etc/b\n    - path: /etc/c\n',
      'storage:\n  files: «→ 2 overlay, 1 runtime»\n    - path: /run/a\n    - path: /etc/b\n    - path: /etc/c\n',
    ],
    [
      'stand behind the bracket of a section that begins in its line',
      'storage: {files: [{path: /etc/a}]}\n',
      'storage: {files: [ «→ overlay, once»{path: /etc/a}]}\n',
    ],
    [
      'are not repeated below a heading that has one',
      'passwd:\n  users:\n    - name: core\n      ssh_authorized_keys:\n        - a\n',
      'passwd:\n  users: «→ overlay, once»\n    - name: core\n      ssh_authorized_keys:\n        - a\n',
    ],
    [
      'say nothing of what nobody knows',
      'storage:\n  files:\n    - path: "{{ a }}"\n',
      'storage:\n  files:\n    - path: "{{ a }}"\n',
    ],
    ['say nothing of empty sections', 'storage:\n  files: []\n', 'storage:\n  files: []\n'],
  ];
  for (const [what, text, shown] of cases) it(what, () => assert.equal(withHints(head + text), head + shown));

  it('name what else may be where systems differ', () => {
    const text = (path: string) => `{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "${path}"}]}}`;
    const options = { fileName: 'a.ign' };
    assert.match(withHints(text('/etc/a'), options), /"files": \[ «→ overlay, once»\{/u);
    assert.match(withHints(text('/usr/local/a'), options), /«→ overlay or image»/u);
  });

  it('explain themselves', () => {
    const text = `${head}storage:\n  files:\n    - path: /etc/a\n`;
    const [hint] = inlayHints(
      analyseText(text, { fileName: 'a.bu' }),
      { start: 0, end: text.length },
      { layers: true },
    );
    assert.match(hint?.tooltip ?? '', /early boot → overlay \(\/etc\) · first boot only/u);
  });

  it('are not there unless somebody wants them', () => {
    const text = `${head}storage:\n  files:\n    - path: /etc/a\n`;
    assert.deepEqual(inlayHints(analyseText(text, { fileName: 'a.bu' }), { start: 0, end: text.length }), []);
  });

  it('are asked for a part of the text', () => {
    const text = `${head}storage:\n  files:\n    - path: /etc/a\n  links:\n    - path: /etc/b\n      target: a\n`;
    const analysis = analyseText(text, { fileName: 'a.bu' });
    const at = text.indexOf('links');
    const found = inlayHints(analysis, { start: at, end: at + 8 }, { layers: true });
    assert.deepEqual(
      found.map(({ offset }) => offset),
      [at + 6],
    );
  });
});

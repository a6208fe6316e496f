import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { analyseText } from '../support/analyseText.ts';

const codes = [
  'cloud-config/unknown-variable',
  'cloud-config/minus-in-name',
  'cloud-config/template-header-missing',
  'cloud-config/template-syntax',
  'cloud-config/swallowed-by-template',
];
const header = '## template: jinja\n#cloud-config\n';

function found(text: string, fileName = 'user-data') {
  return analyseText(text, { fileName })
    .problems()
    .filter(({ code }) => codes.includes(code))
    .map(({ code, range, severity, fixes }) => ({
      said: `${severity} ${code.slice('cloud-config/'.length)} ${text.slice(range.start, range.end)}`,
      fixed: fixes?.()[0] ? applyEdits(text, fixes()[0]?.edits ?? []) : undefined,
    }));
}

/** What is said below the header of a template, and the line as the first fix leaves it. */
const lines: readonly (readonly [line: string, said: readonly string[], fixed?: string])[] = [
  ['echo {{ v1.region }}', []],
  ['echo {{ v1.regoin }}', ['warning unknown-variable regoin'], 'echo {{ v1.region }}'],
  ['echo {{ v1["regoin"] }}', ['warning unknown-variable v1["regoin"]']],
  ['echo {{ v1.colour }}', ['warning unknown-variable v1.colour']],
  ['echo {{ v1["cloud-name"] }} {{ v1.keys()|list }}', []],
  ['echo {{ v1.colour | default("x") }} {{ v1.shade is defined }}', []],
  [
    'echo {% if v1.distor == "a" %}x{% endif %}',
    ['warning unknown-variable distor'],
    'echo {% if v1.distro == "a" %}x{% endif %}',
  ],
  ['echo {{ ds.meta_data.anything }} {{ nosuch }}', []],
  ['echo {{ v1.region[::2] }} {{ v1.region[1::2] }} {{ v1.region[:] }}', []],
  ['echo {{ v1.availability-zone }}', ['error minus-in-name v1.availability-zone'], 'echo {{ v1.availability_zone }}'],
  ['echo {{ instance-id }}', ['error minus-in-name instance-id'], 'echo {{ instance_id }}'],
  ['echo {{ ds.meta_data.a-b-c }}', ['error minus-in-name ds.meta_data.a-b-c'], 'echo {{ ds.meta_data.a_b_c }}'],
  ['echo {{ 5-3 }} {{ ds.a - 1 }} {{ loop.index-one }}', []],
  ['{% set one = 1 %}echo {{ ds.count-one }}', []],
  [
    'docker ps --format "{{ .Names }}"',
    ['error template-syntax .'],
    'docker ps --format "{% raw %}{{ .Names }}{% endraw %}"',
  ],
  [
    'docker inspect -f "{{.State.Running}}" x',
    ['error template-syntax .'],
    'docker inspect -f "{% raw %}{{.State.Running}}{% endraw %}" x',
  ],
  ['docker ps --format "{% raw %}{{ .Names }}{% endraw %}"', []],
  ['echo $' + '{#list[@]}', ['error template-syntax {#'], 'echo {% raw %}$' + '{#list[@]}{% endraw %}'],
  [
    'echo $' + '{#list[@]} #}',
    ['warning swallowed-by-template $' + '{#'],
    'echo {% raw %}$' + '{#list[@]}{% endraw %} #}',
  ],
  ['echo $' + '{HOME} %H { } {a} {# a comment #}', []],
  ['echo {{ a', ["error template-syntax '"]],
  ['echo {{ a | nosuch2( }}', ['error template-syntax }']],
  ['{% include "x" %}', []],
];

describe('templates of cloud-config', () => {
  for (const [line, said, fixed] of lines) {
    it(`are told of what cloud-init cannot render: ${line}`, () => {
      const text = `${header}runcmd:\n  - '${line}'\n`;
      const problems = found(text);
      assert.deepEqual(
        problems.map((problem) => problem.said),
        said,
      );
      if (fixed === undefined) return;
      assert.equal(problems[0]?.fixed, `${header}runcmd:\n  - '${fixed}'\n`);
    });
  }

  it('are missed where variables of cloud-init stand without the line that makes a template', () => {
    const text = '#cloud-config\nhostname: "{{ v1.local_hostname }}"\n';
    assert.deepEqual(found(text), [
      {
        said: 'warning template-header-missing {{ v1.local_hostname }}',
        fixed: `## template: jinja\n${text}`,
      },
    ]);
  });

  it('are inserted in an archive as deep as the text stands', () => {
    const text = '#cloud-config-archive\n- |\n  #cloud-config\n  hostname: "{{ v1.local_hostname }}"\n';
    assert.equal(found(text)[0]?.fixed, text.replace('  #cloud-config\n', '  ## template: jinja\n  #cloud-config\n'));
  });

  for (const text of [
    '#cloud-config\nhostname: "{{ inventory_hostname }}"\n',
    '#cloud-config\nhostname: "{{ inventory_hostname }}"\nfqdn: "{{ v1.local_hostname }}"\n',
    '#cloud-config\nruncmd:\n  - docker ps --format "{{ .Names }}"\n',
    '#cloud-config\n{% if a %}\nfqdn: "{{ v1.local_hostname }}"\n{% endif %}\n',
  ]) {
    it(`are not missed where another program renders: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(found(text), []);
    });
  }
});

import { gzipSync } from 'node:zlib';

/** Messages and archives of our own: every way to merge, and every way to get it wrong. */
const mixed = (...parts) =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="=b="\n\n${parts.map((part) => `--=b=\n${part}`).join('\n')}\n--=b=--\n`;
const part = (body, headers = '', type = 'text/cloud-config') => `Content-Type: ${type}\n${headers}\n${body}`;
/** Two configs, the second with a way to merge. */
const two = (first, second, how, headers = '') =>
  mixed(
    part(`#cloud-config\n${first}`),
    part(`#cloud-config\n${how === undefined ? '' : `merge_how: ${how}\n`}${second}`, headers),
  );
const archive = (...entries) => `#cloud-config-archive\n${entries.join('')}`;
const entry = (content, more = '') =>
  `- content: |\n${content.replace(/^(?=.)/gmu, '    ')}${more.replace(/^(?=.)/gmu, '  ')}`;

const lists = ['runcmd: [a, b, c]\nusers: [{name: x, groups: [g]}]\n', 'runcmd: [d, e]\nusers: [{name: y, uid: 5}]\n'];
const dicts = [
  'a: 1\nb: text\nc: [1, 2]\nd: {x: 1, y: {z: [1], t: s}}\ne: true\nf: null\n',
  'a: 2\nb: more\nc: [3]\nd: {x: 2, y: {z: [2], t: u}, w: 0}\ne: false\nf: 1\ng: new\n',
];

const hows = [
  undefined,
  '"dict(replace)+list()+str()"',
  'list(append)+dict(recurse_array)+str()',
  'list(prepend)+dict(recurse_list)+str(append)',
  'list(append)+dict(no_replace,recurse_list,recurse_str)+str(append)',
  'list(replace)+dict(no_replace,recurse_list)',
  'list(no_replace)+dict(recurse_list)',
  'list(replace,recurse_dict,recurse_str,recurse_array)+dict(recurse_array,recurse_str)+str(append)',
  'list(recurse_dict)+dict(recurse_list,recurse_str)',
  'dict()',
  'dict(allow_delete)',
  'dict(replace,allow_delete)',
  'list(append)',
  'str(append)+dict(recurse_str)',
  ' DICT( Recurse-Array , recurse_str ) + List(Append) + m_str(APPEND) ',
  '[{name: list, settings: [append]}, {name: dict, settings: [no_replace, recurse_list]}]',
  '[{name: dict, settings: recurse_list}, {name: list, settings: prepend}]',
  '[{name: dict, settings: {recurse_list: true}}, {name: list, settings: {append: false}}]',
  '[[dict, recurse_list], [list, append]]',
  '[[dict], [list]]',
  '[{name: list, settings: [append]}]',
  '[]',
  'null',
  '""',
  '"+"',
  'nosuch()',
  'list',
  'list(append',
  'list(append))',
  '[list(append), dict(recurse_list)]',
  '[{name: dict}]',
  '[{settings: []}]',
  '[{name: dict, settings: 5}]',
  '[{name: List, settings: []}]',
  '[{name: " dict ", settings: [recurse_list]}, {name: m_list, settings: [append]}]',
  '[5]',
  '5',
  '{name: dict, settings: [replace]}',
  'true',
];

const patch = (operations) => part(`#cloud-config-jsonp\n${JSON.stringify(operations)}`, '', 'text/cloud-config-jsonp');
const base = part('#cloud-config\na: {b: [1, 2, 3], c: x}\nn: 1\n');

const patches = [
  [{ op: 'add', path: '/new', value: { k: [1.5, null, true] } }],
  [{ op: 'add', path: '/a/b/1', value: 9 }],
  [{ op: 'add', path: '/a/b/-', value: 9 }],
  [{ op: 'add', path: '/a/b/7', value: 9 }],
  [{ op: 'add', path: '/no/such', value: 9 }],
  [{ op: 'add', path: '', value: { z: 1 } }],
  [{ op: 'replace', path: '/a/c', value: 'y' }],
  [{ op: 'replace', path: '/a/b/0', value: {} }],
  [{ op: 'replace', path: '/zz', value: 1 }],
  [{ op: 'replace', path: '', value: { q: 1 } }],
  [{ op: 'remove', path: '/a/b/0' }],
  [{ op: 'remove', path: '/a/z' }],
  [{ op: 'move', from: '/a/c', path: '/c' }],
  [{ op: 'move', from: '/a', path: '/a/b' }],
  [{ op: 'move', from: '/a/b/0', path: '/a/b/2' }],
  [
    { op: 'copy', from: '/a/b', path: '/d' },
    { op: 'add', path: '/d/-', value: 4 },
  ],
  [
    { op: 'test', path: '/n', value: 1 },
    { op: 'add', path: '/ok', value: 1 },
  ],
  [
    { op: 'test', path: '/n', value: true },
    { op: 'add', path: '/ok', value: 1 },
  ],
  [
    { op: 'test', path: '/a/c', value: 'z' },
    { op: 'add', path: '/ok', value: 1 },
  ],
  [{ op: 'add', path: '/ok' }],
  [{ op: 'nosuch', path: '/ok' }],
  [{ path: '/ok' }],
  [
    { op: 'add', path: '/a~1b', value: 1 },
    { op: 'add', path: '/c~0d', value: 2 },
  ],
  [{ op: 'add', path: '/e~2', value: 1 }],
  [{ op: 'add', path: 'x', value: 1 }],
  [
    { op: 'add', path: '/x', value: 1 },
    { op: 'remove', path: '/y' },
  ],
];

const template = (body) => `## template: jinja\n#cloud-config\n${body}`;

/** They are rendered with the sample of schemas/templates.json. */
const templates = [
  mixed(
    base,
    part(template('region: {{ v1.region }}\n{% if v1.distro == "ubuntu" %}\nu: 1\n{% endif %}\n'), '', 'text/plain'),
  ),
  mixed(
    base,
    part(
      template('merge_how: {{ "dict(recurse_list)" }}+list(append)\na: {b: [{{ 2 + 2 }}]}\n'),
      'Merge-Type: str()\n',
      'text/jinja2',
    ),
  ),
  mixed(
    base,
    part(template('x: {{ v1.nosuch }}\n'), '', 'text/plain'),
    part(template('y: {{ .Names }}\n'), '', 'text/plain'),
  ),
  mixed(base, part(template('x: {{ nosuch.more }}\n'), '', 'text/plain')),
  mixed(base, part('## template: jinja\n#!/bin/sh\necho {{ v1.region }}\n', '', 'text/plain')),
  mixed(
    base,
    part('## template: jinja\n#include\n', '', 'text/plain'),
    part('## template: jinja\nx: 1\n', '', 'text/plain'),
  ),
  mixed(base, part('## template: jinja\n#cloud-config-jsonp\n[]\n', '', 'text/plain')),
  mixed(base, part('\n## template: jinja\n#cloud-config\nx: 1\n', '', 'text/plain')),
  archive(entry(template('x: [{% for k in v1.public_ssh_keys %}"{{ k }}",{% endfor %}]\n')), entry('y: 1\n')),
];

export const mergedTexts = [
  ...templates,
  ...hows.map((how) => two(dicts[0], dicts[1], how)),
  ...hows.slice(0, 9).map((how) => two(lists[0], lists[1], how)),
  two('a: {x: [1]}\n', 'a: null\nb: ~\n', 'dict(allow_delete)'),
  two('a: {x: 1}\n', 'a: {x: ~, y: ~}\n', 'dict(allow_delete)'),
  two('a: [1]\n', 'a: text\n', 'list(append)+dict(recurse_str)'),
  two('a: [1]\n', 'a: {k: 1}\n', 'list(append)+dict()'),
  two('a: [1]\n', 'a: {k: 1}\n', 'list(no_replace)+dict()'),
  two(
    'a: [[1, 2], {k: v}, s]\n',
    'a: [[3], {k: w, l: 1}, t, u]\n',
    'list(replace,recurse_array,recurse_dict,recurse_str)+dict(recurse_list,replace)+str(append)',
  ),
  two(
    'a: [[1, 2], {k: v}, s]\n',
    'a: [[3], {k: w, l: 1}, t, u]\n',
    'list(replace,recurse_array,recurse_dict,recurse_str)+dict(recurse_list,recurse_str)+str(append)',
  ),
  two('a: [1, [2]]\n', 'a: [[3], 4]\n', 'dict(recurse_list)+list(recurse_array)'),
  two('a: text\n', 'a: 5\n', 'dict(recurse_str)+str(append)'),
  two('a: [text]\n', 'a: [more]\n', 'dict(recurse_list)+list(recurse_str)+str(append)'),
  two('a: 5\n', 'a: text\n', 'dict(recurse_str)+str(append)'),
  two('a: {b: 1}\n', 'a: text\n', 'dict(recurse_str)'),
  two('a: x\n', 'a: {b: 1}\n', 'dict()+str(append)'),
  two('a: x\n', 'a: {b: 1}\n', 'dict()+str()'),
  two('runcmd: [a]\n', 'runcmd: [b]\n', undefined, 'Merge-Type: list(append)+dict(recurse_list)+str()\n'),
  two('runcmd: [a]\n', 'runcmd: [b]\n', undefined, 'X-Merge-Type: list(prepend)+dict(recurse_list)\n'),
  two('runcmd: [a]\n', 'runcmd: [b]\n', undefined, 'merge-type: list(append)+dict(recurse_list)\n'),
  two(
    'runcmd: [a]\n',
    'runcmd: [b]\n',
    undefined,
    'X-Merge-Type: list(append)+dict(recurse_list)\nMerge-Type: dict(replace)\n',
  ),
  two('runcmd: [a]\n', 'runcmd: [b]\n', 'list(prepend)', 'Merge-Type: list(append)+dict(recurse_list)\n'),
  two('runcmd: [a]\n', 'runcmd: [b]\n', 'dict(recurse_list)', 'Merge-Type: dict(replace)+list(append)\n'),
  two('runcmd: [a]\n', 'runcmd: [b]\n', undefined, 'Merge-Type: list(append\n'),
  two('runcmd: [a]\n', 'runcmd: [b]\n', undefined, 'Merge-Type: dict(recurse_list)\n +list(append)\n'),
  two('merge_type: list(append)\na: 1\n', 'merge_type: dict()\na: 2\n', 'dict(replace)'),
  two('merge_how: null\nmerge_type: dict()\na: 1\n', 'merge_type: dict()\na: 2\n', 'null'),
  ...patches.map((operations) => mixed(base, patch(operations))),
  mixed(patch([{ op: 'add', path: '/first', value: 1 }]), base),
  mixed(base, part('#cloud-config-jsonp\n[not json', '', 'text/cloud-config-jsonp')),
  mixed(base, part('#cloud-config-jsonp\n{"op": "add", "path": "/x", "value": 1}', '', 'text/cloud-config-jsonp')),
  mixed(
    base,
    part('  #cloud-config-jsonp\n[{"op": "add", "path": "/x", "value": {"d": 1, "d": 2}}]', '', 'text/plain'),
  ),
  mixed(base, part('#Cloud-Config-Jsonp\n[{"op": "add", "path": "/x", "value": 1}]', '', 'text/plain')),
  mixed(base, part('[{"op": "add", "path": "/x", "value": 1}]', '', 'text/cloud-config-jsonp')),
  mixed(base, part('#cloud-config\na: [\n'), part('#cloud-config\nb: 1\n')),
  mixed(
    base,
    part('#cloud-config\n- a\n'),
    part('#cloud-config\n'),
    part('#cloud-config\ntext\n'),
    part('#cloud-config\n{}\n'),
  ),
  mixed(
    base,
    part('#cloud-config\na: !nosuch x\n'),
    part('#cloud-config\nb: "\\q"\n'),
    part('#cloud-config\n? [a]\n: 1\n'),
  ),
  mixed(part('#cloud-config\na: &x {k: 1}\nb: {<<: *x, l: 2}\nc: *x\n'), part('#cloud-config\nd: [*x]\n')),
  mixed(
    part('#cloud-config\n1: one\ntrue: two\nnull: three\n2.5: four\n2020-01-02: five\n!!binary YQ==: six\n'),
    part('#cloud-config\n1.0: uno\n'),
  ),
  mixed(
    part(
      '#cloud-config\na: 0644\nb: 0o644\nc: 1e3\nd: 1.0e+3\ne: yes\nf: 52:54:00\ng: 2001-01-01\nh: ~\ni: .inf\nj: -.INF\nk: .nan\nl: 1_000\nm: 0x1F\nn: "no"\no: 1.5e-20\np: 123456789012345678901234567890\nq: !!binary aGk=\nr: 2001-12-14t21:59:43.10-05:00\n',
    ),
  ),
  mixed(
    part(
      '#cloud-config\na: |\n  two\n  lines\nb: "\\ttab\\n"\nc: "\\e[0m"\nd: "  blanks "\ne: "- x"\nf: "a: b"\ng: "#c"\nh: ""\ni: |+\n  keep\n\n\nj: "\\n"\nk: "=", \nl: "<<"\nm: "null"\nn: "\\u2028"\no: "x #y"\np: >\n  folded\n  text\nq: "trail:"\nr: "*s"\ns: "%t"\nt: "\\U0001F600"\n'.replace(
        '"=", ',
        '"="',
      ),
    ),
  ),
  mixed(
    part(
      '#cloud-config\n"a b": 1\n"": 2\n"x: y": 3\n"- z": 4\n"line\\nbreak": 5\n"=": 6\n? "a long key that does not fit in front of its colon, because nobody reads so long a key any more, is it not so"\n: 7\n',
    ),
  ),
  mixed(
    part('#!/bin/sh\n', '', 'text/x-shellscript'),
    base,
    part('#cloud-boothook\n#!/bin/sh\n', '', 'text/cloud-boothook'),
  ),
  mixed(
    part('#cloud-config\na: 1\n', '', 'text/x-shellscript'),
    part('#cloud-config\nb: 1\n', '', 'text/plain'),
    part('c: 1\n', '', 'text/plain'),
  ),
  mixed(base, part('#cloud-config\nlaunch-index: 1\nx: 1\n'), part('#cloud-config\nlaunch-index: 0\ny: 1\n')),
  mixed(base, part('#cloud-config\nx: 1\n', 'Launch-Index: 2\n'), part('#cloud-config\ny: 1\n', 'launch-index: 0\n')),
  mixed(
    base,
    part('#cloud-config\nx: 1\nlaunch-index: 0\n', 'Launch-Index: abc\n'),
    part('#cloud-config\nlaunch-index: [1]\ny: 1\n'),
  ),
  mixed(
    base,
    part('#cloud-config\nlaunch-index: "1"\nx: 1\n'),
    part('#cloud-config\nlaunch-index: 0.5\ny: 1\n'),
    part('#cloud-config\nlaunch-index: true\nz: 1\n'),
  ),
  mixed(part('I2Nsb3VkLWNvbmZpZwphOiDDqQo=\n', 'Content-Transfer-Encoding: base64\n')),
  mixed(part('#cloud-config=0Aa: =C3=A9=0Ab: x=\ny\n', 'Content-Transfer-Encoding: quoted-printable\n')),
  mixed(base, part('#cloud-config\nx: é\n'), part('#cloud-config\ny: →\nz: "→"\n')),
  mixed(
    base,
    part(
      'H4sIAAAAAAACA1POyS9N0U3Oz0vLTOdKtFIw5AIAt1oTSRQAAAA=\n',
      'Content-Transfer-Encoding: base64\n',
      'application/gzip',
    ),
  ),
  mixed(
    base,
    part(
      `${gzipSync('#cloud-config\nx: é\n').toString('base64')}\n`,
      'Content-Transfer-Encoding: base64\nMerge-Type: list(append)\nLaunch-Index: 0\n',
      'application/x-gzip',
    ),
  ),
  mixed(
    base,
    part(
      '#cloud-config-archive\n- |\n  #cloud-config\n  x: 1\n- type: text/cloud-config\n  content: "y: 1"\n',
      '',
      'text/plain',
    ),
  ),
  archive(entry('#cloud-config\nruncmd: [a]\n'), entry('#cloud-config\nruncmd: [b]\n')),
  archive(
    entry('#cloud-config\nruncmd: [a]\n'),
    entry('#cloud-config\nruncmd: [b]\n', 'Merge-Type: list(append)+dict(recurse_list)\n'),
  ),
  archive(
    entry('#cloud-config\nruncmd: [a]\n'),
    entry('#cloud-config\nruncmd: [b]\n', 'merge_how: list(append)+dict(recurse_list)\n'),
  ),
  archive(
    entry('#cloud-config\nruncmd: [a]\n'),
    entry('#cloud-config\nruncmd: [b]\nmerge_how: list(append)+dict(recurse_list)\n'),
  ),
  archive('- "#cloud-config\\nx: é\\n"\n', "- 'y: 1'\n", '- >\n  z:\n   1\n', '- 5\n', '- [a]\n'),
  archive('- content: !!binary eDogMQ==\n', '- type: text/cloud-config\n  content: !!binary eTogMQ==\n'),
  archive(
    entry('x: 1\n', 'launch-index: 1\n'),
    entry('y: 1\n', 'launch-index: "0"\n'),
    entry('#cloud-config\nz: 1\n', 'type: text/plain\n'),
  ),
  archive(
    entry('x: 1\n', 'type: ""\n'),
    entry('y: 1\n', 'type: Text/Cloud-Config\n'),
    entry('z: 1\n', 'type: text/nosuch\n'),
  ),
  archive(entry('x: 1\n'), entry('y: 1\n', 'type: cloud-config\n')),
  archive(entry('x: 1\n'), '- content: 5\n'),
  archive(entry('x: 1\n'), '- content: null\n'),
  archive(entry('x: 1\n'), '- type: text/cloud-config\n'),
  archive(entry('x: 1\n'), entry('y: 1\n', 'Merge-Type: 5\n')),
  archive(
    entry('x: 1\n'),
    entry('#cloud-config-archive\n- |\n  y: 1\n'),
    entry('#cloud-config-jsonp\n[{"op": "add", "path": "/y", "value": 1}]\n'),
  ),
  archive(entry('#!/bin/sh\n'), entry('x: |\n  a\n\n    b\n---\n')),
  archive('- |\n  x: [\n', '- |\n   y: 1\n'),
];

/** What gopkg.in/yaml.v3 v3.0.1 makes of documents; every line was checked by running it. */
export interface DecodeCase {
  readonly text: string;
  readonly value: unknown;
  /** `severity code path`. Our own remarks on what the library accepts are among them. */
  readonly findings?: readonly string[];
}

const file = 'any: &f {path: /a, mode: 1}\n';
const fileValue = { path: '/a', mode: 1 };

export const goYamlV3Cases: Readonly<Record<string, readonly DecodeCase[]>> = {
  roots: [
    { text: '', value: {} },
    { text: '# nothing\n', value: {} },
    { text: '~\n', value: {} },
    { text: '{}\n', value: {} },
    { text: 'abc\n', value: 'UNKNOWN', findings: ['error not-a-mapping'] },
    { text: '- a\n', value: 'UNKNOWN', findings: ['error not-a-mapping'] },
    { text: '{"name": "a", "size": 1}\n', value: { name: 'a', size: 1 } },
    { text: 'name: a\r\nsize: 1\r\n', value: { name: 'a', size: 1 } },
  ],
  integers: [
    { text: 'size: 0644\n', value: { size: 420 }, findings: ['warning number-octal size'] },
    { text: 'size: 0888\n', value: { size: 888 }, findings: ['warning number-not-octal size'] },
    { text: 'size: 1_000\n', value: { size: 1000 } },
    { text: 'size: 1.9\n', value: { size: 1 }, findings: ['warning number-truncated size'] },
    { text: 'size: 1e2\n', value: { size: 100 } },
    { text: 'size: 9007199254740993\n', value: { size: '9007199254740993n' } },
    { text: 'size: -.inf\n', value: { size: '-9223372036854775808n' } },
    { text: 'size: "0644"\n', value: { size: 'UNKNOWN' }, findings: ['error wrong-type size'] },
    { text: 'size: 9223372036854775808\n', value: { size: 'UNKNOWN' }, findings: ['error number-out-of-range size'] },
    { text: 'size: 1e30\n', value: { size: 'UNKNOWN' }, findings: ['error number-out-of-range size'] },
    { text: 'size: .nan\n', value: { size: 'UNKNOWN' }, findings: ['error wrong-type size'] },
    { text: 'size: 2001-01-01\n', value: { size: 'UNKNOWN' }, findings: ['error wrong-type size'] },
    { text: 'size: !!int abc\n', value: { size: 'UNKNOWN' }, findings: ['error misfit-tag size'] },
    { text: 'ports: [1, a, 0x10]\n', value: { ports: [1, 'UNKNOWN', 16] }, findings: ['error wrong-type ports.1'] },
    { text: 'ratio: 0x10\n', value: { ratio: 16 } },
    { text: 'ratio: .5\n', value: { ratio: 0.5 } },
  ],
  booleans: [
    { text: 'enabled: yes\n', value: { enabled: true } },
    { text: 'enabled: Off\n', value: { enabled: false } },
    { text: 'enabled: "yes"\n', value: { enabled: true } },
    { text: 'enabled: "true"\n', value: { enabled: 'UNKNOWN' }, findings: ['error wrong-type enabled'] },
    { text: 'enabled: 1\n', value: { enabled: 'UNKNOWN' }, findings: ['error wrong-type enabled'] },
  ],
  strings: [
    { text: 'name: yes\n', value: { name: 'yes' } },
    { text: 'name: 0x1F\n', value: { name: '0x1F' } },
    { text: 'name: 2001-01-01\n', value: { name: '2001-01-01' } },
    { text: 'name: !!binary aGVsbG8=\n', value: { name: 'hello' } },
    { text: 'name: !!binary /w==\n', value: { name: '\uDCFF' } },
    { text: 'name: !!binary a\n', value: { name: 'UNKNOWN' }, findings: ['error misfit-tag name'] },
    { text: 'name: |\n  a\n  b\n', value: { name: 'a\nb\n' } },
    { text: 'name: [a]\n', value: { name: 'UNKNOWN' }, findings: ['error wrong-type name'] },
    { text: 'name: {a: b}\n', value: { name: 'UNKNOWN' }, findings: ['error wrong-type name'] },
  ],
  nulls: [
    { text: 'name:\nsize: ~\nenabled: NULL\n', value: {} },
    { text: 'groups:\nfiles: null\nlabels: ~\n', value: {} },
    { text: 'file:\n', value: {}, findings: ['warning null-value file'] },
    { text: 'outer: {file: ~}\n', value: { outer: {} }, findings: ['warning null-value outer.file'] },
    { text: 'name: ""\n', value: { name: '' } },
    { text: 'labels: {a: , b: x}\n', value: { labels: { a: '', b: 'x' } } },
    { text: 'groups: [a, ~, b, ""]\n', value: { groups: ['a', 'b', ''] }, findings: ['warning null-item groups.1'] },
    {
      text: 'files: [~, {path: /a}]\n',
      value: { files: [{ path: '/a' }] },
      findings: ['warning null-item files.0'],
    },
  ],
  'lists and mappings': [
    { text: 'groups: wheel\n', value: { groups: 'UNKNOWN' }, findings: ['error wrong-type groups'] },
    { text: 'groups: {a: b}\n', value: { groups: 'UNKNOWN' }, findings: ['error wrong-type groups'] },
    { text: 'file: /a\n', value: { file: 'UNKNOWN' }, findings: ['error wrong-type file'] },
    { text: 'file: [a]\n', value: { file: 'UNKNOWN' }, findings: ['error wrong-type file'] },
    { text: 'labels: x\n', value: { labels: 'UNKNOWN' }, findings: ['error wrong-type labels'] },
    { text: 'files: []\nfile: {}\n', value: { files: [], file: {} } },
  ],
  keys: [
    { text: 'nme: a\nsize: 1\n', value: { nme: 'UNKNOWN', size: 1 } },
    { text: 'nme: {a: 1, a: 2}\n', value: { nme: 'UNKNOWN' } },
    { text: '1: a\ntrue: b\n~: c\n', value: { 1: 'UNKNOWN', true: 'UNKNOWN', '~': 'UNKNOWN' } },
    { text: 'Name: a\n', value: { Name: 'UNKNOWN' } },
    { text: '__proto__: a\nname: b\n', value: JSON.parse('{"__proto__": "UNKNOWN", "name": "b"}') },
    { text: 'labels: {1: a, true: b, 0x1: c, ~: d}\n', value: { labels: { 1: 'a', true: 'b', '0x1': 'c' } } },
    { text: '? [a]\n: b\n', value: {}, findings: ['error complex-key'] },
    { text: 'labels:\n  ? {a: b}\n  : c\n', value: { labels: {} }, findings: ['error complex-key labels'] },
    { text: 'any: &n name\n*n : a\n', value: { any: 'name', name: 'a' }, findings: ['warning respelled-key name'] },
    { text: '!!binary bmFtZQ==: a\n', value: { name: 'a' }, findings: ['warning respelled-key name'] },
    { text: '!!int a: b\n', value: {}, findings: ['error misfit-tag'] },
  ],
  duplicates: [
    { text: 'name: a\nname: b\n', value: { name: 'a' }, findings: ['error duplicate-key'] },
    { text: 'name: a\n"name": b\n', value: { name: 'a' }, findings: ['error duplicate-key'] },
    { text: 'x: a\nx: b\n', value: { x: 'UNKNOWN' }, findings: ['error duplicate-key'] },
    { text: 'labels: {a: b, a: c}\n', value: { labels: { a: 'b' } }, findings: ['error duplicate-key labels'] },
    { text: 'file: {mode: 1, mode: 1}\n', value: { file: { mode: 1 } }, findings: ['error duplicate-key file'] },
    { text: 'name: {a: 1, a: 2}\n', value: { name: 'UNKNOWN' }, findings: ['error duplicate-key name'] },
    { text: 'labels: {1: a, 0x1: b, "1.0": c}\n', value: { labels: { 1: 'a', '0x1': 'b', '1.0': 'c' } } },
    {
      text: 'name: a\n!!binary bmFtZQ==: b\n',
      value: { name: 'a' },
      findings: ['error duplicate-key'],
    },
    {
      text: 'name: a\nname: b\nname: c\n',
      value: { name: 'a' },
      findings: ['error duplicate-key', 'error duplicate-key'],
    },
  ],
  aliases: [
    {
      text: `${file}file: *f\n`,
      value: { any: fileValue, file: fileValue },
      findings: ['warning unchecked-alias file'],
    },
    {
      text: 'any: &f {path: /a, oops: 1}\nfile: *f\n',
      value: { any: { path: '/a', oops: 1 }, file: { path: '/a' } },
      findings: ['warning unchecked-alias file'],
    },
    { text: 'any: &g [a]\ngroups: *g\n', value: { any: ['a'], groups: ['a'] } },
    {
      text: 'any: &s 0644\nname: *s\nsize: *s\n',
      value: { any: 420, name: '0644', size: 420 },
      findings: ['warning number-octal size'],
    },
    { text: 'any: &s ~\nname: *s\n', value: {} },
    {
      text: 'any: &s "1"\nsize: *s\n',
      value: { any: '1', size: 'UNKNOWN' },
      findings: ['error wrong-type size'],
    },
    { text: 'any: &s a\nx: &s b\nname: *s\n', value: { any: 'a', x: 'UNKNOWN', name: 'b' } },
    {
      text: 'any: &x [*x]\n',
      value: { any: [['UNKNOWN']] },
      findings: ['error alias-of-itself any.0.0'],
    },
    { text: 'x: &x {y: *x}\n', value: { x: 'UNKNOWN' } },
    {
      text: 'outer: &x {name: a, file: *x}\n',
      value: { outer: { name: 'a', file: {} } },
      findings: ['warning unchecked-alias outer.file'],
    },
  ],
  'merge keys': [
    {
      text: `${file}file: {<<: *f, mode: 2}\n`,
      value: { any: fileValue, file: { mode: 2, path: '/a' } },
      findings: ['warning merge-key file.<<'],
    },
    {
      text: `${file}file: {mode: ~, <<: *f}\n`,
      value: { any: fileValue, file: { path: '/a' } },
      findings: ['warning merge-key file.<<'],
    },
    {
      text: 'file: {<<: {path: /a, oops: 1}}\n',
      value: { file: { path: '/a' } },
      findings: ['warning merge-key file.<<'],
    },
    {
      text: `${file}file: {<<: [{mode: 3}, *f]}\n`,
      value: { any: fileValue, file: { mode: 3, path: '/a' } },
      findings: ['warning merge-key file.<<'],
    },
    {
      text: `any: &f {<<: {mode: 1, path: /b}, path: /a}\nfile: {<<: *f}\n`,
      value: { any: { path: '/a', mode: 1 }, file: { path: '/a', mode: 1 } },
      findings: ['warning merge-key file.<<'],
    },
    { text: 'labels: {<<: {a: b}, c: d}\n', value: { labels: { c: 'd', a: 'b' } } },
    { text: 'labels: {<<: {1: a}, 1: b}\n', value: { labels: { 1: 'a' } } },
    { text: 'labels: {"<<": a}\n', value: { labels: { '<<': 'a' } } },
    { text: 'labels: {!!merge "<<": {a: b}}\n', value: { labels: { a: 'b' } } },
    { text: 'labels: {<<: []}\n', value: { labels: {} } },
    { text: 'labels: {<<: a}\n', value: { labels: {} }, findings: ['error invalid-merge labels'] },
    { text: 'labels: {<<: ~}\n', value: { labels: {} }, findings: ['error invalid-merge labels'] },
    { text: 'labels: {<<: [[{a: b}]]}\n', value: { labels: {} }, findings: ['error invalid-merge labels'] },
    {
      text: 'any: &s [a]\nlabels: {<<: *s}\n',
      value: { any: ['a'], labels: {} },
      findings: ['error invalid-merge labels'],
    },
    {
      text: 'labels: {<<: {a: b}, <<: {c: d}}\n',
      value: { labels: { a: 'b' } },
      findings: ['error duplicate-key labels'],
    },
    {
      text: 'labels: {<<: {a: b, a: c}}\n',
      value: { labels: { a: 'b' } },
      findings: ['error duplicate-key labels'],
    },
    {
      text: 'labels: &l {<<: *l}\n',
      value: { labels: {} },
      findings: ['error alias-of-itself labels'],
    },
  ],
};

import type { DecodeCase } from './goYamlV3Cases.ts';

/** What encoding/json of Go 1.26.8 makes of documents; every line was checked by running it. */
export const goJsonCases: Readonly<Record<string, readonly DecodeCase[]>> = {
  roots: [
    { text: '{}', value: {} },
    { text: '{"name": "a"}', value: { name: 'a' } },
    { text: '[]', value: 'UNKNOWN', findings: ['error not-a-mapping'] },
    { text: '"a"', value: 'UNKNOWN', findings: ['error not-a-mapping'] },
  ],
  scalars: [
    { text: '{"name": "a\\u00e9\\n"}', value: { name: 'aé\n' } },
    { text: '{"name": "\\ud800x"}', value: { name: '\ufffdx' } },
    { text: '{"name": 1}', value: { name: 'UNKNOWN' }, findings: ['error wrong-type name'] },
    { text: '{"name": true}', value: { name: 'UNKNOWN' }, findings: ['error wrong-type name'] },
    { text: '{"size": 420}', value: { size: 420 } },
    { text: '{"size": -0}', value: { size: 0 } },
    { text: '{"size": 9007199254740993}', value: { size: '9007199254740993n' } },
    { text: '{"size": 420.0}', value: { size: 'UNKNOWN' }, findings: ['error wrong-type size'] },
    { text: '{"size": 1.5}', value: { size: 'UNKNOWN' }, findings: ['error wrong-type size'] },
    { text: '{"size": 1e2}', value: { size: 'UNKNOWN' }, findings: ['error wrong-type size'] },
    { text: '{"size": "420"}', value: { size: 'UNKNOWN' }, findings: ['error wrong-type size'] },
    { text: '{"size": 9223372036854775808}', value: { size: 'UNKNOWN' }, findings: ['error number-out-of-range size'] },
    { text: '{"enabled": true}', value: { enabled: true } },
    { text: '{"enabled": "true"}', value: { enabled: 'UNKNOWN' }, findings: ['error wrong-type enabled'] },
    { text: '{"enabled": 0}', value: { enabled: 'UNKNOWN' }, findings: ['error wrong-type enabled'] },
    { text: '{"ratio": 0.5}', value: { ratio: 0.5 } },
  ],
  'lists and objects': [
    { text: '{"groups": "a"}', value: { groups: 'UNKNOWN' }, findings: ['error wrong-type groups'] },
    { text: '{"groups": {}}', value: { groups: 'UNKNOWN' }, findings: ['error wrong-type groups'] },
    { text: '{"file": []}', value: { file: 'UNKNOWN' }, findings: ['error wrong-type file'] },
    { text: '{"file": 1}', value: { file: 'UNKNOWN' }, findings: ['error wrong-type file'] },
    {
      text: '{"ports": [1, "2", 3.5]}',
      value: { ports: [1, 'UNKNOWN', 'UNKNOWN'] },
      findings: ['error wrong-type ports.1', 'error wrong-type ports.2'],
    },
  ],
  nulls: [
    { text: '{"name": null, "size": null, "groups": null, "labels": null}', value: {} },
    { text: '{"file": null}', value: {}, findings: ['warning null-value file'] },
    { text: '{"groups": ["a", null]}', value: { groups: ['a', ''] }, findings: ['warning null-item groups.1'] },
    { text: '{"ports": [null]}', value: { ports: [0] }, findings: ['warning null-item ports.0'] },
    {
      text: '{"files": [null, {"mode": 1}]}',
      value: { files: [{}, { mode: 1 }] },
      findings: ['warning null-item files.0'],
    },
    { text: '{"labels": {"a": null}}', value: { labels: { a: '' } } },
  ],
  keys: [
    { text: '{"nme": 1, "size": 1}', value: { nme: 'UNKNOWN', size: 1 } },
    { text: '{"Name": "a"}', value: { name: 'a' }, findings: ['warning key-case name'] },
    { text: '{"\u017fize": 1}', value: { size: 1 }, findings: ['warning key-case size'] },
    { text: '{"labels": {"Name": "a"}}', value: { labels: { Name: 'a' } } },
    {
      text: '{"FILE": {"path": "/a", "oops": 1, "Mode": 2}}',
      value: { file: { path: '/a', mode: 2 } },
      findings: ['warning key-case file'],
    },
  ],
  duplicates: [
    { text: '{"size": 1, "size": 2}', value: { size: 2 }, findings: ['warning duplicate-key'] },
    {
      text: '{"size": "a", "size": 2}',
      value: { size: 2 },
      findings: ['warning duplicate-key', 'error wrong-type size'],
    },
    {
      text: '{"size": 1, "Size": 2}',
      value: { size: 2 },
      findings: ['warning key-case size'],
    },
    { text: '{"Size": 1, "size": 2}', value: { size: 2 }, findings: ['warning key-case size'] },
    {
      text: '{"size": 1, "Size": 2, "size": 3}',
      value: { size: 3 },
      findings: ['warning duplicate-key', 'warning key-case size'],
    },
    { text: '{"size": 1, "size": null}', value: {}, findings: ['warning duplicate-key'] },
    // No pointer: a null changes nothing. `source` is one in some versions only.
    { text: '{"id": "a", "id": null}', value: { id: 'a' }, findings: ['warning duplicate-key'] },
    { text: '{"id": "a", "ID": null}', value: { id: 'a' }, findings: ['warning key-case id'] },
    {
      text: '{"id": 1, "id": null}',
      value: { id: 'UNKNOWN' },
      findings: ['warning duplicate-key', 'error wrong-type id'],
    },
    { text: '{"source": "a", "source": null}', value: { source: 'UNKNOWN' }, findings: ['warning duplicate-key'] },
    { text: '{"groups": ["a"], "groups": null}', value: {}, findings: ['warning duplicate-key'] },
    { text: '{"labels": {"a": "b"}, "labels": null}', value: {}, findings: ['warning duplicate-key'] },
    {
      text: '{"file": {"path": "/a", "mode": 1}, "file": {"path": "/b"}}',
      value: { file: { path: '/b', mode: 1 } },
      findings: ['warning duplicate-key'],
    },
    {
      text: '{"file": {"path": "/a", "mode": 1}, "file": {"mode": null}}',
      value: { file: { path: '/a' } },
      findings: ['warning duplicate-key'],
    },
    {
      text: '{"files": [{"path": "/a", "mode": 1}, {"path": "/c"}], "files": [{"path": "/b"}]}',
      value: { files: [{ path: '/b', mode: 1 }] },
      findings: ['warning duplicate-key'],
    },
    {
      text: '{"labels": {"a": "b", "c": "d"}, "labels": {"a": "e"}}',
      value: { labels: { a: 'e', c: 'd' } },
      findings: ['warning duplicate-key'],
    },
    {
      text: '{"groups": ["a", "b"], "groups": ["c", null]}',
      value: { groups: ['c', 'b'] },
      findings: ['warning duplicate-key', 'warning null-item groups.1'],
    },
  ],
};

/** A case of sigs.k8s.io/yaml, which refuses unknown keys too; these are found in the decoded value. */
export interface SigsYamlCase extends DecodeCase {
  readonly unknownKey?: true;
}

/** What `UnmarshalStrict` of sigs.k8s.io/yaml v1.6.0 makes of documents; every line was checked by running it. */
export const sigsYamlCases: Readonly<Record<string, readonly SigsYamlCase[]>> = {
  roots: [
    { text: '', value: {} },
    { text: '~\n', value: {} },
    { text: '- a\n', value: 'UNKNOWN', findings: ['error not-a-mapping'] },
  ],
  'scalars of the outer object': [
    { text: 'name: yes\n', value: { name: 'true' } },
    { text: 'name: 0644\n', value: { name: '420' } },
    { text: 'name: 1.10\n', value: { name: '1.1' } },
    { text: 'name: 1234567.0\n', value: { name: '1.234567e+06' } },
    { text: 'name: .inf\n', value: { name: '+Inf' } },
    { text: 'name: 2001-01-01\n', value: { name: '2001-01-01' } },
    { text: 'labels: {a: 1, b: true}\n', value: { labels: { a: '1', b: 'true' } } },
    { text: 'groups: [1, off]\n', value: { groups: ['1', 'false'] } },
    { text: 'size: 0644\n', value: { size: 420 }, findings: ['warning number-octal size'] },
    { text: 'size: 420.0\n', value: { size: 420 } },
    { text: 'size: 1e2\n', value: { size: 100 } },
    { text: 'size: 1.5\n', value: { size: 'UNKNOWN' }, findings: ['error wrong-type size'] },
    { text: 'size: "1"\n', value: { size: 'UNKNOWN' }, findings: ['error wrong-type size'] },
    { text: 'size: .nan\n', value: { size: 'UNKNOWN' }, findings: ['error number-out-of-range size'] },
    { text: 'enabled: on\n', value: { enabled: true } },
    { text: 'enabled: "on"\n', value: { enabled: 'UNKNOWN' }, findings: ['error wrong-type enabled'] },
  ],
  'scalars of an embedded object': [
    {
      text: 'config: {name: a, size: 0644}\n',
      value: { config: { name: 'a', size: 420 } },
      findings: ['warning number-octal config.size'],
    },
    {
      text: 'config: {name: yes}\n',
      value: { config: { name: 'UNKNOWN' } },
      findings: ['error wrong-type config.name'],
    },
    {
      text: 'config: {name: 0644}\n',
      value: { config: { name: 'UNKNOWN' } },
      findings: ['error wrong-type config.name'],
    },
    { text: 'config: {name: 2001-01-01}\n', value: { config: { name: '2001-01-01' } } },
    { text: 'config: {size: 420.0}\n', value: { config: { size: 420 } } },
    { text: 'config: ~\n', value: {} },
  ],
  keys: [
    { text: 'nme: a\n', value: { nme: 'UNKNOWN' }, unknownKey: true },
    { text: 'nme: {a: 1, a: 2}\n', value: { nme: 'UNKNOWN' }, findings: ['error duplicate-key nme'] },
    { text: 'Name: a\n', value: { name: 'a' }, findings: ['warning key-case name'] },
    { text: 'config: {Name: a}\n', value: { config: { name: 'a' } }, findings: ['warning key-case config.name'] },
    { text: 'config: {nme: a}\n', value: { config: { nme: 'UNKNOWN' } } },
    {
      text: 'labels: {1: a, true: b, 0x10: c, 1e7: d, .inf: e, 2001-01-01: f}\n',
      value: { labels: { 1: 'a', true: 'b', 16: 'c', '1e+07': 'd', '.inf': 'e', '2001-01-01': 'f' } },
    },
    { text: 'labels: {~: a}\n', value: { labels: {} }, findings: ['error null-key labels'] },
    {
      text: 'labels: {18446744073709551615: a}\n',
      value: { labels: {} },
      findings: ['error number-out-of-range labels'],
    },
    { text: '? [a]\n: b\n', value: {}, findings: ['error complex-key'] },
  ],
  'duplicates and merge keys': [
    { text: 'name: a\nname: b\n', value: { name: 'a' }, findings: ['error duplicate-key'] },
    { text: 'labels: {1: a, 0x1: b}\n', value: { labels: { 1: 'a' } }, findings: ['error duplicate-key labels'] },
    { text: 'labels: {yes: a, on: b}\n', value: { labels: { true: 'a' } }, findings: ['error duplicate-key labels'] },
    { text: 'labels: {<<: {a: b}, c: d}\n', value: { labels: { a: 'b', c: 'd' } } },
    { text: 'labels: {<<: {a: b}, <<: {c: d}}\n', value: { labels: { a: 'b', c: 'd' } } },
    {
      text: 'labels: {<<: {a: b}, a: c}\n',
      value: { labels: { a: 'b' } },
      findings: ['error duplicate-key labels'],
    },
    {
      text: 'labels: {<<: [{a: b}, {a: c}]}\n',
      value: { labels: { a: 'c' } },
      findings: ['error duplicate-key labels'],
    },
    { text: 'labels: {<<: x}\n', value: { labels: {} }, findings: ['error invalid-merge labels'] },
    { text: 'file: {<<: {path: /a, oops: 1}}\n', value: { file: { path: '/a', oops: 'UNKNOWN' } }, unknownKey: true },
  ],
  aliases: [
    { text: 'file: &f {path: /a}\nfiles: [*f]\n', value: { file: { path: '/a' }, files: [{ path: '/a' }] } },
    {
      text: 'labels: &l {a: *l}\n',
      value: { labels: { a: 'UNKNOWN' } },
      findings: ['error alias-of-itself labels.a', 'error wrong-type labels.a'],
    },
  ],
  nulls: [
    { text: 'file: ~\nname:\ngroups:\n', value: {} },
    { text: 'groups: [a, ~]\n', value: { groups: ['a', ''] }, findings: ['warning null-item groups.1'] },
    { text: 'config: {file: ~}\n', value: { config: {} }, findings: ['warning null-value config.file'] },
    {
      text: 'config: {files: [~]}\n',
      value: { config: { files: [{}] } },
      findings: ['warning null-item config.files.0'],
    },
  ],
};

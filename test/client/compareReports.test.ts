import assert from 'node:assert/strict';
import { compareReports, type Judgement, readReport, type Said } from '../../client/src/compareReports.ts';

const report = `warning at $.foo, line 3 col 1: unused key foo
error at $.storage.files.0.path, line 6 col 13: path not absolute
error at $.storage.disks: a list: of things
Error translating config: config generated was invalid
`;

const unused: Said = { severity: 'warning', message: 'unused key foo', path: '$.foo', line: 3 };
const known: Said = { severity: 'warning', message: 'unknown key `foo`', path: '$.foo', line: 3 };
const wrong: Said = { severity: 'error', message: 'wrong type', path: '$.storage.files.0.mode', line: 7 };

function compared(ours: Partial<Judgement>, theirs: Partial<Judgement>) {
  const nothing = { output: undefined, said: [] };
  return compareReports({ ...nothing, ...ours }, { ...nothing, ...theirs }, 'Butane v0.29.0');
}

describe('the report of an installed Butane', () => {
  it('is read line by line, with place and path', () => {
    assert.deepEqual(readReport(report), [
      unused,
      { severity: 'error', message: 'path not absolute', path: '$.storage.files.0.path', line: 6 },
      { severity: 'error', message: 'a list: of things', path: '$.storage.disks' },
    ]);
    assert.deepEqual(readReport(''), []);
  });

  it('is a list of lines where the config cannot be decoded, or one reason', () => {
    const several =
      'Error translating config: yaml: unmarshal errors:\n  line 7: cannot unmarshal\n  line 9: neither\n';
    assert.deepEqual(readReport(several), [
      { severity: 'error', message: 'cannot unmarshal', line: 7 },
      { severity: 'error', message: 'neither', line: 9 },
    ]);
    const syntax = 'Error unmarshaling yaml: yaml: line 3: mapping values are not allowed';
    assert.deepEqual(readReport(`Error translating config: ${syntax}\n`), [{ severity: 'error', message: syntax }]);
    const reason = 'Error translating config: No translator exists for variant fcos with version 9.9.9\n';
    assert.deepEqual(readReport(reason), [
      { severity: 'error', message: 'No translator exists for variant fcos with version 9.9.9' },
    ]);
  });
});

describe('a comparison with an installed Butane', () => {
  it('finds none where results and findings are the same, whatever their words', () => {
    const { isSame, lines } = compared({ output: '{}\n', said: [known] }, { output: '{}\n', said: [unused] });
    assert.deepEqual([isSame, lines.length], [true, 1]);
    assert.match(
      lines[0]!,
      /^Strata and Butane v0\.29\.0 make the same of the config, 3 characters, .*the same to say/u,
    );
    assert.match(compared({ output: '{}\n' }, { output: '{}\n' }).lines[0]!, /nothing to say of it$/u);
  });

  it('takes one finding for another where the place or the path is the same', () => {
    for (const theirs of [
      { ...wrong, line: 5 },
      { ...wrong, path: '$.storage' },
    ])
      assert.equal(compared({ said: [wrong] }, { said: [theirs] }).isSame, true, JSON.stringify(theirs));
    for (const theirs of [
      { ...wrong, line: 5, path: '$' },
      { ...wrong, severity: 'warning' },
    ])
      assert.equal(compared({ said: [wrong] }, { said: [theirs] }).isSame, false, JSON.stringify(theirs));
  });

  it('takes what the tool says of the whole for what keeps the text from being read, and for nothing else', () => {
    const whole = { severity: 'error', message: 'yaml: line 3: mapping values are not allowed' };
    for (const path of ['$', '$.version'])
      assert.equal(compared({ said: [{ ...wrong, path }] }, { said: [whole] }).isSame, true, path);
    assert.equal(compared({ said: [wrong] }, { said: [whole] }).isSame, false);
  });

  it('names what only one of them says', () => {
    const { isSame, lines } = compared({ output: '', said: [known] }, { output: '', said: [wrong] });
    assert.equal(isSame, false);
    assert.deepEqual(lines, [
      'only Butane v0.29.0: error, line 7: wrong type',
      'only Strata: warning, line 3: unknown key `foo`',
    ]);
  });

  it('expects no more of a tool that stops at the first kind of mistake', () => {
    const { isSame, lines } = compared({ said: [wrong, known] }, { said: [wrong] });
    assert.equal(isSame, true);
    assert.match(lines[0]!, /refuse the config for the same reasons; Strata names 1 more$/u);
    assert.equal(compared({ said: [wrong] }, { said: [wrong, unused] }).isSame, false);
  });

  it('says where two results differ', () => {
    const { isSame, lines } = compared({ output: '{"a":1}\n' }, { output: '{"a":2}\n' });
    assert.equal(isSame, false);
    assert.match(lines[0]!, /^the results differ from character 6 on/u);
    assert.deepEqual(lines.slice(1), ['  Strata: "{\\"a\\":1}\\n"', '  Butane v0.29.0: "{\\"a\\":2}\\n"']);
    assert.match(compared({ output: 'abc' }, { output: 'abcd' }).lines[0]!, /from character 4 on/u);
  });

  it('says that only one of them takes the config', () => {
    assert.match(compared({ output: '{}' }, { said: [wrong] }).lines[0]!, /^Butane v0\.29\.0 refuses the config/u);
    assert.match(compared({ said: [wrong] }, { output: '{}' }).lines[0]!, /^Butane v0\.29\.0 converts the config/u);
  });
});

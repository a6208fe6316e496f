import assert from 'node:assert/strict';
import { goYamlV3 } from '../../server/src/decode/dialects/goYamlV3.ts';
import { gateProblems } from '../../server/src/decode/gateProblems.ts';
import { readText } from '../../server/src/document/readText.ts';
import { entryOf } from '../../server/src/shape/entry.ts';
import type { Target } from '../../server/src/shape/target.ts';
import { type VersionRow, type VersionTable, versionTable } from '../../server/src/shape/versions.ts';

/** The row that docs/adding-a-version.md tells a maintainer to write, and the one key that the version adds. */
const row: VersionRow = {
  id: 'fcos-1.9.0',
  variant: 'fcos',
  version: '1.9.0',
  base: '0.9',
  target: '3.8.0',
  status: 'stable',
  os: ['fcos'],
};
const key = { description: 'What the version adds.', type: 'string', 'x-since': { fcos: '1.9.0' } } as const;

describe('adding a version', () => {
  const { rows, tools } = versionTable('butane');
  const table: VersionTable = { rows: [...rows, row], tools };
  const entry = entryOf({
    type: 'object',
    properties: { variant: { type: 'string' }, version: { type: 'string' }, brand_new: key },
  });

  it('takes one row and the keys that it adds: older versions say what they need', () => {
    const [problem, ...others] = judge('1.7.0');
    assert.deepEqual(others, []);
    assert.equal(problem?.code, 'butane/key-of-later-version');
    assert.match(problem.message, /`brand_new` needs fcos 1\.9\.0 or later, and this file says fcos 1\.7\.0/u);
    assert.deepEqual(problem.fixes?.()[0]?.edits, [{ start: 23, end: 28, newText: '1.9.0' }]);
  });

  it('makes the key known to the new version', () => assert.deepEqual(judge('1.9.0'), []));

  function judge(version: string) {
    const document = readText(`variant: fcos\nversion: ${version}\nbrand_new: x\n`, 'yaml');
    const [part] = document.parts;
    assert.ok(part);
    const choices = table.rows.filter(({ variant }) => variant === 'fcos');
    const target: Target = {
      area: 'butane',
      tool: 'butane',
      table,
      row: table.rows.find((candidate) => candidate.variant === 'fcos' && candidate.version === version),
      choices,
      versionPath: ['version'],
      unknownKey: 'warning',
      refusal: 'the file is refused',
    };
    return gateProblems(goYamlV3.decode(part, entry), target, document);
  }
});

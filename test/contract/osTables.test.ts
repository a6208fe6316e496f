import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OsFacts } from '../../server/src/shape/osFacts.ts';

type Table = OsFacts & { readonly like?: string };

function read(file: string): Table {
  return JSON.parse(readFileSync(`schemas/${file}`, 'utf8'));
}

const names = readdirSync('schemas/os');
const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });

describe('tables of operating systems', () => {
  const follows = ajv.compile(read('os.dialect.json'));

  it('have a dialect that refuses what is not in it', () => {
    const good = read('os/fcos.json');
    const row = { path: '/etc/a', is: 'unread', because: 'nobody knows of it', source: 'a/b c' };
    assert.ok(follows({ ...good, files: [row] }), ajv.errorsText(follows.errors));
    for (const change of [{ source: '' }, { is: 'lost' }, { because: 'It ends.' }, { path: 'etc' }, { other: 1 }])
      assert.ok(!follows({ ...good, files: [{ ...row, ...change }] }), JSON.stringify(change));
  });

  for (const name of names) {
    const table = read(`os/${name}`);
    it(`follows the dialect: ${name}`, () => assert.ok(follows(table), ajv.errorsText(follows.errors)));

    it(`names the value in every pattern: ${name}`, () => {
      for (const { pattern } of table.values ?? []) assert.match(new RegExp(pattern, 'du').source, /\(\?<value>/u);
    });

    it(`is like a table that there is: ${name}`, () =>
      assert.ok(table.like === undefined || names.includes(`${table.like}.json`)));
  }
});

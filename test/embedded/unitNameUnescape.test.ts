import assert from 'node:assert/strict';
import { unitNameEscape } from '../../server/src/embedded/unitNameEscape.ts';
import { unitNameUnescape } from '../../server/src/embedded/unitNameUnescape.ts';

describe('the path of a unit name', () => {
  for (const path of ['/', '/var', '/var/lib/my-data', '/mnt/ü/a b', '/.hidden'])
    it(`${path} is found again`, () => assert.equal(unitNameUnescape(unitNameEscape(path)), path));
});

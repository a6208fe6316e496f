import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkMarkers } from '../support/markers.ts';

const folder = 'test/formats/templates';

describe('templates', () => {
  for (const fileName of readdirSync(folder).sort()) {
    it(`are judged around their tags: ${fileName}`, () => {
      checkMarkers(readFileSync(path.join(folder, fileName), 'utf8'), { fileName });
    });
  }
});

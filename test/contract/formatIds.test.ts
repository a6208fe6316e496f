import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formats } from '../../server/src/registry.ts';

/** Where format ids may be named, as design decision 2 has it. */
const allowed = ['server/src/formats', 'server/src/convert', 'server/src/registry.ts', 'server/src/generated'];

describe('format ids', () => {
  for (const file of [...sources('server/src'), ...sources('client/src')]) {
    if (allowed.some((place) => file === place || file.startsWith(`${place}/`))) continue;
    it(`are not named in ${file}`, () => {
      const text = readFileSync(file, 'utf8');
      for (const { id } of formats) assert.doesNotMatch(text, new RegExp(`['"\`]${id}['"\`]|\\b${id}\\.`, 'u'));
    });
  }
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return sources(file);
    return file.endsWith('.ts') ? [file] : [];
  });
}

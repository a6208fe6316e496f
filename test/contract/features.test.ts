import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { startSession } from '../lsp/support.ts';

interface Row {
  readonly feature: string;
  readonly announced: readonly string[];
  readonly shownBy: string;
}

const rows: readonly Row[] = readFileSync('docs/features.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => {
    const [feature = '', , announced = '', shownBy = ''] = line
      .slice(1)
      .split('|')
      .map((cell) => cell.trim());
    return { feature, announced: quoted(announced), shownBy };
  });

describe('docs/features.md', () => {
  it('has a row for each feature', () => {
    const names = rows.map(({ feature }) => feature);
    assert.ok(names.length > 0);
    assert.deepEqual(names, [...new Set(names)]);
  });

  for (const { feature, announced, shownBy } of rows) {
    it(`names what shows ${JSON.stringify(feature)}, or says that it comes later`, () => {
      const files = quoted(shownBy);
      if (files.length === 0) assert.equal(shownBy, '*later*');
      for (const file of files) assert.ok(existsSync(file), file);
      assert.ok(files.length > 0 || announced.length === 0, 'what is announced is there');
    });
  }

  it('names what the server announces, and nothing else', async () => {
    const { capabilities, end } = await startSession();
    await end();
    const named = new Set(rows.flatMap(({ announced }) => announced));
    assert.deepEqual([...named].sort(), Object.keys(capabilities).sort());
  });

  it('is right that nothing is sent anywhere', () => {
    const sources = ['client/src', 'server/src'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    );
    const asking =
      /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|createTelemetryLogger|from '(?:node:)?(?:https?|net|dgram|tls)'/u;
    const found = sources.filter((file) => file.endsWith('.ts') && asking.test(readFileSync(file, 'utf8')));
    assert.deepEqual(found, []);
  });
});

/** The words in code marks. */
function quoted(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/gu)].map(([, word = '']) => word);
}

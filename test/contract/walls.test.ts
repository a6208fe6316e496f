import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = process.cwd();

/** Each import that the layout of docs/architecture.md forbids, by the file that would hold it. */
const wrong: readonly (readonly [file: string, from: string])[] = [
  ['server/src/base/wrong.ts', '../document/node.ts'],
  ['server/src/document/wrong.ts', '../shape/entry.ts'],
  ['server/src/shape/wrong.ts', '../decode/decoded.ts'],
  ['server/src/decode/dialects/wrong.ts', '../../formats/format.ts'],
  ['server/src/embedded/wrong.ts', '../formats/format.ts'],
  ['server/src/embedded/wrongNode.ts', 'node:zlib'],
  ['server/src/formats/butane/wrong.ts', '../../analysis.ts'],
  ['server/src/settings/wrong.ts', '../analysis.ts'],
  ['server/src/features/wrong.ts', '../lsp/toProtocol.ts'],
  ['server/src/features/wrongNode.ts', 'node:fs'],
  ['server/src/shape/wrongEditor.ts', 'vscode'],
  ['server/src/lsp/wrong.ts', '../cli/usage.ts'],
  ['server/src/lsp/wrongNode.ts', 'node:fs'],
  ['server/src/cli/wrong.ts', '../lsp/toProtocol.ts'],
  ['client/src/wrong.ts', '../../server/src/analysis.ts'],
];

const right: readonly (readonly [file: string, from: string])[] = [
  ['server/src/document/right.ts', '../base/text.ts'],
  ['server/src/features/right.ts', '../analysis.ts'],
  ['server/src/lsp/node.ts', 'node:fs'],
  ['server/src/cli/right.ts', 'node:fs'],
  ['client/src/right.ts', '../../server/src/base/protocol.ts'],
];

describe('the walls between the rooms', function () {
  this.timeout(30_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'strata-walls-'));
  let findings: ReadonlyMap<string, readonly string[]> = new Map();

  before(() => {
    const config = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'));
    writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: undefined, $schema: undefined }));
    for (const [file, from] of [...wrong, ...right]) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), `import { thing } from '${from}';\n\nexport const other = thing;\n`);
    }
    findings = lint(folder);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [file, from] of wrong) {
    it(`${file} may not import ${from}`, () =>
      assert.ok(findings.get(file)?.includes('lint/style/noRestrictedImports')));
  }
  for (const [file, from] of right) {
    it(`${file} may import ${from}`, () => assert.deepEqual(findings.get(file) ?? [], []));
  }
});

/** The rules that each file violates. */
function lint(folder: string): ReadonlyMap<string, readonly string[]> {
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  let output = '';
  try {
    output = execFileSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    output = String((error as { stdout?: string }).stdout);
  }
  const report: { diagnostics: { category: string; location: { path: string | { file: string } } }[] } =
    JSON.parse(output);
  const found = new Map<string, string[]>();
  for (const { category, location } of report.diagnostics) {
    const file = typeof location.path === 'string' ? location.path : location.path.file;
    found.set(file, [...(found.get(file) ?? []), category]);
  }
  return found;
}

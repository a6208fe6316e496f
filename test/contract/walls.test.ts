import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

describe('the imports of a file', () => {
  const files = sourceFiles(['server/src', 'client/src']);
  const texts = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));

  it('stand at its top, where the linter sees them, but for what is loaded when it is needed', () => {
    assert.ok(files.length > 100);
    const found = [...texts].flatMap(([file, text]) => inlineTypes(text).map((each) => `${file}: ${each}`));
    assert.deepEqual(found, []);
  });

  it('are seen within a line too', () => {
    const inline = "import('../lsp/toProtocol.ts')";
    for (const text of [
      `type A = ${inline}.B;`,
      `let a: typeof ${inline};`,
      `function f(a: readonly ${inline}.B[]) {}`,
    ])
      assert.deepEqual(inlineTypes(text), [inline]);
    assert.deepEqual(inlineTypes("const { a } = await import('a');"), []);
  });

  it('lead in no circle, those of types included', () => {
    const imports = new Map(
      [...texts].map(([file, text]) => [file, importedFiles(file, text).filter((other) => texts.has(other))]),
    );
    assert.deepEqual(circle(imports), []);
  });

  it('are known to lead in a circle', () => {
    const a = "import type { B } from './b.ts';\n";
    const b = "import { c } from './c/c.ts';\nexport type { D } from './d.ts';\n";
    const c = "import {\n  type A,\n} from '../a.ts';\n";
    const texts = { 'x/a.ts': a, 'x/b.ts': b, 'x/c/c.ts': c, 'x/d.ts': '' };
    const imports = new Map(Object.entries(texts).map(([file, text]) => [file, importedFiles(file, text)]));
    assert.deepEqual(circle(imports), ['x/a.ts', 'x/b.ts', 'x/c/c.ts', 'x/a.ts']);
  });
});

function sourceFiles(folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        path.posix.join(folder, name.replaceAll(path.sep, '/')),
      ),
    )
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort();
}

/** Types that are imported in the midst of a line, past the linter. */
function inlineTypes(text: string): readonly string[] {
  return Array.from(text.matchAll(/(?<!\bawait )\bimport\(\s*["'][^"']*["']\s*\)/gu), ([found]) => found);
}

/** The files of our own that a file names at its top. */
function importedFiles(file: string, text: string): readonly string[] {
  const found = text.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s+'(?<from>\.[^']+)'/gmu);
  return Array.from(found, ({ groups }) => path.posix.join(path.posix.dirname(file), groups?.from ?? ''));
}

/** The first way along imports that comes back to where it began; empty where none does. */
function circle(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): readonly string[] => {
    const start = way.indexOf(file);
    if (start >= 0) return [...way.slice(start), file];
    if (done.has(file)) return [];
    way.push(file);
    for (const other of imports.get(file) ?? []) {
      const found = visit(other);
      if (found.length > 0) return found;
    }
    way.pop();
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const found = visit(file);
    if (found.length > 0) return found;
  }
  return [];
}

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

// Builds everything that runs: `node esbuild.mjs` writes dist/, `node esbuild.mjs --tests` writes out/test/,
// `node esbuild.mjs --host` writes out/host/ (the suites that run inside a real VS Code).
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { readRulePages } from './server/build/rulePages.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const inRoot = (/** @type {string} */ file) => path.join(root, file);

const common = {
  absWorkingDir: root,
  bundle: true,
  logLevel: 'warning',
  target: 'es2022',
};

// A bundle of ES modules still holds packages that call `require` for Node's own modules.
const requireForNode = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

const product = { ...common, minify: true, metafile: true, legalComments: 'none' };

/**
 * The engine is not to be in the package twice, and no module format can be shared by Node and by the workers of VS Code. So
 * it is a script of its own, and who stands on it takes its modules from a global variable: `engineModules` by their names.
 */
const engineGlobal = 'globalThis.strataEngine';
const engineModules = new Set();

/** The rooms that stand on the engine. */
const aboveTheEngine = ['lsp/', 'cli/', 'disk/'];

/** @type {import('esbuild').Plugin} */
const besideEngine = {
  name: 'beside the engine',
  setup(build) {
    const aboveEngine = aboveTheEngine.map((room) => inRoot(path.join('server/src', room)));
    const engine = inRoot(`server/src${path.sep}`);
    build.onResolve({ filter: /^[.]/ }, ({ path: to, resolveDir }) => {
      const file = path.join(resolveDir, to);
      if (!file.startsWith(engine) || aboveEngine.some((room) => file.startsWith(room))) return undefined;
      const module = path.relative(engine, file).replaceAll('\\', '/');
      engineModules.add(module);
      return { path: module, namespace: 'engine' };
    });
    build.onLoad({ filter: /.*/, namespace: 'engine' }, ({ path: module }) => ({
      contents: `module.exports = ${engineGlobal}[${JSON.stringify(module)}]`,
    }));
  },
};

/**
 * Where a fact of `schemas/` is from is for whoever maintains it, and for tests; nothing asks for it while it runs. A source is
 * an owner and a repository, a blank and a path, so that no other text is taken for one.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutSources = {
  name: 'without sources',
  setup(build) {
    const source = String.raw`\\"(?:x-)?source\\":\\"[\w.-]+/[\w.-]+ [^"\\]+\\"`;
    const sources = new RegExp(`${source},|,${source}`, 'gu');
    build.onLoad({ filter: /generated.[a-zA-Z]+[.]ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replace(sources, ''),
      loader: 'ts',
    }));
  },
};

/** Built last, when it is known what others take of it. */
function engineProduct() {
  const modules = [...engineModules].sort();
  const imports = modules.map((module, index) => `import * as m${index} from './${module}';`);
  const members = modules.map((module, index) => `${JSON.stringify(module)}: m${index}`);
  return {
    ...product,
    stdin: {
      contents: `${imports.join('\n')}\n${engineGlobal} = { ${members.join(', ')} };`,
      resolveDir: inRoot('server/src'),
    },
    outfile: 'dist/engine.js',
    platform: 'neutral',
    mainFields: ['browser', 'module', 'main'],
    format: 'iife',
    plugins: [withoutSources],
  };
}

const products = [
  {
    ...product,
    entryPoints: ['client/src/node.ts'],
    outfile: 'dist/extension.cjs',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    // The web host adds `.js` to whatever the manifest's `browser` says, and takes the file for an ES module unless that
    // name ends in `.cjs`: so the manifest says `extension.browser.cjs` and the file has both endings.
    ...product,
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/extension.browser.cjs.js',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...product,
    entryPoints: { server: 'server/src/lsp/node.ts', cli: 'server/src/cli/main.ts' },
    outdir: 'dist',
    splitting: true,
    chunkNames: 'disk',
    platform: 'node',
    format: 'esm',
    banner: { js: `import './engine.js'; ${requireForNode}` },
    plugins: [besideEngine],
  },
  {
    // For a worker that has read `engine.js` before.
    ...product,
    entryPoints: ['server/src/lsp/browser.ts'],
    outfile: 'dist/server.browser.js',
    platform: 'browser',
    format: 'iife',
    plugins: [besideEngine],
  },
];

const mode = process.argv[2];
if (mode === '--host') await buildHostSuites();
else {
  const { generate } = await import('./server/build/generate.mjs');
  await generate();
  if (mode === '--tests') await buildTests();
  else await buildProduct();
}

async function buildProduct() {
  const built = await Promise.all(products.map((options) => esbuild.build(options)));
  built.push(await esbuild.build(engineProduct()));
  writeFileSync(inRoot('dist/cli.js'), `#!/usr/bin/env node\n${readFileSync(inRoot('dist/cli.js'), 'utf8')}`);
  for (const { metafile } of built) Object.keys(metafile.outputs).forEach(refuseWideLetters);
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync(inRoot('dist/ThirdPartyNotices.txt'), noticesOf(packagesOf(inputs)));
  writeFileSync(inRoot('dist/rulePages.json'), JSON.stringify(readRulePages(root)));
}

/** One letter beyond ASCII, which only a regular expression can still hold here, makes an engine keep two bytes for every one. */
function refuseWideLetters(output) {
  const wide = /[^\0-\x7F]/u.exec(readFileSync(inRoot(output), 'utf8'));
  if (wide)
    throw new Error(`${output} has the letter ${wide[0]}: write it as \\u${wide[0].codePointAt(0).toString(16)}`);
}

async function buildTests() {
  rmSync(inRoot('out/test'), { recursive: true, force: true });
  const entryPoints = testFilesBelow('test').filter((file) => !file.startsWith('test/host/'));
  await esbuild.build({
    ...common,
    entryPoints,
    outdir: 'out/test',
    outbase: 'test',
    platform: 'node',
    format: 'esm',
    splitting: true,
    packages: 'external',
    sourcemap: 'inline',
  });
}

/** The same test files twice: for the Node extension host, where mocha is a package, and for the web worker host, where it is bundled. */
async function buildHostSuites() {
  rmSync(inRoot('out/host'), { recursive: true, force: true });
  mkdirSync(inRoot('out/host'), { recursive: true });
  const suite = { ...common, format: 'cjs' };
  await Promise.all([
    esbuild.build({
      ...suite,
      entryPoints: ['test/host/suite/runInNode.ts'],
      outfile: 'out/host/runInNode.cjs',
      platform: 'node',
      external: ['vscode', 'mocha'],
    }),
    esbuild.build({
      ...suite,
      entryPoints: ['test/host/suite/runInWorker.ts'],
      outfile: 'out/host/runInWorker.cjs.js',
      platform: 'browser',
      external: ['vscode'],
      // mocha's browser build asks for these two; a worker has neither.
      define: { global: 'globalThis', 'process.env.NODE_DEBUG': 'undefined' },
    }),
  ]);
}

function testFilesBelow(/** @type {string} */ folder) {
  return readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
}

function packagesOf(/** @type {string[]} */ inputs) {
  const folders = inputs.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(input)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/** The licences ask that their text goes with every copy of the code, bundled code included. */
function noticesOf(/** @type {string[]} */ folders) {
  return folders
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(inRoot(`${folder}/package.json`), 'utf8'));
      const file = readdirSync(inRoot(folder)).find((entry) => /^licen[cs]e/iu.test(entry));
      const text = file === undefined ? '' : `\n${readFileSync(inRoot(`${folder}/${file}`), 'utf8').trim()}\n`;
      return `${name} ${version} (${license})\n${text}`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

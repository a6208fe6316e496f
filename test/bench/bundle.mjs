import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { generate } from '../../server/build/generate.mjs';
import { root } from '../setup.mjs';

/** Bundles a tool that is written in TypeScript and runs it with the repository as its folder. */
export async function runTool(entry) {
  process.chdir(root);
  await import(pathToFileURL(await bundleTool(entry)).href);
}

/** Bundles a tool of `test/`; resolves to the path of the bundle, in the same folder below `out/`. */
export async function bundleTool(entry) {
  // Of a fresh clone nothing has been generated yet.
  await generate();
  const outfile = path.join(root, 'out', entry.replace(/\.ts$/u, '.mjs'));
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [`test/${entry}`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

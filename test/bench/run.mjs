// `npm run bench` (after `npm run build`): how fast the built server is, beside the generic YAML server and the real tool in
// the same run. Prints; never fails because something was slow.
import path from 'node:path';
import { buildProgram } from '../oracle/oracle.mjs';
import { findChromium, hostFolder, installPackages, root } from '../setup.mjs';
import { runTool } from './bundle.mjs';

await installPackages(path.join(root, 'test/bench'));
const chromium = findChromium();
if (chromium) {
  await installPackages(hostFolder);
  process.env.BENCH_CHROMIUM = chromium;
}
// Without Go there is no real tool to measure against.
const tool = await buildProgram('judge').catch(() => undefined);
if (tool) process.env.BENCH_TOOL = tool;
await runTool('bench/main.ts');

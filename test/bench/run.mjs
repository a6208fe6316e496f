// `npm run bench` (after `npm run build`): how fast the built server is, beside the generic YAML server in the same run.
// Prints; never fails because something was slow.
import path from 'node:path';
import { installPackages, root } from '../setup.mjs';
import { runTool } from './bundle.mjs';

await installPackages(path.join(root, 'test/bench'));
await runTool('bench/main.ts');

// `npm run roundtrip -- [--every] FOLDER...`: every Ignition config, MachineConfig and compiled Butane file below the folders to Butane
// and back with the real tool; with `--every` to every version that there is. Prints what differs and was not reported as a loss; exit status 1 where something does. Needs Go.
import { resolve } from 'node:path';
import { runTool } from '../bench/bundle.mjs';

// The tool runs with the repository as its folder.
process.argv = [
  ...process.argv.slice(0, 2),
  ...process.argv.slice(2).map((word) => (word.startsWith('--') ? word : resolve(word))),
];
await runTool('convert/roundTripMain.ts');

// `npm run recall -- FOLDER...`: takes every key out of the configs of folders and asks for it back.
import path from 'node:path';
import { runTool } from '../bench/bundle.mjs';

// The tool runs in the repository's own folder.
process.argv = [
  ...process.argv.slice(0, 2),
  ...process.argv.slice(2).map((word) => (word.startsWith('--') ? word : path.resolve(word))),
];
await runTool('recall/main.ts');

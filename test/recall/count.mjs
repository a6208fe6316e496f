// `node test/recall/count.mjs FOLDER`: writes schemas/usage.json from the public configs in a folder, which holds one folder
// for each repository (`owner+name`) and SOURCES.txt with their commits. Counts of formats that it holds nothing of stay as they
// are. A maintainer's step.
import path from 'node:path';
import { runTool } from '../bench/bundle.mjs';

process.argv = [
  ...process.argv.slice(0, 2),
  ...process.argv.slice(2, 3).map((folder) => path.resolve(folder)),
  ...process.argv.slice(3),
];
await runTool('recall/count.ts');

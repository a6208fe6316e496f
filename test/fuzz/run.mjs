// `npm run fuzz [-- --seed N --runs N --only incremental|mutated]`: random edits and mutated documents, on all processors.
import { bundleTool, runTool } from '../bench/bundle.mjs';

await bundleTool('fuzz/worker.ts');
await runTool('fuzz/main.ts');

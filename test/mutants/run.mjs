// `npm run fuzz:check [-- SEED [COUNT]]`: configs with mistakes, judged by the real tools and by us. Needs Go.
import { runTool } from '../bench/bundle.mjs';

await runTool('mutants/main.ts');

// `npm run layers`: how many answers `strata explain` has facts for, by format and operating system.
import { runTool } from '../bench/bundle.mjs';

await runTool('layers/main.ts');

/** `npm run versions -- [--oracle N] FOLDER...`: see changeVersions.ts. */
import { runTool } from '../bench/bundle.mjs';

await runTool('convert/changeVersions.ts');

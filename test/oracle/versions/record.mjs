/**
 * Records in test/goldens/changedVersions.json that the real tool accepts configs which were changed to another version.
 * `node test/oracle/versions/record.mjs`; needs Go.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/versions/record.ts');

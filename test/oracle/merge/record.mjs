/**
 * Records how Ignition merges the pairs of test/formats/mergePairs.ts in test/goldens/mergedConfigs.json.
 * `node test/oracle/merge/record.mjs`; needs Go.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/recordMerged.ts');

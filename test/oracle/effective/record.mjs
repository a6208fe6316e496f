/**
 * Records in test/goldens what Ignition makes of configs before it acts on them: how it reads those of
 * test/formats/raisedConfigs.ts as newer ones. `node test/oracle/effective/record.mjs`; needs Go.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/recordEffective.ts');

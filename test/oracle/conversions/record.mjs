/**
 * Records what Butane makes of the cases of test/convert/cases in test/goldens/conversions.json, which the tests of the
 * conversion read. `node test/oracle/conversions/record.mjs`; needs Go and a system with links and pipes.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/conversions/record.ts');

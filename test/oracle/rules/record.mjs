/**
 * Records what the real tools say of the mistakes of test/rules/cases in test/goldens/rules.json, which the tests of the
 * rules read. `node test/oracle/rules/record.mjs`; needs Go.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/rules/record.ts');

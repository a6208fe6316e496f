/**
 * Records what the real tools say of some mutants in test/goldens/mutants.json, which the tests compare.
 * `node test/oracle/mutants/record.mjs`; needs Go.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/mutants/record.ts');

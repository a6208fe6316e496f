/**
 * Records in test/goldens/olderConfigs.json what the tools that carried on the configs of test/convert/cases/olderIgnitionCases.ts
 * and containerLinuxCases.ts make of them. `node test/oracle/old-specs/record.mjs`; needs Go.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/old-specs/record.ts');

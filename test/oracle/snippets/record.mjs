/**
 * Records in test/goldens/snippets.json that the real tools accept what every snippet makes, in every version that offers
 * it. `node test/oracle/snippets/record.mjs`; needs Go.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/snippets/record.ts');

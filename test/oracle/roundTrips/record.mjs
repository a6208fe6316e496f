/**
 * Records in test/goldens/roundTrips.json what Butane makes of the Butane texts that the conversion from Ignition writes for
 * the cases of test/convert/roundTripCases.ts. `node test/oracle/roundTrips/record.mjs`; needs Go.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/roundTrips/record.ts');

/**
 * Records in test/goldens/cloudConfigDeprecated.json what our fixes make of the cases of test/features/fixes/deprecatedCases.ts
 * in every release that is given, what cloud-init's own validator of the release finds before and after, and whether the
 * newest one's modules do the same for both. `node test/oracle/cloud-init/recordDeprecated.mjs RELEASE=TREE...`, the newest
 * last; TREE is the path of an unpacked cloud-init. Needs a Python as record.mjs does.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/cloud-init/recordDeprecated.ts');

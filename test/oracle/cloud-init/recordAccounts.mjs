/**
 * Records in test/goldens/cloudConfigAccounts.json what releases of cloud-init do to make the accounts of the configs of
 * test/formats/cloudConfigCases.ts. `node test/oracle/cloud-init/recordAccounts.mjs RELEASE=TREE...`, as recordSnippets.mjs.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/cloud-init/recordAccounts.ts');

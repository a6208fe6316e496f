/**
 * Records in test/goldens/cloudConfigSnippets.json that cloud-init's own validator accepts what every snippet makes, in
 * every release that is given. `node test/oracle/cloud-init/recordSnippets.mjs RELEASE=TREE...`; TREE is the
 * path of an unpacked cloud-init of that release. Needs a Python as record.mjs does.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/cloud-init/recordSnippets.ts');

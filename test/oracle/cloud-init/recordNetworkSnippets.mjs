/**
 * Records in test/goldens/networkConfigSnippets.json that cloud-init accepts what every snippet of network configs makes.
 * `node test/oracle/cloud-init/recordNetworkSnippets.mjs RELEASE=TREE`; TREE is the path of an unpacked cloud-init of that release.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/cloud-init/recordNetworkSnippets.ts');

/**
 * Compares what Strata says of cloud-configs and network configs of any folder with what cloud-init's own validators find in them.
 * `node test/oracle/cloud-init/conformance.mjs TREE FOLDER...`; TREE is the path of an unpacked cloud-init of the newest release
 * that we judge by. Needs a Python as record.mjs does. Nothing is written; nothing of the folders belongs into the repository.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/cloud-init/conformance.ts');

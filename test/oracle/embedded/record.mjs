/**
 * Records what other programs say of the texts inside of configs: systemd of units, Podman of Quadlet files, OpenSSH of keys
 * that are made on the way. `node test/oracle/embedded/record.mjs`; needs systemd-analyze, quadlet and ssh-keygen.
 * SYSTEMD_ANALYZE and QUADLET may name the first two, because newer releases know more.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/embedded/recordUnits.ts');
await runTool('oracle/embedded/recordQuadlets.ts');
await runTool('oracle/embedded/recordKeys.ts');

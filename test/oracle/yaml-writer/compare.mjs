/**
 * Compares our writer of MachineConfigs with Butane's on generated values.
 * `node test/oracle/yaml-writer/compare.mjs [FIRST_SEED [COUNT]]`; needs Go. Exit status 1 where they differ.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/yaml-writer/compare.ts');

/**
 * Records how Butane writes values in a MachineConfig in test/goldens/machineconfigYaml.json, which the test of the writer
 * reads. `node test/oracle/yaml-writer/record.mjs`; needs Go.
 */
import { runTool } from '../../bench/bundle.mjs';

await runTool('oracle/yaml-writer/record.ts');

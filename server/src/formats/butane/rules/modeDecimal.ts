import { writeMode } from '../../../shape/fileMode.ts';
import { modeDecimalRules } from '../../ignition/modeDecimalRules.ts';

/** Permissions are written in octal, with a leading zero. */
export const modeDecimal = modeDecimalRules({
  code: 'butane/mode-decimal',
  advice: (meant) => `write \`${writeMode(meant, 'yaml')}\`, with a leading zero`,
});

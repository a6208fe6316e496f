import { writeMode } from '../../../shape/fileMode.ts';
import { modeDecimalRules } from '../modeDecimalRules.ts';

/** A mode whose digits were meant in octal. Ignition says nothing of it; of a Butane file Butane does. */
export const modeDecimal = modeDecimalRules({
  code: 'ignition/mode-decimal',
  isOwn: true,
  advice: (meant) => `octal ${writeMode(meant, 'yaml')} is \`${meant}\``,
});

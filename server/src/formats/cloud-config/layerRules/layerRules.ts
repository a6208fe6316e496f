import { layerRulesOf } from '../../layerRulesOf.ts';
import { activeAfterReboot, laterCode } from './activeAfterReboot.ts';
import { commandCodes, commandsOnSealedSystem } from './commandsOnSealedSystem.ts';
import { filesInSealedPlaces, sealedCode } from './filesInSealedPlaces.ts';
import { settingCodes, settingsOfTheSystem } from './settingsOfTheSystem.ts';
import { valuesOfTheSystem } from './valuesOfTheSystem.ts';

/** What operating systems make of a config that cloud-init, or what stands in for it, is given. */
export const layerRules = layerRulesOf([sealedCode, laterCode, ...settingCodes, ...commandCodes], (systems) => [
  settingsOfTheSystem(systems),
  ...valuesOfTheSystem(systems),
  activeAfterReboot(systems),
  filesInSealedPlaces(systems),
  ...commandsOnSealedSystem(systems),
]);

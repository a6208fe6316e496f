import { layerRulesOf } from '../../layerRulesOf.ts';
import { filesInSealedPlaces, sealedCode } from './filesInSealedPlaces.ts';
import { settingCodes, settingsOfTheSystem } from './settingsOfTheSystem.ts';

/** What operating systems make of a config that cloud-init, or what stands in for it, is given. */
export const layerRules = layerRulesOf([sealedCode, ...settingCodes], (systems) => [
  settingsOfTheSystem(systems),
  filesInSealedPlaces(systems),
]);

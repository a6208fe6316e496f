import { layerRulesOf } from '../../layerRulesOf.ts';
import { waitsCode } from '../rules/waitingCommands.ts';
import { beyondDash, beyondDashCode } from './beyondDash.ts';
import { bootHangs } from './bootHangs.ts';
import { filesAsRead, filesAsReadCode } from './filesAsRead.ts';
import { filesInSealedPlaces, sealedCode } from './filesInSealedPlaces.ts';
import { groupOfAccount, groupOfAccountCode } from './groupOfAccount.ts';
import { settingCodes, settingsOfTheSystem } from './settingsOfTheSystem.ts';

/** What operating systems make of a config that cloud-init, or what stands in for it, is given. */
export const layerRules = layerRulesOf(
  [sealedCode, groupOfAccountCode, waitsCode, beyondDashCode, filesAsReadCode, ...settingCodes],
  (systems) => [
    settingsOfTheSystem(systems),
    filesInSealedPlaces(systems),
    groupOfAccount(systems),
    bootHangs(systems),
    beyondDash(systems),
    filesAsRead(systems),
  ],
);

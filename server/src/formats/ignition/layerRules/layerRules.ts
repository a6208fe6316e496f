import type { KnownSystem } from '../../../layers/knownSystems.ts';
import type { ConfigRule } from '../../configRule.ts';
import { layerRulesOf } from '../../layerRulesOf.ts';
import { accountsWrittenOver, accountsWrittenOverCode } from './accountsWrittenOver.ts';
import { argumentCode, argumentsOfTheSystem } from './argumentsOfTheSystem.ts';
import { commandsInOrder, orderCode } from './commandsInOrder.ts';
import { deviceCode, deviceGoneAfterBoot } from './deviceGoneAfterBoot.ts';
import { fileCodes, filesOfTheSystem } from './filesOfTheSystem.ts';
import { hiddenByOwnMount, hiddenByOwnMountCode } from './hiddenByOwnMount.ts';
import { mountOverSystem, mountOverSystemCode } from './mountOverSystem.ts';
import { mountThroughLink, mountThroughLinkCode } from './mountThroughLink.ts';
import { mountUnitThroughLink, mountUnitThroughLinkCode } from './mountUnitThroughLink.ts';
import { newInSealedRoot, newInSealedRootCode } from './newInSealedRoot.ts';
import { packagesCode, packagesOnSealedSystem } from './packagesOnSealedSystem.ts';
import { placeCodes, placesThatTakeNothing } from './placesThatTakeNothing.ts';
import { registerCode, registerThatChanges } from './registerThatChanges.ts';
import { sameFileByLink, sameFileByLinkCode } from './sameFileByLink.ts';
import { swapNeverUsed, swapNeverUsedCode } from './swapNeverUsed.ts';
import { unitCodes, unitsOfTheSystem } from './unitsOfTheSystem.ts';
import { valueCode, valuesOfTheSystem } from './valuesOfTheSystem.ts';
import { versionCode, versionOfLaterRelease } from './versionOfLaterRelease.ts';

/** What the operating systems that a config may be for make of it. */
export const layerRules = layerRulesOf(
  [
    ...placeCodes,
    newInSealedRootCode,
    mountThroughLinkCode,
    mountUnitThroughLinkCode,
    mountOverSystemCode,
    hiddenByOwnMountCode,
    sameFileByLinkCode,
    ...fileCodes,
    valueCode,
    ...unitCodes,
    packagesCode,
    orderCode,
    argumentCode,
    deviceCode,
    registerCode,
    versionCode,
    swapNeverUsedCode,
    accountsWrittenOverCode,
  ],
  rulesOn,
);

function rulesOn(systems: readonly KnownSystem[]): readonly (ConfigRule | undefined)[] {
  return [
    placesThatTakeNothing(systems),
    newInSealedRoot(systems),
    mountThroughLink(systems),
    mountUnitThroughLink(systems),
    mountOverSystem(systems),
    hiddenByOwnMount(systems),
    sameFileByLink(systems),
    filesOfTheSystem(systems),
    valuesOfTheSystem(systems),
    unitsOfTheSystem(systems),
    packagesOnSealedSystem(systems),
    commandsInOrder(systems),
    argumentsOfTheSystem(systems),
    deviceGoneAfterBoot(systems),
    registerThatChanges(systems),
    versionOfLaterRelease(systems),
    swapNeverUsed,
    accountsWrittenOver,
  ];
}

import type { ConfigRule } from '../../configRule.ts';
import { accountTwice, passwordHashes, publicKeys } from './accountKeys.ts';
import { accountExists, unusableNames } from './accountNames.ts';
import { accountNotMade } from './accountNotMade.ts';
import { aptSourceRefused, keyIds } from './aptSources.ts';
import { askingCommands } from './askingCommands.ts';
import { commandBeforePackage, repeatedCommands } from './bootCommands.ts';
import { commandFlow } from './commandFlow.ts';
import { commandCut, programWithBlank } from './commandShape.ts';
import { commandBeforeFile, endsItself, lostAtReboot, restartInCommand, shellWordInList } from './commands.ts';
import { coreosUnits } from './coreosUnits.ts';
import { dataLost } from './dataLost.ts';
import { fileSlips } from './fileSlips.ts';
import { contentNotEncoded, fileRewritten, fileTwice, permissionsNotOctal } from './files.ts';
import { filesTooEarly } from './filesTooEarly.ts';
import { filesystemRefused } from './filesystems.ts';
import { growsHalf } from './growsHalf.ts';
import { hostKeyMissing } from './hostKeyMissing.ts';
import { hostNames } from './hostNames.ts';
import { keyboardLayout } from './keyboard.ts';
import { keysWithoutEffect } from './keyWithoutEffect.ts';
import { commandCutOff, metadataBlocked, restartBeforeCommands } from './lateCommands.ts';
import { badLocale } from './locale.ts';
import { lxdPreseed } from './lxdPreseed.ts';
import { memberNotMadeYet } from './memberNotMadeYet.ts';
import { mergeTypes } from './mergeTypes.ts';
import { misspeltNames } from './misspeltNames.ts';
import { moduleKeyMissing } from './moduleKeyMissing.ts';
import { mountHidden, mountRefused, mountWithoutNofail } from './mounts.ts';
import { commandAsFile } from './outputFile.ts';
import { packageTexts } from './packageTexts.ts';
import { partitionsRefused, partitionTakesRest } from './partitions.ts';
import { passwordLocked } from './passwordLocked.ts';
import { passwordExpires, passwordTexts } from './passwordTexts.ts';
import { doasRules, sudoRules } from './privileges.ts';
import { scriptFiles } from './scriptFiles.ts';
import { secretFiles } from './secretFiles.ts';
import { snapCommands } from './snapCommands.ts';
import { swapTooSmall } from './swapFile.ts';
import { unknownTimeZone } from './timeZone.ts';
import { unitFiles } from './unitFiles.ts';
import { unitNotEnabled } from './unitNotEnabled.ts';
import { unknownDevice } from './unknownDevice.ts';
import { waitingCommands, waitingUnits } from './waitingCommands.ts';
import { hostnamePreserved, phoneHomeWithoutTries, resolvConfNotManaged } from './withoutEffect.ts';

/** What modules of cloud-init make of a config that its schema takes. */
export const configRules: readonly ConfigRule[] = [
  accountNotMade,
  accountTwice,
  publicKeys,
  passwordHashes,
  passwordLocked,
  passwordTexts,
  passwordExpires,
  unusableNames,
  accountExists,
  sudoRules,
  doasRules,
  memberNotMadeYet,
  misspeltNames,
  filesTooEarly,
  ...fileSlips,
  fileTwice,
  permissionsNotOctal,
  contentNotEncoded,
  fileRewritten,
  unitFiles,
  coreosUnits,
  secretFiles,
  scriptFiles,
  unitNotEnabled,
  hostNames,
  hostnamePreserved,
  resolvConfNotManaged,
  phoneHomeWithoutTries,
  ...moduleKeyMissing,
  mergeTypes,
  ...keysWithoutEffect,
  partitionsRefused,
  partitionTakesRest,
  dataLost,
  filesystemRefused,
  unknownDevice,
  mountRefused,
  mountHidden,
  mountWithoutNofail,
  swapTooSmall,
  growsHalf,
  unknownTimeZone,
  badLocale,
  keyboardLayout,
  aptSourceRefused,
  keyIds,
  lxdPreseed,
  packageTexts,
  shellWordInList,
  commandCut,
  programWithBlank,
  restartInCommand,
  endsItself,
  lostAtReboot,
  commandBeforeFile,
  restartBeforeCommands,
  metadataBlocked,
  commandCutOff,
  hostKeyMissing,
  commandAsFile,
  commandBeforePackage,
  repeatedCommands,
  askingCommands,
  ...waitingCommands,
  waitingUnits,
  commandFlow,
  snapCommands,
];

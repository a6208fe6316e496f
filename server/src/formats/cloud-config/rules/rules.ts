import type { ConfigRule } from '../../configRule.ts';
import { accountTwice, passwordHashes, publicKeys } from './accountKeys.ts';
import { accountExists, unusableNames } from './accountNames.ts';
import { accountNotMade } from './accountNotMade.ts';
import { askingCommands } from './askingCommands.ts';
import { commandBeforePackage, repeatedCommands } from './bootCommands.ts';
import { commandFlow } from './commandFlow.ts';
import { commandBeforeFile, lostAtReboot, restartInCommand, shellWordInList } from './commands.ts';
import { mountWithoutNofail, partitionsRefused } from './disks.ts';
import { contentNotEncoded, fileRewritten, fileTwice, permissionsNotOctal } from './files.ts';
import { filesTooEarly } from './filesTooEarly.ts';
import { memberNotMadeYet } from './memberNotMadeYet.ts';
import { mergeTypes } from './mergeTypes.ts';
import { moduleKeyMissing } from './moduleKeyMissing.ts';
import { passwordLocked } from './passwordLocked.ts';
import { passwordExpires, passwordTexts } from './passwordTexts.ts';
import { doasRules, sudoRules } from './privileges.ts';
import { scriptFiles } from './scriptFiles.ts';
import { secretFiles } from './secretFiles.ts';
import { snapCommands } from './snapCommands.ts';
import { unitFiles } from './unitFiles.ts';
import { unitNotEnabled } from './unitNotEnabled.ts';
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
  filesTooEarly,
  fileTwice,
  permissionsNotOctal,
  contentNotEncoded,
  fileRewritten,
  unitFiles,
  secretFiles,
  scriptFiles,
  unitNotEnabled,
  hostnamePreserved,
  resolvConfNotManaged,
  phoneHomeWithoutTries,
  ...moduleKeyMissing,
  mergeTypes,
  partitionsRefused,
  mountWithoutNofail,
  shellWordInList,
  restartInCommand,
  lostAtReboot,
  commandBeforeFile,
  commandBeforePackage,
  repeatedCommands,
  askingCommands,
  ...waitingCommands,
  waitingUnits,
  commandFlow,
  snapCommands,
];

import type { ConfigRule } from '../../configRule.ts';
import { accountTwice, passwordHashes, publicKeys } from './accountKeys.ts';
import { accountNotMade } from './accountNotMade.ts';
import { commandBeforeFile, lostAtReboot, restartInCommand, shellWordInList } from './commands.ts';
import { mountWithoutNofail, partitionsRefused } from './disks.ts';
import { contentNotEncoded, fileRewritten, fileTwice, permissionsNotOctal } from './files.ts';
import { filesTooEarly } from './filesTooEarly.ts';
import { memberNotMadeYet } from './memberNotMadeYet.ts';
import { mergeTypes } from './mergeTypes.ts';
import { moduleKeyMissing } from './moduleKeyMissing.ts';
import { passwordLocked } from './passwordLocked.ts';
import { unitFiles } from './unitFiles.ts';
import { hostnamePreserved, phoneHomeWithoutTries, resolvConfNotManaged } from './withoutEffect.ts';

/** What modules of cloud-init make of a config that its schema takes. */
export const configRules: readonly ConfigRule[] = [
  accountNotMade,
  accountTwice,
  publicKeys,
  passwordHashes,
  passwordLocked,
  memberNotMadeYet,
  filesTooEarly,
  fileTwice,
  permissionsNotOctal,
  contentNotEncoded,
  fileRewritten,
  unitFiles,
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
];

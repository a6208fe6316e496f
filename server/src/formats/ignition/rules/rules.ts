import type { ConfigRule } from '../../configRule.ts';
import { absentPartitionWithOthers } from './absentPartitionWithOthers.ts';
import { accountRefused } from './accountRefused.ts';
import { belowLink } from './belowLink.ts';
import { cexWithOthers } from './cexWithOthers.ts';
import { clevisThreshold } from './clevisThreshold.ts';
import { customClevisIncomplete } from './customClevisIncomplete.ts';
import { customClevisWithOthers } from './customClevisWithOthers.ts';
import { dropinAddsCommand } from './dropinAddsCommand.ts';
import { duplicateEntry } from './duplicateEntry.ts';
import { duplicatePartitionLabel } from './duplicatePartitionLabel.ts';
import { emptyCertificateUrl } from './emptyCertificateUrl.ts';
import { filePassedOver } from './filePassedOver.ts';
import { fileSlips } from './fileSlips.ts';
import { filesystemImplicitWipe } from './filesystemImplicitWipe.ts';
import { filesystemLabelTooLong } from './filesystemLabelTooLong.ts';
import { filesystemNotMounted } from './filesystemNotMounted.ts';
import { filesystemOverPartitions } from './filesystemOverPartitions.ts';
import { filesystemWithoutFormat } from './filesystemWithoutFormat.ts';
import { hardLinkOwner } from './hardLinkOwner.ts';
import { hardLinkToDirectory } from './hardLinkToDirectory.ts';
import { hashOfOther } from './hashOfOther.ts';
import { hashTypeOfLaterVersion } from './hashTypeOfLaterVersion.ts';
import { hashWithoutSource } from './hashWithoutSource.ts';
import { headersWithoutHttp } from './headersWithoutHttp.ts';
import { idAndName } from './idAndName.ts';
import { luksLabelTooLong, partitionLabelTooLong } from './labelTooLong.ts';
import { misspeltUnit } from './misspeltUnit.ts';
import { modeBitsIgnored } from './modeBitsIgnored.ts';
import { notCompressed } from './notCompressed.ts';
import { notForVirtiofs } from './notForVirtiofs.ts';
import { overwriteWithoutContents } from './overwriteWithoutContents.ts';
import { partitionNumbersCollide } from './partitionNumbersCollide.ts';
import { partitionsOverlap } from './partitionsOverlap.ts';
import { partitionWithoutLabelOrNumber } from './partitionWithoutLabelOrNumber.ts';
import { passwordHash } from './passwordHash.ts';
import { pathOfUnit } from './pathOfUnit.ts';
import { programNotExecutable } from './programNotExecutable.ts';
import { proxyUrl } from './proxyUrl.ts';
import { raidSpares } from './raidSpares.ts';
import { requiredSource } from './requiredSource.ts';
import { rootOwnedParent } from './rootOwnedParent.ts';
import { sourceUrl } from './sourceUrl.ts';
import { sshKeys } from './sshKeys.ts';
import { tangServer } from './tangServer.ts';
import { templateWithoutInstall } from './templateWithoutInstall.ts';
import { unitContents } from './unitContents.ts';
import { unitFiles } from './unitFiles.ts';
import { unitName } from './unitName.ts';
import { unitSyntax } from './unitSyntax.ts';
import { unitWithoutInstall } from './unitWithoutInstall.ts';
import { unverifiedSource } from './unverifiedSource.ts';
import { virtiofsTag } from './virtiofsTag.ts';

/** What Ignition judges of a config beyond its shape. */
export const configRules: readonly ConfigRule[] = [
  belowLink,
  idAndName,
  partitionNumbersCollide,
  partitionsOverlap,
  duplicatePartitionLabel,
  absentPartitionWithOthers,
  partitionWithoutLabelOrNumber,
  partitionLabelTooLong,
  filesystemWithoutFormat,
  filesystemLabelTooLong,
  filesystemOverPartitions,
  ...fileSlips,
  filePassedOver,
  misspeltUnit,
  filesystemImplicitWipe,
  notForVirtiofs,
  virtiofsTag,
  raidSpares,
  clevisThreshold,
  customClevisIncomplete,
  customClevisWithOthers,
  cexWithOthers,
  luksLabelTooLong,
  notCompressed,
  rootOwnedParent,
  unverifiedSource,
  programNotExecutable,
  unitName,
  filesystemNotMounted,
  emptyCertificateUrl,
  headersWithoutHttp,
  ...accountRefused,
  passwordHash,
  proxyUrl,
  requiredSource,
  sourceUrl,
  sshKeys,
  tangServer,
  templateWithoutInstall,
  dropinAddsCommand,
  unitContents,
  unitFiles,
  unitSyntax,
  unitWithoutInstall,
  ...duplicateEntry,
  hardLinkOwner,
  hardLinkToDirectory,
  hashTypeOfLaterVersion,
  ...hashOfOther,
  ...hashWithoutSource,
  ...modeBitsIgnored,
  overwriteWithoutContents,
  pathOfUnit,
];

import type { ConfigRule } from '../../configRule.ts';
import { absentPartitionWithOthers } from './absentPartitionWithOthers.ts';
import { belowLink } from './belowLink.ts';
import { cexWithOthers } from './cexWithOthers.ts';
import { customClevisIncomplete } from './customClevisIncomplete.ts';
import { customClevisWithOthers } from './customClevisWithOthers.ts';
import { duplicatePartitionLabel } from './duplicatePartitionLabel.ts';
import { filesystemImplicitWipe } from './filesystemImplicitWipe.ts';
import { filesystemLabelTooLong } from './filesystemLabelTooLong.ts';
import { filesystemOverPartitions } from './filesystemOverPartitions.ts';
import { filesystemWithoutFormat } from './filesystemWithoutFormat.ts';
import { idAndName } from './idAndName.ts';
import { luksLabelTooLong, partitionLabelTooLong } from './labelTooLong.ts';
import { notForVirtiofs } from './notForVirtiofs.ts';
import { partitionNumbersCollide } from './partitionNumbersCollide.ts';
import { partitionsOverlap } from './partitionsOverlap.ts';
import { partitionWithoutLabelOrNumber } from './partitionWithoutLabelOrNumber.ts';
import { raidSpares } from './raidSpares.ts';
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
  filesystemImplicitWipe,
  notForVirtiofs,
  virtiofsTag,
  raidSpares,
  customClevisIncomplete,
  customClevisWithOthers,
  cexWithOthers,
  luksLabelTooLong,
];

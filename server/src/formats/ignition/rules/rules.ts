import type { ConfigRule } from '../../configRule.ts';
import { belowLink } from './belowLink.ts';
import { duplicateEntry } from './duplicateEntry.ts';
import { hardLinkOwner } from './hardLinkOwner.ts';
import { hardLinkToDirectory } from './hardLinkToDirectory.ts';
import { hashTypeOfLaterVersion } from './hashTypeOfLaterVersion.ts';
import { hashWithoutSource } from './hashWithoutSource.ts';
import { idAndName } from './idAndName.ts';
import { modeBitsIgnored } from './modeBitsIgnored.ts';
import { overwriteWithoutContents } from './overwriteWithoutContents.ts';
import { pathOfUnit } from './pathOfUnit.ts';

/** What Ignition judges of a config beyond its shape. */
export const configRules: readonly ConfigRule[] = [
  belowLink,
  ...duplicateEntry,
  hardLinkOwner,
  hardLinkToDirectory,
  hashTypeOfLaterVersion,
  ...hashWithoutSource,
  idAndName,
  modeBitsIgnored,
  overwriteWithoutContents,
  pathOfUnit,
];

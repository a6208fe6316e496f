import type { ConfigRule } from '../../configRule.ts';
import { belowLink } from './belowLink.ts';
import { emptyCertificateUrl } from './emptyCertificateUrl.ts';
import { headersWithoutHttp } from './headersWithoutHttp.ts';
import { idAndName } from './idAndName.ts';
import { passwordHash } from './passwordHash.ts';
import { proxyUrl } from './proxyUrl.ts';
import { requiredSource } from './requiredSource.ts';
import { sourceUrl } from './sourceUrl.ts';
import { sshKeys } from './sshKeys.ts';
import { tangServer } from './tangServer.ts';
import { templateWithoutInstall } from './templateWithoutInstall.ts';
import { unitContents } from './unitContents.ts';
import { unitFiles } from './unitFiles.ts';
import { unitSyntax } from './unitSyntax.ts';
import { unitWithoutInstall } from './unitWithoutInstall.ts';

/** What Ignition judges of a config beyond its shape. */
export const configRules: readonly ConfigRule[] = [
  belowLink,
  emptyCertificateUrl,
  headersWithoutHttp,
  idAndName,
  passwordHash,
  proxyUrl,
  requiredSource,
  sourceUrl,
  sshKeys,
  tangServer,
  templateWithoutInstall,
  unitContents,
  unitFiles,
  unitSyntax,
  unitWithoutInstall,
];

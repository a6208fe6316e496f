import type { ConfigRule } from '../../configRule.ts';
import { belowLink } from './belowLink.ts';
import { emptyCertificateUrl } from './emptyCertificateUrl.ts';
import { filesystemNotMounted } from './filesystemNotMounted.ts';
import { headersWithoutHttp } from './headersWithoutHttp.ts';
import { idAndName } from './idAndName.ts';
import { notCompressed } from './notCompressed.ts';
import { passwordHash } from './passwordHash.ts';
import { programNotExecutable } from './programNotExecutable.ts';
import { proxyUrl } from './proxyUrl.ts';
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

/** What Ignition judges of a config beyond its shape. */
export const configRules: readonly ConfigRule[] = [
  notCompressed,
  rootOwnedParent,
  unverifiedSource,
  programNotExecutable,
  unitName,
  filesystemNotMounted,
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

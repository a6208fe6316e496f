import type { ConfigRule } from '../../configRule.ts';
import { bootDeviceWithoutEffect } from './bootDeviceWithoutEffect.ts';
import { bootLuksDeviceName } from './bootLuksDeviceName.ts';
import { bootLuksWithoutDevice } from './bootLuksWithoutDevice.ts';
import { bootLuksWithoutMethod } from './bootLuksWithoutMethod.ts';
import { cexWithOthers } from './cexWithOthers.ts';
import { cexWithoutKernelArgument } from './cexWithoutKernelArgument.ts';
import { cexWithoutS390x } from './cexWithoutS390x.ts';
import { duplicateForCluster } from './duplicateForCluster.ts';
import { grubPassword } from './grubPassword.ts';
import { headersWithoutFetch } from './headersWithoutFetch.ts';
import { inlineNotCompressed } from './inlineNotCompressed.ts';
import { mergeOfButane } from './mergeOfButane.ts';
import { mirrorOnS390x } from './mirrorOnS390x.ts';
import { mirrorTooFewDevices } from './mirrorTooFewDevices.ts';
import { mirrorWithoutLayout } from './mirrorWithoutLayout.ts';
import { modeCopied } from './modeCopied.ts';
import { modeDecimal } from './modeDecimal.ts';
import { mountPointForbidden } from './mountPointForbidden.ts';
import { mountUnitByHand } from './mountUnitByHand.ts';
import { mountUnitWithoutFormat } from './mountUnitWithoutFormat.ts';
import { mountUnitWithoutPath } from './mountUnitWithoutPath.ts';
import { partitionWithoutNumber } from './partitionWithoutNumber.ts';
import { quadletInstanceWithContents } from './quadletInstanceWithContents.ts';
import { severalSources } from './severalSources.ts';
import { sourceMissing } from './sourceMissing.ts';
import { quadletContents, unitFiles } from './unitFiles.ts';

/** What Butane judges of a config beyond its shape, before it makes an Ignition config of it. */
export const configRules: readonly ConfigRule[] = [
  ...duplicateForCluster,
  inlineNotCompressed,
  bootDeviceWithoutEffect,
  mergeOfButane,
  headersWithoutFetch,
  sourceMissing,
  ...severalSources,
  ...modeCopied,
  ...modeDecimal,
  quadletInstanceWithContents,
  mountUnitWithoutPath,
  mountUnitWithoutFormat,
  mountPointForbidden,
  mountUnitByHand,
  mirrorTooFewDevices,
  mirrorWithoutLayout,
  mirrorOnS390x,
  bootLuksWithoutDevice,
  bootLuksDeviceName,
  bootLuksWithoutMethod,
  cexWithoutS390x,
  cexWithOthers,
  cexWithoutKernelArgument,
  partitionWithoutNumber,
  grubPassword,
  quadletContents,
  unitFiles,
];

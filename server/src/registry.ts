import { butaneToButane } from './convert/butane-to-butane/butaneToButane.ts';
import { butaneToIgnition, butaneToMachineConfig } from './convert/butane-to-ignition/butaneToIgnition.ts';
import { archiveMerged, messageMerged } from './convert/cloud-config-merged/cloudConfigMerged.ts';
import { cloudConfigRendered } from './convert/cloud-config-rendered/cloudConfigRendered.ts';
import { containerLinuxToButane, containerLinuxToIgnition } from './convert/container-linux/containerLinux.ts';
import type { Conversion } from './convert/conversion.ts';
import { ignitionToButane, machineConfigToButane } from './convert/ignition-to-butane/ignitionToButane.ts';
import { ignitionToIgnition } from './convert/ignition-to-ignition/ignitionToIgnition.ts';
import { olderIgnitionToButane, olderIgnitionToIgnition } from './convert/ignition2-to-ignition/olderIgnition.ts';
import { machineConfigToIgnition } from './convert/machineconfig-to-ignition/machineConfigToIgnition.ts';
import type { Stretches } from './document/readStretches.ts';
import type { Part, Syntax } from './document/textDocument.ts';
import { butane } from './formats/butane/format.ts';
import { cloudBoothook } from './formats/cloud-boothook/format.ts';
import { cloudCfg } from './formats/cloud-cfg/format.ts';
import { cloudConfig } from './formats/cloud-config/format.ts';
import { cloudConfigArchive } from './formats/cloud-config-archive/format.ts';
import { cloudConfigJsonp } from './formats/cloud-config-jsonp/format.ts';
import { cloudInclude } from './formats/cloud-include/format.ts';
import type { Detection, Format, NameClaim, VersionResolution } from './formats/format.ts';
import { ignition } from './formats/ignition/format.ts';
import { machineconfig } from './formats/machineconfig/format.ts';
import { metaData } from './formats/meta-data/format.ts';
import { mimeMultipart } from './formats/mime-multipart/format.ts';
import { networkConfig } from './formats/network-config/format.ts';
import { partHandler } from './formats/part-handler/format.ts';
import { userScript } from './formats/user-script/format.ts';
import type { Target } from './shape/target.ts';

/** The formats, in the order in which they are asked whether a text is theirs. */
export const formats: readonly Format[] = [
  butane,
  machineconfig,
  ignition,
  cloudConfig,
  networkConfig,
  metaData,
  cloudCfg,
  mimeMultipart,
  cloudConfigArchive,
  cloudConfigJsonp,
  cloudInclude,
  cloudBoothook,
  partHandler,
  userScript,
];

export const conversions: readonly Conversion[] = [
  butaneToIgnition,
  butaneToMachineConfig,
  butaneToButane,
  ignitionToButane,
  ignitionToIgnition,
  machineConfigToButane,
  machineConfigToIgnition,
  olderIgnitionToButane,
  olderIgnitionToIgnition,
  containerLinuxToButane,
  containerLinuxToIgnition,
  messageMerged,
  archiveMerged,
  cloudConfigRendered,
];

export function formatById(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** The format that a claim speaks for, whatever the file holds: by its name, or by the user's choice. */
export function claimedFormat(claim: NameClaim): Format | undefined {
  return formats.find((format) => format.detect(emptyPart, claim, ''));
}

const emptyPart: Part = { start: 0, end: 0, root: undefined, problems: [], anchors: [] };

/** How a text is to be read; YAML where no format says otherwise, because most of what is not ours is YAML. */
export function syntaxFor(text: string, claim: NameClaim): Syntax {
  for (const format of formats) {
    const syntax = format.syntaxOf(text, claim);
    if (syntax) return syntax;
  }
  return 'yaml';
}

/** What in a text is a text of its own, by the format that such a text is of. */
export function stretchesOf(text: string, claim: NameClaim): Stretches | undefined {
  for (const format of formats) {
    const found = format.stretchesOf?.(text, claim);
    if (found) return found;
  }
  return undefined;
}

/** What decides what a part can become. */
export interface ConvertiblePart {
  readonly format: Format;
  readonly target: Target;
  readonly resolution: VersionResolution;
  readonly detection: Detection;
}

/** What a part can become, what its real tool makes of it first. */
export function conversionsOf({ format, target, resolution, detection }: ConvertiblePart): readonly Conversion[] {
  const isPredecessor = resolution.predecessorAt?.length === 0;
  return conversions
    .filter(({ from, takes, takesForm, takesPredecessor = false }) => {
      const isTaken = takesPredecessor === isPredecessor && takesForm === detection.form;
      return from === format.id && isTaken && takes(target);
    })
    .toSorted((a, b) => Number(b.compiles) - Number(a.compiles));
}

/** What the real tool makes of a part, where it makes something. */
export function compilerFor(part: ConvertiblePart): Conversion | undefined {
  return conversionsOf(part).find(({ compiles }) => compiles);
}

/** How a part becomes another format; undefined where it cannot. */
export function conversionTo(part: ConvertiblePart, to: string): Conversion | undefined {
  return conversionsOf(part).find(({ asked }) => asked.includes(to));
}

/**
 * The only other format that something asked for is made of, by its real tool where that makes it; undefined where it is made of
 * none or of several.
 */
export function sourceOf(to: string): string | undefined {
  const ways = conversions.filter(({ from, asked }) => from !== to && asked.includes(to));
  const usual = ways.filter(({ compiles }) => compiles);
  const sources = new Set((usual.length > 0 ? usual : ways).map(({ from }) => from));
  const [source] = sources;
  return sources.size === 1 ? source : undefined;
}

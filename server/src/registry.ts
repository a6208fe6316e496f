import { butaneToButane } from './convert/butane-to-butane/butaneToButane.ts';
import { butaneToIgnition, butaneToMachineConfig } from './convert/butane-to-ignition/butaneToIgnition.ts';
import type { Conversion } from './convert/conversion.ts';
import { ignitionToButane, machineConfigToButane } from './convert/ignition-to-butane/ignitionToButane.ts';
import { ignitionToIgnition } from './convert/ignition-to-ignition/ignitionToIgnition.ts';
import type { Part, Syntax } from './document/textDocument.ts';
import { butane } from './formats/butane/format.ts';
import type { Format, NameClaim } from './formats/format.ts';
import { ignition } from './formats/ignition/format.ts';
import { machineconfig } from './formats/machineconfig/format.ts';
import type { Target } from './shape/target.ts';

/** The formats, in the order in which they are asked whether a text is theirs. */
export const formats: readonly Format[] = [butane, machineconfig, ignition];

export const conversions: readonly Conversion[] = [
  butaneToIgnition,
  butaneToMachineConfig,
  butaneToButane,
  ignitionToIgnition,
  ignitionToButane,
  machineConfigToButane,
];

export function formatById(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** The format that a claim speaks for, whatever the file holds: by its name, or by the user's choice. */
export function claimedFormat(claim: NameClaim): Format | undefined {
  return formats.find((format) => format.detect(emptyPart, claim));
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

/** What the real tool makes of a config of this format and version, where it makes something. */
export function compilerFor(format: Format, target: Target): Conversion | undefined {
  return conversions.find(({ from, compiles, takes }) => from === format.id && compiles && takes(target));
}

/** How a config of this format and version becomes another format; undefined where it cannot. */
export function conversionTo(format: Format, to: string, target: Target): Conversion | undefined {
  return conversions.find(({ from, asked, takes }) => from === format.id && asked.includes(to) && takes(target));
}

/** The only other format that something asked for is made of; undefined where it is made of none or of several. */
export function sourceOf(to: string): string | undefined {
  const sources = new Set(
    conversions.filter(({ from, asked }) => from !== to && asked.includes(to)).map(({ from }) => from),
  );
  const [source] = sources;
  return sources.size === 1 ? source : undefined;
}

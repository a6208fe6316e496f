import { type Produced, type ProducedObject, producedAt, producedObject } from '../../decode/produced.ts';
import { producedFrom } from '../../decode/producedFrom.ts';
import { originOf, type Place, rootPlace } from '../../decode/visit.ts';
import { rangeOf } from '../../document/node.ts';
import { writeYaml } from '../../formats/butane/writeYaml.ts';
import type { VersionRow } from '../../shape/versions.ts';
import { versionTable } from '../../shape/versions.ts';
import type { Conversion, ConversionInput, ConversionOptions, ConversionResult, Loss } from '../conversion.ts';
import { lossCodes as olderLossCodes } from '../ignition2-to-ignition/lossCodes.ts';
import { olderInside } from '../ignition2-to-ignition/olderInside.ts';
import { type ButaneRequest, butaneOf } from './butaneOf.ts';
import { butaneVersions } from './butaneVersions.ts';
import { lossCodes } from './lossCodes.ts';
import { butaneRoot } from './reversal.ts';

const common = {
  to: 'butane',
  asked: ['butane'],
  excusedWhenRaw: undefined,
  compiles: false,
  codes: lossCodes.map((code) => `convert/${code}`),
  extracts: true,
  ending: '.bu',
} as const;

/** Ignition for a machine. */
export const ignitionToButane: Conversion = {
  ...common,
  from: 'ignition',
  takes: ({ row }) => row !== undefined,
  choices: (target) => butaneVersions(target, false),
  convert: (input, options) => {
    const config = objectAt(rootPlace(input.decoded), input);
    const { row: from } = input.target;
    return config && from ? convert(input, options, { config, from }) : nothing;
  },
};

/** A MachineConfig; what a cluster takes of it beside the Ignition config is part of Butane too. */
export const machineConfigToButane: Conversion = {
  ...common,
  from: 'machineconfig',
  codes: [...new Set([...lossCodes, ...olderLossCodes])].map((code) => `convert/${code}`),
  takes: () => true,
  choices: (target) => butaneVersions(target, true),
  convert: (input, options) => {
    const whole = objectAt(rootPlace(input.decoded), input);
    const spec = producedAt(whole, 'spec');
    const losses: Loss[] = [];
    const older = input.target.row ? undefined : olderInside({ losses }, input);
    const own = older?.config ?? producedAt(spec, 'config');
    if (!whole) return nothing;
    if (own && !older && !input.target.row) return { ...nothing, problems: [notConverted(input)] };
    const config = own?.kind === 'object' ? own : producedObject([], ...(spec ?? whole).origins);
    const from = input.target.row ?? older?.target.row ?? specOf(options.version);
    if (!from) return nothing;
    const openshift = spec?.kind === 'object' ? without(spec, 'config') : undefined;
    const cluster = { metadata: producedAt(whole, 'metadata'), openshift };
    const result = convert(input, options, { config, from, cluster });
    return result.kind === 'done' ? { ...result, losses: [...losses, ...result.losses] } : result;
  },
};

function convert(
  { document }: ConversionInput,
  { version, extract }: ConversionOptions,
  source: Pick<ButaneRequest, 'config' | 'from' | 'cluster'>,
): ConversionResult {
  if (!version) return nothing;
  const { butane, losses, files } = butaneOf({ ...source, row: version, document, extract: extract === true });
  return { ...nothing, output: () => writeYaml(butane, butaneRoot), losses, files };
}

const nothing = {
  kind: 'done',
  format: 'butane',
  made: undefined,
  output: undefined,
  saved: () => 0,
  problems: [],
  losses: [],
} as const;

function objectAt(place: Place, { target }: ConversionInput): ProducedObject | undefined {
  const made = producedFrom(place, target);
  return made?.kind === 'object' ? made : undefined;
}

function without(object: ProducedObject, key: string): Produced {
  const members = new Map(object.members);
  members.delete(key);
  return { ...object, members };
}

function specOf(row: VersionRow | undefined): VersionRow | undefined {
  return versionTable('ignition').rows.find(({ id }) => id === row?.target);
}

function notConverted({ decoded, target }: ConversionInput) {
  const { head, path } = originOf(rootPlace(decoded));
  return {
    code: 'convert/impossible',
    source: 'strata',
    severity: 'error',
    message: `the Ignition config in it is of no version that Butane becomes; write one of spec 3 (\`${target.versionPath.join('.')}\`)`,
    range: rangeOf(head),
    path,
  } as const;
}

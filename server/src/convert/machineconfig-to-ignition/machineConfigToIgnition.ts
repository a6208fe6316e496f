import { savedBytes } from '../../decode/produced.ts';
import { originOf, type Place, placeAtValuePath, rootPlace } from '../../decode/visit.ts';
import { rangeOf } from '../../document/node.ts';
import { printed } from '../../formats/ignition/printed.ts';
import { producedConfig } from '../../formats/ignition/producedConfig.ts';
import { schemaFile } from '../../formats/ignition/schema.ts';
import { specTarget } from '../../formats/ignition/specTarget.ts';
import { writeJson } from '../../formats/ignition/writeJson.ts';
import { rootEntry } from '../../shape/entry.ts';
import type { Conversion, ConversionInput, Loss, MadeConfig } from '../conversion.ts';
import { effectiveCodes } from '../effective/effectiveCodes.ts';
import { lossCodes as olderLossCodes } from '../ignition2-to-ignition/lossCodes.ts';
import { olderInside } from '../ignition2-to-ignition/olderInside.ts';

const besideIgnition = 'convert/beside-ignition';

/**
 * The Ignition config that a cluster serves for a MachineConfig: the one inside, of spec 3 whatever it is written in. What
 * stands beside it reaches the node in another way.
 */
export const machineConfigToIgnition: Conversion = {
  from: 'machineconfig',
  to: 'ignition',
  asked: ['ignition'],
  // There is always nothing around it.
  excusedWhenRaw: [],
  merging: 'on-request',
  compiles: false,
  takes: () => true,
  codes: [besideIgnition, ...Object.values(effectiveCodes), ...olderLossCodes.map((code) => `convert/${code}`)],
  ending: '.ign',
  convert: (input, { pretty }) => {
    const losses: Loss[] = [];
    const found = configIn(input, losses);
    const base = { kind: 'done', format: 'ignition', problems: [], losses } as const;
    if (!found) return { ...base, made: undefined, output: undefined, saved: () => 0, problems: [refusal(input)] };
    losses.push(...besides(input));
    const { config, target } = found;
    const made = { format: 'ignition', config, target, sourceKey: (name: string) => name };
    const output = () => writeJson(printed(config, rootEntry(schemaFile), target), pretty);
    return { ...base, made, output, saved: () => savedBytes(config), losses: losses.toSorted(byPlace) };
  },
};

function configIn(input: ConversionInput, losses: Loss[]): Pick<MadeConfig, 'config' | 'target'> | undefined {
  const { row } = input.target;
  const place = innerPlace(input);
  if (!row || !place) return olderInside({ losses }, input);
  const target = specTarget(row);
  return { config: producedConfig(place, target), target };
}

function innerPlace({ decoded }: ConversionInput): Place | undefined {
  const place = placeAtValuePath(rootPlace(decoded), ['spec', 'config']);
  return place.path.length === 2 && place.decoded.members ? place : undefined;
}

/** What the cluster takes from the object itself, and puts into no Ignition config. */
function besides({ decoded }: ConversionInput): readonly Loss[] {
  const members = decoded.members?.get('spec')?.value.members ?? new Map();
  return [...members].flatMap(([name, member]): Loss[] => {
    if (name === 'config') return [];
    const message = `\`spec.${name}\` is no part of an Ignition config: the cluster brings it to the node beside it`;
    const range = rangeOf(member.pair.key ?? member.value.node);
    return [{ code: besideIgnition, kind: 'dropped', message, range, path: ['spec', name] }];
  });
}

function byPlace(a: Loss, b: Loss): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}

function refusal({ decoded, target }: ConversionInput) {
  const place = placeAtValuePath(rootPlace(decoded), ['spec', 'config']);
  const { head, path } = originOf(place);
  return {
    code: 'convert/impossible',
    source: 'strata',
    severity: 'error',
    message: `there is no Ignition config in it that could be served; write one of spec 3 below \`spec.config\`, with its version (\`${target.versionPath.join('.')}\`)`,
    range: rangeOf(head),
    path,
  } as const;
}

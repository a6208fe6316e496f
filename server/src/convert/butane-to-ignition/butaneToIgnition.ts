import { type ProducedObject, savedBytes } from '../../decode/produced.ts';
import type { Written } from '../../decode/written.ts';
import { snakeCase } from '../../formats/butane/snakeCase.ts';
import { printed } from '../../formats/ignition/printed.ts';
import { duplicateEntryCode } from '../../formats/ignition/rules/duplicateEntry.ts';
import { writeJson } from '../../formats/ignition/writeJson.ts';
import { writeYaml } from '../../formats/machineconfig/writeYaml.ts';
import type { Target } from '../../shape/target.ts';
import type { Conversion, ConversionInput, ConversionOptions, ConversionResult } from '../conversion.ts';
import { reportClusterLimits } from './clusterLimits.ts';
import { reportForbiddenOutput } from './forbiddenOutput.ts';
import { clusterConfig, machineConfig, machineConfigRoot, reportElided } from './machineConfig.ts';
import { reportSameContents } from './sameContents.ts';
import { staleMerges } from './staleMerges.ts';
import { translate } from './translate.ts';
import { ignitionRoot, type Translation } from './translation.ts';
import { translationCodes } from './translationCodes.ts';

const codes = [...translationCodes.map((code) => `butane/${code}`), duplicateEntryCode, 'convert/mode-unknown'];

/** Butane for a machine, or for a cluster without the MachineConfig around it. */
export const butaneToIgnition: Conversion = {
  from: 'butane',
  to: 'ignition',
  asked: ['ignition'],
  excusedWhenRaw: undefined,
  merging: 'on-request',
  codes,
  compiles: true,
  takes: (target) => !isForCluster(target),
  ending: '.ign',
  convert: (input, options) =>
    convert(input, options, 'ignition', (translation, config) => {
      if (isForCluster(input.target)) reportElided(translation);
      return () => asJson(translation, config, options.pretty);
    }),
};

/** Butane for a cluster. */
export const butaneToMachineConfig: Conversion = {
  from: 'butane',
  to: 'machineconfig',
  asked: ['machineconfig', 'ignition'],
  // The tool's filters name keys of the MachineConfig, so they match nothing without it.
  excusedWhenRaw: ['butane/forbidden-key'],
  merging: 'when-raw',
  codes,
  compiles: true,
  takes: (target) => isForCluster(target),
  ending: '.yaml',
  convert: (input, options) => {
    if (options.raw) return butaneToIgnition.convert(input, options);
    return convert(input, options, 'machineconfig', (translation, config) => () => asYaml(translation, config));
  },
};

type Write = (translation: Translation, config: ProducedObject) => () => Written;

function convert(input: ConversionInput, options: ConversionOptions, format: string, write: Write): ConversionResult {
  const translated = translate(input, options);
  if (!translated)
    return { kind: 'done', format, made: undefined, output: undefined, saved: () => 0, problems: [], losses: [] };
  const { translation } = translated;
  const isCluster = isForCluster(input.target);
  const config = isCluster ? clusterConfig(translation, translated.config) : translated.config;
  if (isCluster) reportClusterLimits(translation, config);
  if (!options.raw) reportForbiddenOutput(translation, config);
  reportSameContents(translation);
  translation.problems.push(...staleMerges(translation));
  const output = write(translation, config);
  const { requests, problems, losses } = translation;
  if (requests.length > 0) return { kind: 'needs', requests };
  const isRefused = problems.some(({ severity }) => severity === 'error');
  const saved = (): number => savedBytes(config);
  const around = format === 'ignition' ? {} : { around: { format, object: () => machineConfig(translation, config) } };
  const made = { format: 'ignition', config, target: translation.ignition, sourceKey: snakeCase, ...around };
  return { kind: 'done', format, made, output: isRefused ? undefined : output, saved, problems, losses };
}

function asJson({ ignition }: Translation, config: ProducedObject, pretty: boolean): Written {
  return writeJson(printed(config, ignitionRoot, ignition), pretty);
}

function asYaml(translation: Translation, config: ProducedObject): Written {
  return writeYaml(printed(machineConfig(translation, config), machineConfigRoot, translation.ignition));
}

function isForCluster({ row }: Target): boolean {
  return row?.variant === 'openshift';
}

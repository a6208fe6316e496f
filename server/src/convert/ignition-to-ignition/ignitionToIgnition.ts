import { savedBytes } from '../../decode/produced.ts';
import { rootPlace } from '../../decode/visit.ts';
import { printed } from '../../formats/ignition/printed.ts';
import { producedConfig } from '../../formats/ignition/producedConfig.ts';
import { schemaFile } from '../../formats/ignition/schema.ts';
import { writeJson } from '../../formats/ignition/writeJson.ts';
import { rootEntry } from '../../shape/entry.ts';
import type { Conversion } from '../conversion.ts';
import { effectiveCodes } from '../effective/effectiveCodes.ts';

/** An Ignition config becomes Ignition only together with what it merges. */
export const ignitionToIgnition: Conversion = {
  from: 'ignition',
  to: 'ignition',
  asked: ['ignition'],
  excusedWhenRaw: undefined,
  merging: 'always',
  codes: Object.values(effectiveCodes),
  compiles: false,
  takes: () => true,
  ending: '.ign',
  convert: ({ decoded, target }, { pretty }) => {
    const config = producedConfig(rootPlace(decoded), target);
    const made = target.row && { format: 'ignition', config, target, sourceKey: (name: string) => name };
    return {
      kind: 'done',
      format: 'ignition',
      made,
      output: made && (() => writeJson(printed(config, rootEntry(schemaFile), target), pretty)),
      saved: () => savedBytes(config),
      problems: [],
      losses: [],
    };
  },
};

import {
  type Produced,
  type ProducedObject,
  producedObject,
  producedScalar,
  withMember,
} from '../../decode/produced.ts';
import { originOf } from '../../decode/visit.ts';
import type { ConversionInput, ConversionOptions } from '../conversion.ts';
import { addBootDevice } from './bootDevice.ts';
import { elementSugar } from './elementSugar.ts';
import { addGrubUsers } from './grubUsers.ts';
import { addMountUnits } from './mountUnits.ts';
import { warnOfPartitions } from './partitionWarnings.ts';
import { addQuadlets } from './quadlets.ts';
import { renameKeys } from './renameKeys.ts';
import { at, ignitionRoot, startTranslation, type Translation } from './translation.ts';
import { addTrees } from './trees.ts';

export interface Translated {
  readonly translation: Translation;
  readonly config: ProducedObject;
}

/** The Ignition config of a Butane config, step by step in the real tool's order. Undefined without a version. */
export function translate(input: ConversionInput, options: ConversionOptions): Translated | undefined {
  const translation = startTranslation(input, options);
  if (!translation) return undefined;
  let config = withVersion(translation, renameKeys(translation, translation.root, ignitionRoot, elementSugar));
  for (const step of [addMountUnits, addTrees, addQuadlets, addBootDevice]) config = step(translation, config);
  warnOfPartitions(translation, config);
  config = addGrubUsers(translation, config);
  return { translation, config };
}

/** The version stands in the config's own section, which is there in any case. */
function withVersion(translation: Translation, made: Produced | undefined): ProducedObject {
  const { root, ignition } = translation;
  const config = made?.kind === 'object' ? made : producedObject([], originOf(root));
  const origin = originOf(at(translation, root, 'version') ?? root);
  const section = config.members.get('ignition');
  const own = section?.kind === 'object' ? section : producedObject([], origin);
  return withMember(
    config,
    'ignition',
    withMember(own, 'version', producedScalar(ignition.row?.version ?? '', origin)),
  );
}

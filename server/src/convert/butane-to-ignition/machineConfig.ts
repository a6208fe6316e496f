import {
  itemsAt,
  type Produced,
  type ProducedObject,
  producedAt,
  producedList,
  producedObject,
  producedScalar,
  producedText,
  withMember,
} from '../../decode/produced.ts';
import { originOf } from '../../decode/visit.ts';
import { chooseCipher, fipsCipher, withoutFipsCipher } from '../../formats/butane/fipsCipher.ts';
import { type Entry, entryAtPath, rootEntry } from '../../shape/entry.ts';
import { appendedAsContents } from './grubUsers.ts';
import { renameKeys } from './renameKeys.ts';
import { at, has, report, type Translation } from './translation.ts';

export const machineConfigRoot = rootEntry('schemas/machineconfig/index.json');

/** The Ignition config for a cluster: what the cluster takes in another way is put into its form. */
export function clusterConfig(translation: Translation, config: ProducedObject): ProducedObject {
  const storage = producedAt(config, 'storage');
  if (storage?.kind !== 'object') return config;
  let changed = storage;
  const files = storage.members.get('files');
  if (has(translation, { openshift: '4.23.0-experimental' }) && files?.kind === 'list')
    changed = withMember(changed, 'files', { ...files, items: files.items.map(appendedAsContents) });
  const fips = at(translation, translation.root, 'openshift', 'fips');
  const volumes = storage.members.get('luks');
  const choosesCipher = fips?.decoded.value === true && !has(translation, withoutFipsCipher);
  if (choosesCipher && volumes?.kind === 'list')
    changed = withMember(changed, 'luks', {
      ...volumes,
      items: volumes.items.map((item) => withFipsCipher(item, fips)),
    });
  return changed === storage ? config : withMember(config, 'storage', changed);
}

/** The cipher that FIPS mode needs, where the config does not choose one. */
function withFipsCipher(volume: Produced, fips: NonNullable<ReturnType<typeof at>>): Produced {
  if (volume.kind !== 'object') return volume;
  const options = volume.members.get('options');
  if (chooseCipher(itemsAt(options).map(producedText))) return volume;
  const origin = originOf(fips);
  const cipher = fipsCipher.map((option) => producedScalar(option, origin));
  return withMember(
    volume,
    'options',
    producedList([...itemsAt(options), ...cipher], ...(options?.origins ?? [origin])),
  );
}

/** The object that a cluster takes, around the Ignition config. */
export function machineConfig(translation: Translation, config: ProducedObject): ProducedObject {
  const { root } = translation;
  const origin = originOf(root);
  const version = originOf(at(translation, root, 'version') ?? root);
  const metadata = renamed(translation, 'metadata', entryOf('metadata'));
  const name = metadata?.members.get('name') ?? producedScalar('', origin);
  const spec = renamed(translation, 'openshift', entryOf('spec'));
  return producedObject(
    [
      ['apiVersion', producedScalar('machineconfiguration.openshift.io/v1', version)],
      ['kind', producedScalar('MachineConfig', version)],
      [
        'metadata',
        producedObject(
          [
            ['name', name],
            ['labels', metadata?.members.get('labels')],
          ],
          ...(metadata?.origins ?? [origin]),
        ),
      ],
      ['spec', producedObject([['config', config], ...(spec?.members ?? [])], ...(spec?.origins ?? [origin]))],
    ],
    origin,
  );
}

function entryOf(key: string): Entry {
  const entry = entryAtPath(machineConfigRoot, [key]);
  if (!entry) throw new Error(`a MachineConfig has no ${key}`);
  return entry;
}

function renamed(translation: Translation, key: string, entry: Entry): ProducedObject | undefined {
  const place = at(translation, translation.root, key);
  const made = place && renameKeys(translation, place, entry, {});
  return made?.kind === 'object' ? made : undefined;
}

/** Without the wrapping, what stands in it besides the Ignition config is lost. */
export function reportElided(translation: Translation): void {
  for (const key of ['kernel_arguments', 'extensions', 'fips', 'kernel_type']) {
    const place = at(translation, translation.root, 'openshift', key);
    if (!place) continue;
    const message = `\`openshift.${key}\` is part of the MachineConfig around the Ignition config and is left out of the raw one`;
    report(translation, originOf(place), 'field-not-in-raw', message, 'warning');
  }
}

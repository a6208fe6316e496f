import { goBytes } from '../../base/goString.ts';
import { type Produced, type ProducedObject, producedObject } from '../../decode/produced.ts';
import { originOf } from '../../decode/visit.ts';
import { grubUsersConfig, grubUsersPath, grubUsersText } from '../../formats/butane/grubUsersFile.ts';
import { mergeConfigs } from '../../formats/ignition/mergeConfigs.ts';
import { encodedContents } from './encodedContents.ts';
import { at, ignitionRoot, itemsOf, type Translation, textAt } from './translation.ts';

/** The password file of the boot loader, and the file system it lies on. */
export function addGrubUsers(translation: Translation, config: ProducedObject): ProducedObject {
  const place = at(translation, translation.root, 'grub', 'users');
  if (!place || itemsOf(place).length === 0) return config;
  const origin = originOf(place);
  const users = itemsOf(place).map((user) => ({
    name: textAt(translation, user, 'name') ?? '',
    passwordHash: textAt(translation, user, 'password_hash') ?? '',
  }));
  const bytes = (): Uint8Array => goBytes(grubUsersText(users));
  const resource = producedObject(encodedContents(translation, bytes, new Map(), origin, place.decoded), origin);
  return mergeConfigs(grubUsersConfig(resource, origin), config, ignitionRoot, translation.ignition);
}

/** For clusters, which know no `append`: the file of the boot loader's users gets its one piece as its contents. */
export function appendedAsContents(file: Produced): Produced {
  if (file.kind !== 'object') return file;
  const place = file.members.get('path');
  const append = file.members.get('append');
  const [piece, ...others] = append?.kind === 'list' ? append.items : [];
  if (place?.kind !== 'scalar' || place.value !== grubUsersPath || !piece || others.length > 0) return file;
  const members = new Map(file.members).set('contents', piece);
  members.delete('append');
  return { ...file, members };
}

import {
  itemsAt,
  type ProducedObject,
  producedAt,
  producedList,
  producedObject,
  producedScalar,
  producedText,
} from '../../decode/produced.ts';
import { resourceContents } from '../../embedded/resourceContents.ts';
import { type GrubUser, grubUsersConfig, grubUsersPath, grubUsersText } from '../../formats/butane/grubUsersFile.ts';
import { subtractConfig } from '../../formats/ignition/subtractConfig.ts';
import { availability, restrictionFor } from '../../shape/availability.ts';
import { butaneEntry, ignitionRoot, type Reversal } from './reversal.ts';
import type { Sugared } from './sugar.ts';

/** The users of the boot loader, where the config holds the file that Butane makes of them, to the letter. */
export function findGrubUsers(reversal: Reversal, config: ProducedObject): Sugared | undefined {
  if (!mayHaveGrub(reversal)) return undefined;
  const file = producedAt(config, 'storage', 'files', 0);
  const [resource] = itemsAt(file, 'append');
  const [origin] = resource?.origins ?? [];
  if (!resource || !origin || producedText(producedAt(file, 'path')) !== grubUsersPath) return undefined;
  const source = producedText(producedAt(resource, 'source')) ?? '';
  const contents = resourceContents(source, producedText(producedAt(resource, 'compression')) === 'gzip');
  const users = contents.kind === 'contents' && contents.text !== undefined ? usersIn(contents.text) : undefined;
  const rest = users && subtractConfig(config, grubUsersConfig(resource, origin), ignitionRoot, reversal.ignition);
  if (!rest) return undefined;
  const items = users.map(({ name, passwordHash }) =>
    producedObject(
      [
        ['name', producedScalar(name, origin)],
        ['password_hash', producedScalar(passwordHash, origin)],
      ],
      origin,
    ),
  );
  const section = producedObject([['users', producedList(items, origin)]], origin);
  return { config: rest, section: ['grub', section] };
}

/** Clusters take no `append`, so for them the shorthand is refused, or makes something else. */
function mayHaveGrub({ target }: Reversal): boolean {
  const entries = [butaneEntry('grub'), butaneEntry('grub', 'users')];
  return (
    target.row?.variant !== 'openshift' &&
    entries.every(
      ({ keywords }) =>
        availability(keywords, target).kind === 'available' && !restrictionFor(keywords['x-forbidden'], target),
    )
  );
}

/** Undefined where the text is not the one that is made of the users in it. */
function usersIn(text: string): readonly GrubUser[] | undefined {
  const users = Array.from(text.matchAll(/^password_pbkdf2 (\S+) (\S+)$/gmu), ([, name = '', passwordHash = '']) => ({
    name,
    passwordHash,
  }));
  return users.length > 0 && grubUsersText(users) === text ? users : undefined;
}

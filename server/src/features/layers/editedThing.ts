import { printPath } from '../../base/path.ts';
import { thingName } from '../thingName.ts';
import { namedPath, type Spot } from './editedSettings.ts';

/** What an edit is about, for a person: `file /etc/motd`, `ssh_authorized_keys of user core`, `kernel_arguments`. */
export function editedThing(spot: Spot): string {
  for (let at: Spot | undefined = spot; at; at = at.parent) {
    const name = wordsFor(at);
    if (name === undefined) continue;
    const below = printPath(spot.path.slice(at.path.length));
    return below === '' ? name : `${below} of ${name}`;
  }
  return namedPath(spot);
}

/** The words of the schema for an item of a list, by what it is named alone. */
function wordsFor({ decoded: { entry, members }, namedBy, parent }: Spot): string | undefined {
  const symbol = entry?.keywords['x-symbol'];
  if (!symbol || !parent) return undefined;
  return thingName(symbol, (key) => {
    const value = namedBy.includes(key) ? members?.get(key)?.value.value : undefined;
    const isName = typeof value === 'string' || typeof value === 'number';
    return isName && value !== '' ? { text: String(value).replaceAll(/\s+/gu, ' '), value } : undefined;
  });
}

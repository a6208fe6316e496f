import { goBytes, goString } from '../../base/goString.ts';
import { unknownValue } from '../../decode/decoded.ts';
import { type Produced, producedList, producedScalar } from '../../decode/produced.ts';
import { originOf, type Place } from '../../decode/visit.ts';
import { encodedContents } from './encodedContents.ts';
import { localBytes, reportNoFilesDir } from './localFiles.ts';
import type { Sugar } from './renameKeys.ts';
import { itemsOf, type Translation } from './translation.ts';

/** The keys that stand beside plain ones and turn into them. */
export const elementSugar: Readonly<Record<string, Sugar>> = {
  inline: (translation, place, made) => {
    const text = textOf(place);
    return text === undefined
      ? [unknownMember('source', place)]
      : encodedContents(translation, () => goBytes(text), made, originOf(place), place.decoded);
  },
  local: (translation, place, made) => {
    const name = textOf(place);
    const bytes = name === undefined ? undefined : localBytes(translation, place, name);
    return bytes
      ? encodedContents(translation, () => bytes, made, originOf(place), bytes)
      : [unknownMember('source', place)];
  },
  contents_local: (translation, place) => {
    const name = textOf(place);
    // An empty name is no name.
    const bytes = name ? localBytes(translation, place, name) : undefined;
    if (bytes) return [['contents', producedScalar(goString(bytes), originOf(place))]];
    return name === '' ? [] : [unknownMember('contents', place)];
  },
  ssh_authorized_keys_local: localKeys,
};

/** There is something, but nobody knows what. */
function unknownMember(name: string, place: Place): readonly [string, Produced] {
  return [name, producedScalar(unknownValue(), originOf(place))];
}

function textOf(place: Place): string | undefined {
  const { value } = place.decoded;
  return typeof value === 'string' ? value : undefined;
}

/** Every line of the files that is not empty, behind the keys that the config has itself. */
function* localKeys(
  translation: Translation,
  place: Place,
  made: ReadonlyMap<string, Produced>,
): Generator<readonly [string, Produced]> {
  const files = itemsOf(place);
  if (files.length === 0) return;
  if (translation.options.filesDir === undefined) {
    reportNoFilesDir(translation, place, 'these files count');
    return;
  }
  const own = made.get('sshAuthorizedKeys');
  const keys: Produced[] = own?.kind === 'list' ? [...own.items] : [];
  for (const file of files) {
    const name = textOf(file);
    const bytes = name === undefined ? undefined : localBytes(translation, file, name);
    const lines = bytes ? goString(bytes).split(/\r?\n/u) : [];
    for (const line of lines) if (line !== '') keys.push(producedScalar(line, originOf(file)));
  }
  yield ['sshAuthorizedKeys', producedList(keys, ...(own?.origins ?? []), originOf(place))];
}

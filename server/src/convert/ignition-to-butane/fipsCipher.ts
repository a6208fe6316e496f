import {
  itemsAt,
  type Produced,
  type ProducedObject,
  producedAt,
  producedText,
  withMember,
} from '../../decode/produced.ts';
import { chooseCipher, fipsCipher, withoutFipsCipher } from '../../formats/butane/fipsCipher.ts';
import { has, type Reversal, reportLoss } from './reversal.ts';

/** Takes the cipher away that Butane gives to every LUKS volume of a cluster in FIPS mode, and says where it gives one more. */
export function withoutMadeCipher(reversal: Reversal, config: ProducedObject, isFips: boolean): ProducedObject {
  const storage = producedAt(config, 'storage');
  const volumes = producedAt(storage, 'luks');
  if (!isFips || has(reversal, withoutFipsCipher) || storage?.kind !== 'object' || volumes?.kind !== 'list')
    return config;
  const items = volumes.items.map((volume) => withoutCipher(reversal, volume));
  return withMember(config, 'storage', withMember(storage, 'luks', { ...volumes, items }));
}

function withoutCipher(reversal: Reversal, volume: Produced): Produced {
  const options = itemsAt(volume, 'options');
  const texts = options.map(producedText);
  const own = texts.slice(0, -fipsCipher.length);
  const isMade = fipsCipher.every((option, index) => texts[own.length + index] === option);
  if (volume.kind === 'object' && isMade && !chooseCipher(own)) {
    const members = new Map(volume.members);
    const list = members.get('options');
    const items = options.slice(0, own.length);
    if (items.length === 0) members.delete('options');
    else members.set('options', { kind: 'list', items, origins: list?.origins ?? volume.origins });
    return { ...volume, members };
  }
  if (!chooseCipher(texts))
    reportLoss(
      reversal,
      volume,
      'changed',
      'fips-cipher',
      `this volume chooses no cipher, and with \`openshift.fips\` Butane gives it \`${fipsCipher.join(' ')}\`; choose another version, or a cipher`,
    );
  return volume;
}

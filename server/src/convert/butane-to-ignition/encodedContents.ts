import { lazyText, type Origin, type Produced, producedScalar, producedText } from '../../decode/produced.ts';
import { type DataUrl, escapedDataUrl, makeDataUrl } from '../../embedded/dataUrl.ts';
import { has, type Translation } from './translation.ts';

/**
 * The members of a resource that carry content inside the config: `source`, a data URL, and `compression`. They are worked
 * out when they are printed, and kept as long as the thing that they came from.
 *
 * @param made the resource's other members; a compression that the user declares says that the bytes are packed already
 * @param origin the key that holds or names the content
 * @param owner what the result is kept by: the bytes of a file, or the decoded value
 */
export function encodedContents(
  translation: Translation,
  bytes: () => Uint8Array,
  made: ReadonlyMap<string, Produced>,
  origin: Origin,
  owner: object,
): Iterable<readonly [string, Produced]> {
  // The first version knows no compression and escapes everything.
  if (!has(translation, { base: '0.2' })) {
    const source = lazyText(() => escapedDataUrl(bytes()));
    return [['source', producedScalar(source, origin)]];
  }
  const declared = producedText(made.get('compression')) ?? '';
  const mayCompress = !has(translation, { openshift: '4.8.0' }) || has(translation, { openshift: '4.10.0' });
  const encode = encoder(owner, declared, mayCompress, bytes);
  const text = lazyText(
    () => encode().source,
    () => encode().saved,
  );
  const source = producedScalar(text, origin);
  if (declared !== '') return [['source', source]];
  const compression = { ...lazyText(() => encode().compression ?? ''), mayBeEmpty: true };
  return [
    ['source', source],
    ['compression', producedScalar(mayCompress ? compression : '', origin)],
  ];
}

const encodings = new WeakMap<object, Map<string, DataUrl>>();

function encoder(owner: object, declared: string, mayCompress: boolean, bytes: () => Uint8Array): () => DataUrl {
  return () => {
    const known = encodings.get(owner) ?? new Map<string, DataUrl>();
    encodings.set(owner, known);
    const key = `${mayCompress} ${declared}`;
    const url = known.get(key) ?? makeDataUrl(bytes(), { compression: declared, mayCompress });
    known.set(key, url);
    return url;
  };
}

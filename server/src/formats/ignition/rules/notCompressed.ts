import { readDataUrl } from '../../../embedded/readDataUrl.ts';
import { configRule } from '../../configRule.ts';
import { mapAround, removeKeyIn } from '../../removeKeyIn.ts';
import type { Resource } from '../config.ts';
import { resourcePlaces } from '../places.ts';

const code = 'ignition/not-compressed';

/** What is declared as packed must be packed: Ignition finds out only when it writes the file. */
export const notCompressed = configRule<Resource>({
  codes: [code],
  at: resourcePlaces,
  *check({ source, compression }) {
    if (compression !== 'gzip' || typeof source !== 'string' || !source.startsWith('data:')) return;
    const reading = readDataUrl(source);
    if (reading.kind !== 'contents' || (reading.bytes[0] === 0x1f && reading.bytes[1] === 0x8b)) return;
    yield {
      code,
      severity: 'error',
      message:
        'the content is not packed, but `compression` says `gzip`: the machine stops in early boot, in an emergency shell without SSH; remove `compression`',
      path: ['compression'],
      isOwn: true,
      fixes: ({ node }, document) => removeKeyIn(mapAround(node, document), 'compression', document),
    };
  },
});

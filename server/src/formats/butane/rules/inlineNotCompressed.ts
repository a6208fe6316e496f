import { configRule } from '../../configRule.ts';
import { mapAround, removeKeyIn } from '../../removeKeyIn.ts';
import type { Resource } from '../config.ts';

const code = 'butane/inline-not-compressed';

/** Text cannot be gzip: Butane takes the word for it and leaves it to the machine to find out. */
export const inlineNotCompressed = configRule<Resource>({
  codes: [code],
  at: [
    'ignition.config.merge.*',
    'ignition.config.replace',
    'ignition.security.tls.certificate_authorities.*',
    'storage.files.*.contents',
    'storage.files.*.append.*',
    'storage.luks.*.key_file',
  ],
  *check({ inline, compression }) {
    if (compression !== 'gzip' || typeof inline !== 'string' || inline === '') return;
    yield {
      code,
      severity: 'error',
      message:
        '`inline` is text, but `compression` says that it is packed: the machine stops in early boot, in an emergency shell without SSH; remove `compression`, Butane packs by itself what gets shorter',
      path: ['compression'],
      isOwn: true,
      fixes: ({ node }, document) => removeKeyIn(mapAround(node, document), 'compression', document),
    };
  },
});

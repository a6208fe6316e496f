import { isFilled, knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import { mapAround, removeKeyIn } from '../../removeKeyIn.ts';
import type { Filesystem } from '../config.ts';
import { isVirtiofs } from '../virtiofs.ts';

const code = 'ignition/not-for-virtiofs';

/** A virtiofs is a folder of the host. It is mounted and never made. */
export const notForVirtiofs = configRule<Filesystem>({
  codes: [code],
  at: ['storage.filesystems.*'],
  *check(filesystem, { target, key }) {
    if (!isVirtiofs(filesystem, target)) return;
    for (const name of forDisks(filesystem)) {
      const own = key(name);
      yield {
        code,
        severity: 'error',
        message: `\`${own}\` is for filesystems that are made on a disk, and this one is a virtiofs, a folder of the host: ${target.refusal}; remove \`${own}\``,
        path: [name],
        fixes: ({ node }, document) => removeKeyIn(mapAround(node, document), own, document),
      };
    }
  },
});

function forDisks({ label, uuid, wipeFilesystem, options }: Filesystem): readonly string[] {
  return [
    ...(isFilled(label) ? ['label'] : []),
    ...(isFilled(uuid) ? ['uuid'] : []),
    ...(wipeFilesystem === true ? ['wipeFilesystem'] : []),
    ...(knownItems(options).length > 0 ? ['options'] : []),
  ];
}

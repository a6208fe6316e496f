import { isAbsent, isFilled, knownItems } from '../../../decode/judgedConfig.ts';
import { listed } from '../../../shape/wording.ts';
import { configRule, type Finding } from '../../configRule.ts';
import type { Filesystem } from '../config.ts';
import { nameFormat } from '../nameFormat.ts';

const code = 'ignition/filesystem-without-format';

/** Without a format nothing is made of a filesystem, so nothing else may be said of it. */
export const filesystemWithoutFormat = configRule<Filesystem>({
  codes: [code],
  at: ['storage.filesystems.*'],
  *check(filesystem, { target, key }) {
    const isEmpty = filesystem.format === '';
    if (!isEmpty && !isAbsent(filesystem, 'format')) return;
    const others = describing(filesystem).map(key);
    if (others.length === 0) return;
    const common: Pick<Finding, 'code' | 'severity' | 'fixes'> = {
      code,
      severity: 'error',
      fixes: nameFormat,
    };
    const format = key('format');
    const message = `this filesystem has ${listed(others)} but no \`${format}\`: ${target.refusal}; say by \`${format}\` what it is, such as \`xfs\` or \`ext4\``;
    yield { ...common, message, path: ['format'] };
    // Where the key is missing, the problem stands at the filesystem as a whole.
    if (isEmpty && isFilled(filesystem.label))
      yield { code, severity: 'error', message: `a label needs a \`${format}\`: ${target.refusal}`, path: ['label'] };
  },
});

/** The keys that say something of a filesystem, besides its device. */
function describing({ path, label, uuid, wipeFilesystem, mountOptions, options }: Filesystem): readonly string[] {
  return [
    ...(isFilled(path) ? ['path'] : []),
    ...(isFilled(label) ? ['label'] : []),
    ...(isFilled(uuid) ? ['uuid'] : []),
    ...(wipeFilesystem === true ? ['wipeFilesystem'] : []),
    ...(knownItems(mountOptions).length > 0 ? ['mountOptions'] : []),
    ...(knownItems(options).length > 0 ? ['options'] : []),
  ];
}

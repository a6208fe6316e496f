import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import { fileCodes, modeFindings, pathFindings } from '../../fileFindings.ts';
import { shellCode, shellFindings } from '../../shellFindings.ts';
import type { File, Link, User } from '../config.ts';
import { decimalMode } from '../decimalMode.ts';

/** Paths, permissions and shells that are nearly what was meant. */
export const fileSlips: readonly ConfigRule[] = [
  configRule<Partial<Pick<File, 'path' | 'mode'>>>({
    codes: fileCodes,
    at: ['storage.files.*', 'storage.directories.*', 'storage.links.*'],
    *check({ path, mode }) {
      if (typeof path === 'string' && !holdsTemplate(path) && !path.includes('$')) yield* pathFindings(path, ['path']);
      // Of a number whose digits were meant in octal that is said already.
      if (typeof mode === 'number' && decimalMode(mode, false) === undefined) yield* modeFindings(mode, ['mode']);
    },
  }),
  configRule<Partial<Pick<Link, 'target'>>>({
    codes: fileCodes,
    at: ['storage.links.*'],
    *check({ target }) {
      if (typeof target === 'string' && !holdsTemplate(target) && !target.includes('$'))
        yield* pathFindings(target, ['target']);
    },
  }),
  ...['storage.disks.*', 'storage.filesystems.*', 'storage.luks.*'].map((at) =>
    configRule<{ readonly device?: unknown }>({
      codes: fileCodes,
      at: [at],
      *check({ device }) {
        if (typeof device === 'string' && !holdsTemplate(device) && !device.includes('$'))
          yield* pathFindings(device, ['device']);
      },
    }),
  ),
  configRule<User>({
    codes: [shellCode],
    at: ['passwd.users.*'],
    *check({ shell }) {
      if (typeof shell === 'string' && !holdsTemplate(shell)) yield* shellFindings(shell, ['shell']);
    },
  }),
];

import { writeMode } from '../../../shape/fileMode.ts';
import { rowName } from '../../../shape/target.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { Directory, File } from '../config.ts';
import { decimalMode } from '../decimalMode.ts';
import { dropsSpecialBits, specialModeBits } from '../specialModeBits.ts';

const code = 'ignition/mode-bits-ignored';

/** Before 3.6.0 Ignition drops the bits of a mode that are no permissions. Of those that a decimal number has by chance another rule speaks. */
export const modeBitsIgnored: readonly ConfigRule[] = [
  ruleFor<File>('storage.files.*', false),
  ruleFor<Directory>('storage.directories.*', true),
];

function ruleFor<T extends Pick<File, 'mode'>>(place: string, isDirectory: boolean): ConfigRule {
  return configRule<T>({
    codes: [code],
    at: [place],
    *check({ mode }, { target }) {
      const { row } = target;
      if (typeof mode !== 'number' || (mode & specialModeBits) === 0 || decimalMode(mode, isDirectory) !== undefined)
        return;
      if (!row || !dropsSpecialBits(target)) return;
      const rest = writeMode(mode & ~specialModeBits, 'yaml');
      yield {
        code,
        severity: 'warning',
        message: `${rowName(row)} ignores the setuid, setgid and sticky bits of a mode, so this is \`${rest}\` on the machine; a version that makes ignition 3.6.0 or later sets them`,
        path: ['mode'],
        isAboutValue: true,
      };
    },
  });
}

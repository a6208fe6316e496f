import { rowName } from '../../../shape/target.ts';
import { reaches } from '../../../shape/versions.ts';
import { configRule } from '../../configRule.ts';
import type { Directory, File } from '../config.ts';

const code = 'ignition/mode-bits-ignored';
const specialBits = 0o7000;

/** Before 3.6.0 Ignition drops the bits of a mode that are no permissions. */
export const modeBitsIgnored = configRule<File | Directory>({
  codes: [code],
  at: ['storage.files.*', 'storage.directories.*'],
  *check({ mode }, { target }) {
    const { table, row } = target;
    if (typeof mode !== 'number' || (mode & specialBits) === 0) return;
    if (!row || reaches(table, row, { ignition: '3.6.0' })) return;
    const rest = (mode & ~specialBits).toString(8).padStart(4, '0');
    yield {
      code,
      severity: 'warning',
      message: `${rowName(row)} ignores the setuid, setgid and sticky bits of a mode, so this is \`${rest}\` on the machine; a version that makes ignition 3.6.0 or later sets them`,
      path: ['mode'],
      isAboutValue: true,
    };
  },
});

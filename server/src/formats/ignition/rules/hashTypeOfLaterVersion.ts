import { rowName } from '../../../shape/target.ts';
import { reaches } from '../../../shape/versions.ts';
import { configRule } from '../../configRule.ts';
import type { Resource } from '../config.ts';
import { resourcePlaces } from '../places.ts';

const code = 'ignition/hash-type-of-later-version';

/** The first version knows one type of hash. */
export const hashTypeOfLaterVersion = configRule<NonNullable<Resource['verification']>>({
  codes: [code],
  at: resourcePlaces.map((place) => `${place}.verification`),
  *check({ hash }, { target }) {
    const { table, row } = target;
    // One of the wrong length is none of any version.
    if (typeof hash !== 'string' || !/^sha256-.{64}$/su.test(hash)) return;
    if (!row || reaches(table, row, { ignition: '3.1.0' })) return;
    yield {
      code,
      severity: 'error',
      message: `${rowName(row)} knows no \`sha256\` hashes, which come with ignition 3.1.0: ${target.refusal}; use a \`sha512\` hash or a later version`,
      path: ['hash'],
    };
  },
});

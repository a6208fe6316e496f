import { reaches } from '../../../shape/versions.ts';
import { configRule } from '../../configRule.ts';
import { removeKeyOf } from '../../removeKeyOf.ts';
import type { Link } from '../config.ts';

const code = 'ignition/hard-link-owner';

/** A hard link is the file that it leads to, so it has that file's owner. */
export const hardLinkOwner = configRule<Link>({
  codes: [code],
  at: ['storage.links.*'],
  *check(link, { target: { table, row } }) {
    if (link.hard !== true) return;
    // From 3.3.0 on a target is needed, and without it there is no link yet.
    const hasTarget = link.target !== undefined && link.target !== '';
    if (!hasTarget && row && reaches(table, row, { ignition: '3.3.0' })) return;
    for (const key of ['user', 'group'] as const) {
      for (const name of ['id', 'name'] as const) {
        const value = link[key]?.[name];
        if (value === undefined || typeof value === 'symbol') continue;
        yield {
          code,
          severity: 'warning',
          message: `a hard link has the ${key} of the file that it leads to, so this is ignored; remove it, or give the file this ${key}`,
          path: [key, name],
          tags: ['unnecessary'],
          fixes: removeKeyOf,
        };
      }
    }
  },
});

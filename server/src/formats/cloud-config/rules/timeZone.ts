import { replaceScalar } from '../../../document/textEdits.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { toolFacts } from '../../../generated/toolFacts.ts';
import { nearest } from '../../../shape/nearest.ts';
import { configRule } from '../../configRule.ts';
import type { Keys } from '../keys.ts';

const code = 'cloud-config/unknown-time-zone';

/** Names of time zones of which no system has a file (`_find_tz_file`). */
export const unknownTimeZone = configRule<Keys>({
  codes: [code],
  at: [''],
  *check({ timezone: zone }) {
    if (typeof zone !== 'string' || zone === '' || holdsTemplate(zone) || zone.includes('$')) return;
    const known = timeZones();
    // Two trees of the same zones that some systems have beside, and what people compile themselves has no name of an area.
    if (known.has(zone) || /^(?:posix|right)\//u.test(zone) || zone.startsWith('/')) return;
    const [likely] = nearest(zone, known);
    yield {
      code,
      severity: 'warning',
      message: `there is no time zone \`${zone}\`, so the module fails and the machine stays at UTC; ${likely === undefined ? 'write a name of the IANA database such as `Europe/Berlin`' : `did you mean \`${likely}\`?`}`,
      path: ['timezone'],
      isOwn: true,
      fixes: ({ node }, document) =>
        likely !== undefined && node.kind === 'scalar'
          ? [{ title: `Change to \`${likely}\``, edits: replaceScalar(document, node, likely), certain: false }]
          : [],
    };
  },
});

let zones: ReadonlySet<string> | undefined;

/** Engines list the zones that places have, and not the links to them. */
function timeZones(): ReadonlySet<string> {
  zones ??= new Set([
    ...Intl.supportedValuesOf('timeZone'),
    ...Object.entries(toolFacts.timeZones.areas).flatMap(([area, names]) =>
      names.split(' ').map((name) => (area === '' ? name : `${area}/${name}`)),
    ),
  ]);
  return zones;
}

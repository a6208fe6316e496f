import { printPath } from '../../../base/path.ts';
import type { Problem } from '../../../base/problem.ts';
import { respell } from '../../../decode/fixes.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { childPlaces, type Place } from '../../../decode/visit.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { propertiesOf } from '../../../shape/entry.ts';
import { nearest } from '../../../shape/nearest.ts';
import type { Rule } from '../../format.ts';
import { devicesOf } from '../devices.ts';

const unknown = 'network-config/unknown-device-key';
const failing = 'network-config/fails-without-netplan';

/** What the check of cloud-init lists and netplan takes, and cloud-init's own table of parameters spells in another way. */
const failingKeys: ReadonlySet<string> = new Set(['arp-ip-targets']);

/** Keys of devices that neither cloud-init nor netplan knows. cloud-init's own check takes any. */
export const deviceKeys: Rule = {
  codes: [unknown, failing],
  check: ({ decoded, document }) => devicesOf(decoded).flatMap(({ place }) => judge(place, document)),
};

function judge(place: Place, document: TextDocument): readonly Problem[] {
  const { entry, members } = place.decoded;
  if (!entry || !members) return [];
  const known = propertiesOf(entry);
  const own =
    entry.keywords.additionalProperties === true && known.size > 0
      ? [...members].filter(([name, { borrowed }]) => !known.has(name) && !borrowed)
      : [];
  const problems = own.map(([name, { pair }]) => {
    const [likely] = nearest(
      name,
      [...known.keys()].filter((key) => !members.has(key)),
    );
    const advice = likely === undefined ? 'remove it, or check its name' : `did you mean \`${likely}\`?`;
    return problemAt(pair.key, {
      code: unknown,
      source: 'strata',
      severity: 'warning',
      message: `neither cloud-init nor netplan knows \`${name}\` in \`${printPath(place.path)}\`: netplan refuses the config, and elsewhere nothing happens; ${advice}`,
      path: [...place.path, name],
      fixes: () => (likely === undefined ? [] : respell(pair, likely, false)(document)),
    });
  });
  const failures = [...members].filter(([name]) => known.has(name) && failingKeys.has(name));
  const fails = failures.map(([name, { pair }]) =>
    problemAt(pair.key, {
      code: failing,
      source: 'strata',
      severity: 'warning',
      message: `cloud-init itself fails on \`${name}\`: only where netplan is does the network come up; write the config as version 1, where it is \`bond-arp_ip_target\``,
      path: [...place.path, name],
    }),
  );
  return [...problems, ...fails, ...[...childPlaces(place)].flatMap((child) => judge(child, document))];
}

import type { Problem } from '../../../base/problem.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { childPlaces, type Place } from '../../../decode/visit.ts';
import type { Rule } from '../../format.ts';
import { devicesOf, itemsOf } from '../devices.ts';

const refused = 'network-config/refused-by-netplan';
const small = 'network-config/bad-mtu';

/** Where the check of cloud-init takes any text, and netplan `true` and `false` alone. */
const booleans: ReadonlySet<string> = new Set(['accept-ra', 'critical', 'ipv6-privacy', 'stp']);
const truths = /^(?:true|false|on|off|yes|no|y|n|1|0)$/iu;

/** What netplan knows for a key that takes any text. */
const words: Readonly<Record<string, readonly string[]>> = {
  'dhcp-identifier': ['mac', 'duid'],
  'link-local': ['ipv4', 'ipv6'],
};

/** The least packet that IPv4 can be spoken with, in bytes, by RFC 791. */
const leastMtu = 68;
const largestMtu = 65_536;

/** Values that only netplan looks at, and packets that are too small or too large for any network. */
export const netplanValues: Rule = {
  codes: [refused, small],
  check: ({ decoded }) => [
    ...itemsOf(decoded).flatMap(({ place }) => [...childPlaces(place)].flatMap((child) => mtu(child))),
    ...devicesOf(decoded).flatMap(({ place }) => [...childPlaces(place)].flatMap((child) => ofDevice(child))),
  ],
};

function ofDevice(place: Place): readonly Problem[] {
  const { value, members, items } = place.decoded;
  const key = keyOf(place);
  if (members || items) return [...childPlaces(place)].flatMap((child) => ofDevice(child));
  if (key === 'mtu') return mtu(place);
  // Of the number of a VLAN another rule speaks.
  if (typeof value === 'number' && value < 0 && key !== 'id') return [problem(place, 'a number from 0 on')];
  if (typeof value !== 'string') return [];
  if (booleans.has(key)) return truths.test(value) ? [] : [problem(place, '`true` and `false`')];
  const known = words[key];
  return !known || known.includes(value) ? [] : [problem(place, known.map((word) => `\`${word}\``).join(' and '))];
}

/** The last key on the way, which for an item is that of its list. */
function keyOf({ path }: Place): string {
  return String(path.findLast((step) => typeof step === 'string'));
}

function problem(place: Place, accepted: string): Problem {
  const message = `\`${keyOf(place)}\` cannot be \`${String(place.decoded.value)}\` where netplan reads the config: it is refused, and the machine comes up without its network; accepted: ${accepted}`;
  const at = { code: refused, source: 'strata', severity: 'warning', message, path: place.path } as const;
  return problemAt(place.decoded.node, at);
}

function mtu(place: Place): readonly Problem[] {
  const { value, node } = place.decoded;
  if (keyOf(place) !== 'mtu' || typeof value !== 'number' || (value >= leastMtu && value <= largestMtu)) return [];
  const message = `no network has packets of ${value} bytes: the interface keeps its size, or does not come up; write ${leastMtu} to ${largestMtu}, mostly 1500`;
  return [problemAt(node, { code: small, source: 'strata', severity: 'warning', message, path: place.path })];
}

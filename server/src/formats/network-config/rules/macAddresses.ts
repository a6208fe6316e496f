import type { Problem } from '../../../base/problem.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import type { Place } from '../../../decode/visit.ts';
import type { Rule } from '../../format.ts';
import { childOf, devicesOf, itemsOf } from '../devices.ts';

const code = 'network-config/bad-mac-address';

/** Six bytes of Ethernet, or the twenty of InfiniBand. */
const pattern = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}(?:(?::[0-9a-f]{2}){14})?$/iu;

/** Keys that hold one, and words that netplan takes beside. */
const words: ReadonlySet<string> = new Set(['permanent', 'random', 'stable', 'preserve', 'stable-ssid']);

/** Texts that are no MAC address, so that no card is found by them. */
export const macAddresses: Rule = {
  codes: [code],
  check: ({ decoded }) => [
    ...itemsOf(decoded).flatMap(({ place }) => judge(childOf(place, 'mac_address'))),
    ...devicesOf(decoded).flatMap(({ place }) => {
      const match = childOf(place, 'match');
      return [...judge(childOf(place, 'macaddress')), ...(match ? judge(childOf(match, 'macaddress')) : [])];
    }),
  ],
};

function judge(place: Place | undefined): readonly Problem[] {
  const text = place?.decoded.value;
  if (!place || typeof text !== 'string' || pattern.test(text) || words.has(text)) return [];
  return [
    problemAt(place.decoded.node, {
      code,
      source: 'strata',
      severity: 'warning',
      message: `\`${text}\` is no MAC address: no card is found by it, and none is set up; write six pairs of hexadecimal digits with colons, in quotes`,
      path: place.path,
    }),
  ];
}

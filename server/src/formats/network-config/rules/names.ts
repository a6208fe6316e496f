import type { Problem } from '../../../base/problem.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { headNode, type Place } from '../../../decode/visit.ts';
import type { Rule } from '../../format.ts';
import { childOf, devicesOf, itemsOf, mayHaveOther, textOf } from '../devices.ts';

const long = 'network-config/name-too-long';
const repeated = 'network-config/repeated-name';
const unmatched = 'network-config/set-name-without-match';
const vlan = 'network-config/bad-vlan-id';

/** As the kernel counts it: `IFNAMSIZ` less the end mark. */
const longest = 15;
const largestVlan = 4094;

const own = { source: 'strata', severity: 'warning' } as const;

/** What the kernel takes as names and numbers of interfaces, and names that stand for two of them. */
export const names: Rule = {
  codes: [long, repeated, unmatched, vlan],
  check: ({ decoded }) => {
    const items = itemsOf(decoded).flatMap(({ kind, place }) => {
      const name = kind === 'nameserver' || kind === 'route' ? undefined : childOf(place, 'name');
      // Of a card the tool's own check says it.
      return [
        ...(name && kind !== 'physical' ? tooLong(name, textOf(place, 'name')) : []),
        ...badVlan(childOf(place, 'vlan_id')),
      ];
    });
    const devices = devicesOf(decoded);
    return [
      ...items,
      ...sameNames(decoded),
      ...devices.flatMap(({ name, place }) => [
        ...tooLong(place, place.decoded.members?.has('match') ? undefined : name, true),
        ...badVlan(childOf(place, 'id')),
        ...unmatchedName(place),
      ]),
    ];
  },
};

function tooLong(place: Place, name: string | undefined, isKey = false): readonly Problem[] {
  if (name === undefined || new TextEncoder().encode(name).length <= longest) return [];
  const node = isKey ? headNode(place) : place.decoded.node;
  const message = `the kernel takes ${longest} letters at most for the name of an interface: there will be no \`${name}\`; write a shorter one`;
  return [problemAt(node, { ...own, code: long, message, path: place.path })];
}

function badVlan(place: Place | undefined): readonly Problem[] {
  const id = place?.decoded.value;
  if (!place || typeof id !== 'number' || (id >= 0 && id <= largestVlan)) return [];
  const message = `there is no VLAN \`${id}\`, only 0 to ${largestVlan}: the interface does not come up; write the number that the switch has`;
  return [problemAt(place.decoded.node, { ...own, code: vlan, message, path: place.path })];
}

function unmatchedName(place: Place): readonly Problem[] {
  const name = childOf(place, 'set-name');
  if (!name) return [];
  const match = childOf(place, 'match');
  if (match && (match.decoded.members === undefined || match.decoded.members.has('macaddress'))) return [];
  if (!match && mayHaveOther(place, 'match')) return [];
  if (match && mayHaveOther(match, 'macaddress')) return [];
  const words = match ? 'cloud-init renames by `match.macaddress` alone' : 'netplan refuses `set-name` without `match`';
  const message = `${words}, so the card keeps its name; add \`match\` with \`macaddress\``;
  return [problemAt(headNode(name), { ...own, code: unmatched, message, path: name.path })];
}

function sameNames(decoded: Parameters<typeof itemsOf>[0]): readonly Problem[] {
  const seen = new Set<string>();
  return itemsOf(decoded).flatMap(({ kind, name, place }) => {
    const at = childOf(place, 'name');
    if (name === undefined || !at || kind === 'nameserver' || kind === 'route') return [];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = `an interface \`${name}\` stands further up already, and this one takes its place: the settings up there are lost; put them together, or give one another name`;
    return [problemAt(at.decoded.node, { ...own, code: repeated, message, path: at.path })];
  });
}

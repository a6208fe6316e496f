import type { Problem } from '../../../base/problem.ts';
import type { Decoded } from '../../../decode/decoded.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import type { Place } from '../../../decode/visit.ts';
import { readIpNetwork, readPrefix } from '../../../embedded/ipNetwork.ts';
import type { Rule } from '../../format.ts';
import { childOf, devicesOf, itemsOf, listOf, textOf } from '../devices.ts';

const badPeer = 'network-config/bad-peer-address';
const badTarget = 'network-config/bad-route';

const own = { source: 'strata' } as const;
const noNetwork = 'cloud-init fails in early boot, and the machine comes up without its network';
const refused = 'netplan refuses the config';

/** Addresses of other machines, and the networks that routes lead to. Read in `network_state.py` of cloud-init, and by netplan. */
export const peers: Rule = {
  codes: [badPeer, badTarget],
  check: ({ decoded }) => [...ofItems(decoded), ...ofDevices(decoded)],
};

function ofItems(decoded: Decoded): readonly Problem[] {
  return itemsOf(decoded).flatMap(({ kind, place }) => [
    ...(kind === 'nameserver' ? servers(listOf(place, 'address'), 'no name is asked for there') : []),
    ...(kind === 'route' ? firstRoute(place) : []),
    ...listOf(place, 'subnets').flatMap((subnet) => [
      ...single(childOf(subnet, 'gateway'), 'the machine comes up without this route', 'warning'),
      ...servers(listOf(subnet, 'dns_nameservers'), 'no name is asked for there'),
      ...netmask(subnet, 'address'),
      ...listOf(subnet, 'routes').flatMap(firstRoute),
    ]),
  ]);
}

function firstRoute(route: Place): readonly Problem[] {
  return [
    ...['destination', 'network'].flatMap((key) => network(childOf(route, key))),
    ...single(childOf(route, 'gateway'), 'the machine comes up without this route', 'warning'),
    ...['destination', 'network'].flatMap((key) => netmask(route, key)),
  ];
}

function ofDevices(decoded: Decoded): readonly Problem[] {
  return devicesOf(decoded).flatMap(({ place }) => {
    const nameservers = childOf(place, 'nameservers');
    const elsewhere = `${refused}, and elsewhere the machine comes up without this route`;
    return [
      ...single(childOf(place, 'gateway4'), elsewhere, 'warning', 4),
      ...single(childOf(place, 'gateway6'), elsewhere, 'warning', 6),
      ...(nameservers
        ? servers(listOf(nameservers, 'addresses'), `${refused}, and elsewhere no name is asked for there`)
        : []),
      ...listOf(place, 'routes').flatMap((route) => [...network(childOf(route, 'to')), ...router(route)]),
    ];
  });
}

/** The size of a network behind it is passed over. */
function router(route: Place): readonly Problem[] {
  const place = childOf(route, 'via');
  const [via, to] = [textOf(route, 'via'), textOf(route, 'to')].map((text) => text && readIpNetwork(text));
  if (!place || !via) return single(place, `${refused}, and elsewhere ${noNetwork}`, 'error');
  if (!to || to.family === via.family) return [];
  const message = `the route leads to a network of IPv${to.family}, and its router has an address of IPv${via.family}: ${refused}, and elsewhere the machine comes up without this route; write both in one of them`;
  return [problemAt(place.decoded.node, { ...own, code: badTarget, severity: 'warning', message, path: place.path })];
}

function servers(places: readonly Place[], consequence: string): readonly Problem[] {
  return places.flatMap((place) => single(place, consequence, 'warning'));
}

/** The address of one machine, without the size of a network. */
function single(
  place: Place | undefined,
  consequence: string,
  severity: Problem['severity'],
  family?: 4 | 6,
): readonly Problem[] {
  const text = place?.decoded.value;
  if (!place || typeof text !== 'string') return [];
  // The link of a link-local address may stand behind it; version 1 takes several texts in one.
  const all = place.path.includes('config') ? text.split(/[\s,]+/u) : [text];
  const wrong = all.find((each) => !isSingle(each.replace(/%[\w.-]+$/u, ''), family));
  if (wrong === undefined) return [];
  const words = family === undefined ? 'an address' : `an IPv${family} address`;
  const network = readIpNetwork(wrong);
  const advice = network?.prefix === undefined ? `write ${words}` : 'write it without the size of its network';
  const message = `\`${wrong}\` is not the address of a machine: ${consequence}; ${advice}`;
  return [problemAt(place.decoded.node, { ...own, code: badPeer, severity, message, path: place.path })];
}

function isSingle(text: string, family: 4 | 6 | undefined): boolean {
  const read = readIpNetwork(text);
  return read !== undefined && read.prefix === undefined && (family === undefined || read.family === family);
}

/** What a route leads to: everything, a network or a machine. */
function network(place: Place | undefined): readonly Problem[] {
  const text = place?.decoded.value;
  if (!place || typeof text !== 'string' || text === 'default' || readIpNetwork(text)) return [];
  const message = `\`${text}\` is neither an address nor a network: ${noNetwork}; write one such as \`10.20.0.0/16\`, or \`default\``;
  return [problemAt(place.decoded.node, { ...own, code: badTarget, severity: 'error', message, path: place.path })];
}

/** A mask counts only where the address does not say by itself how large its network is. */
function netmask(holder: Place, key: string): readonly Problem[] {
  const place = childOf(holder, 'netmask');
  const [address, mask] = [textOf(holder, key), textOf(holder, 'netmask')];
  const read = address === undefined ? undefined : readIpNetwork(address);
  if (!place || mask === undefined || read?.prefix !== undefined || !read) return [];
  if (readPrefix(mask, read.family) !== undefined) return [];
  const usual = read.family === 4 ? '255.255.255.0' : 'ffff:ffff:ffff:ffff::';
  const message = `\`${mask}\` is no mask of an IPv${read.family} network: ${noNetwork}; write one such as \`${usual}\``;
  return [problemAt(place.decoded.node, { ...own, code: badTarget, severity: 'error', message, path: place.path })];
}

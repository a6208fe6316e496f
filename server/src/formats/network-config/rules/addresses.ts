import type { Fix, Problem } from '../../../base/problem.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { headNode, mayHaveMoreKeys, type Place } from '../../../decode/visit.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { replaceScalar } from '../../../document/textEdits.ts';
import { type IpNetwork, isInNetwork, readIpNetwork, readPrefix } from '../../../embedded/ipNetwork.ts';
import { propertiesOf } from '../../../shape/entry.ts';
import type { Rule } from '../../format.ts';
import { childOf, devicesOf, itemsOf, listOf, mayHaveOther, textOf } from '../devices.ts';

const bad = 'network-config/bad-address';
const missing = 'network-config/address-missing';
const open = 'network-config/address-without-prefix';
const outside = 'network-config/gateway-outside';
const typeless = 'network-config/subnet-without-type';

const own = { source: 'strata' } as const;
const noNetwork = 'cloud-init fails in early boot, and the machine comes up without its network';

/** Addresses that are none, that lack their network, and routers that are not of it. */
export const addresses: Rule = {
  codes: [bad, missing, open, outside, typeless],
  check: ({ decoded, document }) => [
    ...itemsOf(decoded).flatMap(({ place }) =>
      listOf(place, 'subnets').flatMap((subnet) => judgeSubnet(subnet, document)),
    ),
    ...devicesOf(decoded).flatMap(({ place }) => judgeDevice(place, document)),
  ],
};

function judgeSubnet(subnet: Place, document: TextDocument): readonly Problem[] {
  const { members, node } = subnet.decoded;
  if (!members) return [];
  if (!members.has('type')) {
    // Of a list item without a single key of its own, the unknown ones are what is wrong.
    const known = subnet.decoded.entry && propertiesOf(subnet.decoded.entry);
    if (mayHaveMoreKeys(node) || ![...members.keys()].some((key) => known?.has(key))) return [];
    const message = `a subnet needs \`type\`: ${noNetwork}; write \`static\` for an address, \`dhcp4\` for DHCP`;
    return [gap(subnet, typeless, message)];
  }
  const type = textOf(subnet, 'type');
  if (type !== 'static' && type !== 'static6') return [];
  if (!members.has('address')) {
    if (mayHaveMoreKeys(node)) return [];
    const message = `\`type: ${type}\` needs \`address\`: ${noNetwork}`;
    return [gap(subnet, missing, message)];
  }
  const address = childOf(subnet, 'address');
  const text = address?.decoded.value;
  if (!address || typeof text !== 'string') return [];
  const network = readIpNetwork(text);
  if (!network) return [badAddress(address, text, `${noNetwork}; write one such as \`192.168.1.10/24\``, 'error')];
  const mask = textOf(subnet, 'netmask');
  const prefix = network.prefix ?? (mask === undefined ? undefined : readPrefix(mask, network.family));
  if (prefix === undefined)
    return members.has('netmask') ? [] : [withoutPrefix(address, text, network, 'cloud-init takes', document)];
  return gatewayProblems([childOf(subnet, 'gateway')], [{ network, prefix }]);
}

function gap(place: Place, code: string, message: string): Problem {
  return problemAt(headNode(place), { ...own, code, severity: 'error', message, path: place.path, lacks: true });
}

function judgeDevice(device: Place, document: TextDocument): readonly Problem[] {
  const problems: Problem[] = [];
  const networks: Known[] = [];
  const places = listOf(device, 'addresses');
  for (const place of places) {
    const text = place.decoded.value;
    if (typeof text !== 'string') continue;
    const network = readIpNetwork(text);
    if (!network) {
      const words = 'netplan refuses the config, and elsewhere cloud-init fails; write one such as `192.168.1.10/24`';
      problems.push(badAddress(place, text, words, 'error'));
    } else if (network.prefix === undefined) {
      problems.push(
        withoutPrefix(place, text, network, 'netplan refuses the config, and elsewhere cloud-init takes', document),
      );
    } else networks.push({ network, prefix: network.prefix });
  }
  if (networks.length === 0 || networks.length < places.length) return problems;
  const routes = listOf(device, 'routes').filter((route) => route.decoded.members?.has('on-link') === false);
  const gateways = [
    childOf(device, 'gateway4'),
    childOf(device, 'gateway6'),
    ...routes.map((route) => childOf(route, 'via')),
  ];
  return isDynamic(device) ? problems : [...problems, ...gatewayProblems(gateways, networks)];
}

/** Whether the device may have addresses that do not stand here. */
function isDynamic(device: Place): boolean {
  const known = device.decoded.entry && propertiesOf(device.decoded.entry);
  // A key that nobody knows may be meant for one of these.
  if (mayHaveOther(device, 'dhcp4') || [...(device.decoded.members?.keys() ?? [])].some((key) => !known?.has(key)))
    return true;
  return ['dhcp4', 'dhcp6', 'accept-ra'].some((key) => {
    const value = device.decoded.members?.get(key)?.value.value;
    return value !== undefined && value !== false;
  });
}

interface Known {
  readonly network: IpNetwork;
  readonly prefix: number;
}

function gatewayProblems(gateways: readonly (Place | undefined)[], networks: readonly Known[]): readonly Problem[] {
  return gateways.flatMap((place) => {
    const text = place?.decoded.value;
    if (!place || typeof text !== 'string') return [];
    const gateway = readIpNetwork(text);
    const same = networks.filter(({ network }) => network.family === gateway?.family);
    // Link-local addresses are of every link, and where a network is a single address the router cannot be of it.
    if (!gateway || same.length === 0 || /^fe[89ab]/iu.test(text) || same.some(({ prefix }) => prefix >= 31)) return [];
    if (same.some(({ network, prefix }) => isInNetwork(gateway, network, prefix))) return [];
    const message = `\`${text}\` is of none of the networks of this interface, so that the machine cannot reach it: it comes up without this route; check it against the address and its prefix`;
    return [problemAt(place.decoded.node, { ...own, code: outside, severity: 'warning', message, path: place.path })];
  });
}

function badAddress(place: Place, text: string, words: string, severity: Problem['severity']): Problem {
  const message = `\`${text}\` is no address: ${words}`;
  return problemAt(place.decoded.node, { ...own, code: bad, severity, message, path: place.path });
}

function withoutPrefix(
  place: Place,
  text: string,
  { family }: IpNetwork,
  who: string,
  document: TextDocument,
): Problem {
  const { node } = place.decoded;
  const usual = family === 4 ? '/24' : '/64';
  const fixes = (): readonly Fix[] =>
    node.kind === 'scalar'
      ? [
          {
            title: `Change to \`${text}${usual}\``,
            edits: replaceScalar(document, node, `${text}${usual}`),
            certain: false,
          },
        ]
      : [];
  const message = `nothing says how large the network of \`${text}\` is: ${who} \`${usual}\`; write it behind the address`;
  return problemAt(node, { ...own, code: open, severity: 'warning', message, path: place.path, fixes });
}

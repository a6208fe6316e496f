import { isIpv6 } from './isIpv6.ts';

/** An address, with the number of bits that its network has where the text says so. */
export interface IpNetwork {
  readonly family: 4 | 6;
  readonly value: bigint;
  readonly prefix: number | undefined;
}

/** Reads `192.168.1.10`, `192.168.1.10/24`, `10.0.0.1/255.0.0.0`, `2001:db8::1/64`; undefined for anything else. */
export function readIpNetwork(text: string): IpNetwork | undefined {
  const [address = '', mask, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  const family = address.includes(':') ? 6 : 4;
  const value = family === 4 ? readIpv4(address) : readIpv6(address);
  if (value === undefined) return undefined;
  if (mask === undefined) return { family, value, prefix: undefined };
  const prefix = readPrefix(mask, family);
  return prefix === undefined ? undefined : { family, value, prefix };
}

/** The number of bits of a network: `24`, or a mask such as `255.255.255.0`; undefined for what is neither. */
export function readPrefix(text: string, family: 4 | 6): number | undefined {
  const bits = family === 4 ? 32 : 128;
  if (/^\d{1,3}$/u.test(text)) return Number(text) <= bits ? Number(text) : undefined;
  const mask = family === 4 ? readIpv4(text) : readIpv6(text);
  if (mask === undefined) return undefined;
  const ones = mask.toString(2).replace(/0+$/u, '');
  return mask === 0n ? 0 : ones.includes('0') || mask.toString(2).length < bits ? undefined : ones.length;
}

/** Whether an address is of the network that another one is of. */
export function isInNetwork(address: IpNetwork, network: IpNetwork, prefix: number): boolean {
  if (address.family !== network.family) return false;
  const rest = BigInt((network.family === 4 ? 32 : 128) - prefix);
  return address.value >> rest === network.value >> rest;
}

function readIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  // A leading zero is refused, because some would read the number as octal.
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/u.test(part) && Number(part) <= 255))
    return undefined;
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function readIpv6(text: string): bigint | undefined {
  if (!isIpv6(text)) return undefined;
  const [before = '', behind] = withoutIpv4(text).split('::');
  const groups = (part: string): readonly string[] => (part === '' ? [] : part.split(':'));
  const [left, right] = [groups(before), groups(behind ?? '')];
  const all = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return all.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n);
}

/** The last two groups may be written as an IPv4 address. */
function withoutIpv4(text: string): string {
  return text.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/u, (_, ...bytes: readonly string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
}

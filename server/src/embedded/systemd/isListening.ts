import { isIpv6 } from '../isIpv6.ts';

/** Whether a socket can listen on it: a port, `address:port`, `[address]:port`, a path, an abstract name or a VM's socket. */
export function isListening(text: string): boolean {
  if (/^[/@]|^vsock/u.test(text)) return true;
  const [, six] = /^\[([^\]]*)\]:\w+$/u.exec(text) ?? [];
  if (six !== undefined && !isIpv6(six.replace(/%.*$/u, ''))) return false;
  const [, four] = /^([\d.]+):\w+$/u.exec(text) ?? [];
  if (four !== undefined && !isIpv4(four)) return false;
  if (six === undefined && four === undefined && text.includes(':')) return false;
  return isPort(text.slice(text.lastIndexOf(':') + 1));
}

function isPort(text: string): boolean {
  if (!/^(?:0x[\da-f]+|0o[0-7]+|0b[01]+|[1-9]\d*)$/iu.test(text)) return false;
  return Number(text) >= 1 && Number(text) <= 65_535;
}

function isIpv4(text: string): boolean {
  const fields = text.split('.');
  return fields.length === 4 && fields.every((field) => /^\d{1,3}$/u.test(field) && Number(field) <= 255);
}

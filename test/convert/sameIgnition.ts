import { gunzipSync } from 'node:zlib';

/**
 * An Ignition config as what a machine gets: without its version, with contents unpacked, in an order of its own. Special bits
 * of modes are left out where the version does not act on them.
 */
export function machineOf(config: unknown): unknown {
  const version = String((config as { ignition: { version: string } }).ignition.version);
  const [, minor = 0] = version.split('.').map(Number);
  return normal(config, '', minor >= 6);
}

function normal(value: unknown, key: string, actsOnBits: boolean): unknown {
  if (Array.isArray(value))
    return value
      .map((item) => normal(item, key, actsOnBits))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null)
    return key === 'mode' && typeof value === 'number' && !actsOnBits ? value & 0o777 : value;
  const entries = Object.entries(value).filter(([name]) => !(key === 'ignition' && name === 'version'));
  const object = Object.fromEntries(
    entries
      .map(([name, member]) => [name, normal(member, name, actsOnBits)] as const)
      .filter(([, member]) => !isEmpty(member))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const { source, compression, ...others } = object;
  if (typeof source !== 'string' || !source.startsWith('data:')) return object;
  return { ...others, bytes: unpacked(source, compression === 'gzip') };
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function unpacked(source: string, isPacked: boolean): string {
  const comma = source.indexOf(',');
  const data = source.slice(comma + 1);
  const bytes = source.slice(0, comma).endsWith(';base64')
    ? Buffer.from(data, 'base64')
    : Buffer.from(
        data.replace(/%([0-9A-Fa-f]{2})/gu, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      );
  try {
    return (isPacked ? gunzipSync(bytes) : bytes).toString('latin1');
  } catch {
    return source;
  }
}

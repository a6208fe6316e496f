/** Somebody who hands a config to a machine as its user data, as `schemas/providers.json` lists him. */
export interface Provider {
  /** As Ignition calls the platform. */
  readonly id: string;
  readonly name: string;
  /** The largest user data that he takes. */
  readonly limit: number;
  /** What `limit` counts: the bytes themselves, or the base64 that they are sent in. */
  readonly counts: 'bytes' | 'base64';
  readonly source: string;
}

/** The largest config that the provider takes, in bytes. */
export function largestUserData({ limit, counts }: Provider): number {
  return counts === 'base64' ? Math.floor(limit / 4) * 3 : limit;
}

import { createHash } from 'node:crypto';

/** What tells a Butane text and what it becomes from any other; `refused` where it becomes nothing. */
export function fingerprint(butane: string, output: string | undefined): string {
  const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `${short(butane)} ${output === undefined ? 'refused' : short(output)}`;
}

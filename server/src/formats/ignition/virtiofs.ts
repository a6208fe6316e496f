import { holds } from '../../shape/availability.ts';
import type { Target } from '../../shape/target.ts';
import type { Filesystem } from './config.ts';
import { filesystemFormat } from './schema.ts';

/** Whether a filesystem is a folder of the host. Before the format came, the word was just another that is not accepted. */
export function isVirtiofs({ format }: Filesystem, target: Target): boolean {
  const known = format === 'virtiofs' ? filesystemFormat(format) : undefined;
  return known !== undefined && holds(known, target);
}

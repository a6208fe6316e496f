import type { Target } from '../../shape/target.ts';
import { reaches } from '../../shape/versions.ts';
import type { Filesystem } from './config.ts';

/** Whether a filesystem is a folder of the host. Before the format came, the word was just another that is not accepted. */
export function isVirtiofs({ format }: Filesystem, { table, row }: Target): boolean {
  return format === 'virtiofs' && row !== undefined && reaches(table, row, { ignition: '3.7.0-experimental' });
}

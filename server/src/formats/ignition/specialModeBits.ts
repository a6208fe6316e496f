import type { Target } from '../../shape/target.ts';
import { reaches } from '../../shape/versions.ts';

/** The setuid, setgid and sticky bits. */
export const specialModeBits = 0o7000;

/** Whether Ignition drops those bits of a mode, as it does before 3.6.0. */
export function dropsSpecialBits({ table, row }: Target): boolean {
  return row !== undefined && !reaches(table, row, { ignition: '3.6.0' });
}

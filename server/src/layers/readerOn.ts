import type { ReaderRow } from '../shape/osFacts.ts';
import { type NamedOs, osFacts } from './osFacts.ts';

/** The program that reads configs of a format on a system in place of the format's real tool; undefined where none is known. */
export function readerOn(format: string, { id }: NamedOs): ReaderRow | undefined {
  return osFacts(id)?.readers?.find((row) => row.format === format);
}

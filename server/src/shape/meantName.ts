import type { Entry } from './entry.ts';

/** The name of a key, or that of the one that says the very same in its place where it is deprecated. */
export function meantName(name: string, entry: Entry | undefined): string {
  const { fix, instead = name } = entry?.keywords['x-deprecated'] ?? {};
  return fix === 'rename' ? instead : name;
}

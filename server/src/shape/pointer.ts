import { holds } from './availability.ts';
import type { Entry } from './entry.ts';
import type { Target } from './target.ts';

/** Scalars are pointers in the tool's structs, present or not, but for those whose printing the schema rules. */
export function isPointer(entry: Entry, target: Target): boolean {
  const { within, outside } = pointerBySpan(entry);
  if (within === outside) return within;
  const print = entry.keywords['x-print'];
  return print !== undefined && holds(print, target) ? within : outside;
}

/** The same where the version is not known: undefined where it decides. */
export function isPointerInAll(entry: Entry): boolean | undefined {
  const { within, outside } = pointerBySpan(entry);
  return within === outside ? within : undefined;
}

/** Whether the scalar is one in the versions for which the schema rules its printing, and in all others. */
function pointerBySpan(entry: Entry): { readonly within: boolean; readonly outside: boolean } {
  const print = entry.keywords['x-print'];
  if (!print) return { within: true, outside: true };
  const within = print.as === null || print.when === 'present';
  if (!print.since && !print.until) return { within, outside: within };
  return { within, outside: print.otherwise === undefined };
}

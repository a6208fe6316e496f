import type { Analysis } from '../analysis.ts';
import { type UserDataSize, userDataProblems, userDataSize } from '../features/conversion/userDataSize.ts';
import type { Service } from '../service.ts';
import { later } from './clock.ts';

/** How long a document is left alone before its size is worked out, in milliseconds: that costs as much as a conversion. */
const idleTime = 1000;

/** The sizes of what the open documents become, worked out whenever nobody types. */
export interface SizeWatch {
  /** As it was last worked out: of this text, or of one a few keystrokes older. */
  readonly last: (uri: string) => UserDataSize | undefined;
  /** Begins to wait, or waits anew. */
  readonly schedule: (uri: string) => void;
  readonly forget: (uri: string) => void;
}

/**
 * @param changed called where there is something else to say of a size than before
 * @param failed called with a mistake of ours
 */
export function watchSizes(
  service: Service,
  changed: (uri: string) => Promise<void>,
  failed: (error: unknown) => void,
): SizeWatch {
  const sizes = new Map<string, UserDataSize | undefined>();
  /** What calls off those that are waited for. */
  const waiting = new Map<string, () => void>();

  const measure = async (uri: string): Promise<void> => {
    waiting.delete(uri);
    const analysis = await service.analysis(uri);
    // It may have been closed meanwhile, or the clock was set again.
    if (!analysis || !service.document(uri) || waiting.has(uri)) return;
    const before = sizes.get(uri);
    const size = userDataSize(analysis);
    sizes.set(uri, size);
    if (wordsOf(analysis, before) !== wordsOf(analysis, size)) await changed(uri);
  };
  const forget = (uri: string): void => {
    waiting.get(uri)?.();
    waiting.delete(uri);
  };
  return {
    last: (uri) => sizes.get(uri),
    schedule: (uri) => {
      forget(uri);
      const callOff = later(idleTime, () => void measure(uri).catch(failed));
      waiting.set(uri, callOff);
    },
    forget: (uri) => {
      forget(uri);
      sizes.delete(uri);
    },
  };
}

function wordsOf(analysis: Analysis, size: UserDataSize | undefined): string {
  return userDataProblems(analysis, size)
    .map(({ severity, message }) => `${severity} ${message}`)
    .join('\n');
}

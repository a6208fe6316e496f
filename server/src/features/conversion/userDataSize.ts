import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { Problem } from '../../base/problem.ts';
import type { Range } from '../../base/text.ts';
import { providers } from '../../generated/schemas.ts';
import { formatById } from '../../registry.ts';
import { largestUserData, type Provider } from '../../shape/provider.ts';
import { convertAnalysis } from './convert.ts';

/** How much of the providers' user data a config fills. */
export interface UserDataSize {
  /** Of the config that the machine fetches, as a file. */
  readonly bytes: number;
  /** In the order of their limits. */
  readonly takenBy: readonly Provider[];
  readonly refusedBy: readonly Provider[];
}

const known = new WeakMap<Analysis, { readonly size: UserDataSize | undefined }>();

/**
 * The size of what becomes of a document; undefined for what is no user data, or becomes nothing. It costs as much as
 * converting the document, once for each analysis, so it is never asked for while somebody types.
 */
export function userDataSize(analysis: Analysis): UserDataSize | undefined {
  const before = known.get(analysis);
  if (before) return before.size;
  const size = measure(analysis);
  known.set(analysis, { size });
  return size;
}

function measure(analysis: Analysis): UserDataSize | undefined {
  const config = userDataOf(analysis);
  if (config === undefined) return undefined;
  const bytes = new TextEncoder().encode(config).length;
  const ordered = providers.toSorted((a, b) => largestUserData(a) - largestUserData(b));
  const isTaken = (provider: Provider): boolean => bytes <= largestUserData(provider);
  return { bytes, takenBy: ordered.filter(isTaken), refusedBy: ordered.filter((provider) => !isTaken(provider)) };
}

/** For a person: `14.2 KB of 16 KB user data`, and who does not take it. */
export function userDataText({ bytes, takenBy: [smallest], refusedBy }: UserDataSize): string {
  if (!smallest) return `${kilobytes(bytes)}, too large for the user data of every provider`;
  const size = `${kilobytes(bytes)} of ${limitOf(smallest)} user data`;
  return refusedBy.length === 0 ? size : `${size}, too large for ${refusedBy.map(nameAndLimit).join(', ')}`;
}

/** What is to be said of a config that not every provider takes. */
export function userDataProblems({ parts: [part] }: Analysis, size: UserDataSize | undefined): readonly Problem[] {
  if (!part || !size || size.refusedBy.length === 0) return [];
  const { bytes, takenBy, refusedBy } = size;
  const found = `the config that the machine gets is ${kilobytes(bytes)}`;
  const refused = refusedBy.map(nameAndLimit).join(', ');
  // Of what else reads it nobody knows whether it unpacks.
  const advice =
    part.format.mayBePacked && !part.target.hasOtherReader
      ? `pack it with gzip, which ${part.format.tool} undoes, or put it at a URL and let a small text include it`
      : 'fetch large files from a URL, or put the config at a URL and let a small one replace itself with it';
  const common = { code: 'strata/user-data-size', source: 'strata', range: topOf(part), path: [] };
  if (takenBy.length === 0) {
    const message = `${found}: too large as user data for every provider, ${refused}; ${advice}`;
    return [{ ...common, severity: 'warning', message }];
  }
  const taken = `${takenBy.map(nameAndLimit).join(', ')} ${takenBy.length === 1 ? 'takes' : 'take'} it`;
  const message = `${found}: too large as user data for ${refused}; ${taken}; to make it smaller, ${advice}`;
  return [{ ...common, severity: 'info', message }];
}

function userDataOf(analysis: Analysis): string | undefined {
  const [part] = analysis.parts;
  if (!part) return undefined;
  if (part.format.isUserData) return isAccepted(analysis, part) ? analysis.document.text : undefined;
  const outcome = convertAnalysis(analysis, undefined, { pretty: false, raw: false });
  const isUserData = outcome.kind === 'converted' && formatById(outcome.format)?.isUserData === true;
  return isUserData ? `${outcome.text}\n` : undefined;
}

function isAccepted({ document, found }: Analysis, { target, resolution }: PartAnalysis): boolean {
  if (!target.row || resolution.predecessorAt || document.masks.length > 0) return false;
  return !found().some(({ severity, source }) => severity === 'error' && source !== 'strata');
}

/** The first key, above which a comment can silence the problem. */
function topOf({ part: { root, start } }: PartAnalysis): Range {
  const first = root?.kind === 'map' ? root.pairs[0]?.key : root;
  return first ? { start: first.start, end: first.end } : { start, end: start };
}

/** Never less than it is: what does not fit must not look as if it did. */
function kilobytes(bytes: number): string {
  return `${Math.ceil((bytes / 1024) * 10) / 10} KB`;
}

function limitOf(provider: Provider): string {
  return `${Math.round((largestUserData(provider) / 1024) * 10) / 10} KB`;
}

function nameAndLimit(provider: Provider): string {
  return `${provider.name} (${limitOf(provider)})`;
}

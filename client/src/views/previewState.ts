import type { ConvertedProblem, ConvertResult, LossRecord, OriginRecord } from '../../../server/src/base/protocol.ts';
import { type PreviewText, previewText } from './previewText.ts';

/** Why there is no result of the newest text. */
export interface Hindrance {
  /** For a person. */
  readonly reason: string;
  /** What is to be mended, the first one first. */
  readonly problems: readonly ConvertedProblem[];
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
}

/** What a preview shows, and how far it can be believed. */
export type PreviewState =
  /** Nothing could be converted yet; without a hindrance it is being tried. */
  | { readonly kind: 'empty'; readonly hindrance: Hindrance | undefined }
  | ({ readonly kind: 'current' } & ShownResult)
  /** What is shown is the last result that there was. */
  | ({ readonly kind: 'stale'; readonly hindrance: Hindrance } & ShownResult);

export interface ShownResult {
  readonly shown: PreviewText;
  readonly format: string;
  readonly problems: readonly ConvertedProblem[];
  readonly losses: readonly LossRecord[];
  readonly origins: readonly OriginRecord[];
  /** The version of the source's text that it was made of. */
  readonly version: number;
}

/** What was heard of a conversion. */
export type PreviewNews =
  | { readonly kind: 'answered'; readonly result: ConvertResult; readonly version: number }
  /** There is no answer: the source is closed, or the server has stopped. */
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * @param now in milliseconds since 1970
 * @param more says in one line that so many more lines are gone
 */
export function nextState(
  before: PreviewState,
  news: PreviewNews,
  now: number,
  more: (count: number) => string,
): PreviewState {
  if (news.kind === 'failed') return hindered(before, news.reason, [], now);
  const { result, version } = news;
  if (result.output === null || result.format === null)
    return hindered(before, result.refusal ?? '', result.problems, now);
  const last = before.kind === 'empty' ? undefined : before;
  const { output, format, problems, losses, origins = [] } = result;
  // Asked again about the same text it shows the same, with what the last edit took away.
  const isSame = last?.version === version && last.shown.output === output;
  const shown = isSame ? last.shown : previewText(output, last?.shown.output, more);
  return { kind: 'current', shown, format, problems, losses, origins, version };
}

function hindered(
  before: PreviewState,
  reason: string,
  problems: readonly ConvertedProblem[],
  now: number,
): PreviewState {
  switch (before.kind) {
    case 'empty':
      return { kind: 'empty', hindrance: { reason, problems, since: before.hindrance?.since ?? now } };
    case 'current':
      return { ...before, kind: 'stale', hindrance: { reason, problems, since: now } };
    case 'stale':
      return { ...before, hindrance: { reason, problems, since: before.hindrance.since } };
  }
}

import type { Range } from '../../base/text.ts';

/** One of the texts that cloud-init takes out of a message or an archive, in its order. */
export interface UserDataEntry {
  /** What cloud-init takes it for, after a look at the content; in lower case. */
  readonly type: string;
  readonly content: EntryContent;
  /** Where the content stands. */
  readonly range: Range;
  /** By their names as they are written, which count. */
  readonly headers: ReadonlyMap<string, string>;
}

export type EntryContent =
  | { readonly kind: 'text'; readonly text: string; readonly sourceOf: (range: Range) => Range }
  /** Nobody can know it here. */
  | { readonly kind: 'unread'; readonly why: string }
  /** cloud-init cannot read it either, and takes nothing of all. */
  | { readonly kind: 'failed'; readonly why: string };

export type UserData =
  | { readonly kind: 'entries'; readonly entries: readonly UserDataEntry[]; readonly unread: readonly Unread[] }
  /** cloud-init stops there, and takes nothing of all. */
  | { readonly kind: 'failed'; readonly range: Range; readonly why: string };

/** A list of texts that cloud-init cannot read, so that it takes nothing of it. */
export interface Unread {
  readonly range: Range;
  readonly why: string;
}

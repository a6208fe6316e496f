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

const prefixes: readonly (readonly [prefix: string, type: string])[] = [
  ['text/x-shellscript-per-instance', 'text/x-shellscript-per-instance'],
  ['text/x-shellscript-per-boot', 'text/x-shellscript-per-boot'],
  ['text/x-shellscript-per-once', 'text/x-shellscript-per-once'],
  ['#cloud-config-archive', 'text/cloud-config-archive'],
  ['#cloud-config-jsonp', 'text/cloud-config-jsonp'],
  ['## template: jinja', 'text/jinja2'],
  ['#cloud-boothook', 'text/cloud-boothook'],
  ['#include-once', 'text/x-include-once-url'],
  ['#cloud-config', 'text/cloud-config'],
  ['#part-handler', 'text/part-handler'],
  ['#include', 'text/x-include-url'],
  ['#!', 'text/x-shellscript'],
];

/** What cloud-init takes a text for by its beginning (`type_from_starts_with`); undefined where that says nothing. */
export function typeByContent(text: string): string | undefined {
  const start = /[^\s]|\uFEFF/u.exec(text)?.index ?? text.length;
  const beginning = text.slice(start, start + 100).toLowerCase();
  return prefixes.find(([prefix]) => beginning.startsWith(prefix))?.[1];
}

import type { Range } from '../../base/text.ts';

/** What is meant as a comment behind a value, to which it belongs for systemd. */
export interface CommentBehind {
  /** The value as it was meant. */
  readonly value: string;
  readonly comment: string;
}

/** Undefined where nothing in a value looks like a comment, or the value goes over several lines. */
export function commentBehind(value: string): CommentBehind | undefined {
  const found = /^(?<meant>[^\r\n]*?)[ \t]+(?<comment>[#;][^\r\n]*)$/u.exec(value)?.groups;
  const { meant = '', comment = '' } = found ?? {};
  return meant === '' || comment.endsWith('\\') ? undefined : { value: meant, comment };
}

/** A unit in which the comment behind a value stands on a line of its own above; undefined where none stands there. */
export function moveComment(text: string, { start, end }: Range): string | undefined {
  const found = commentBehind(text.slice(start, end));
  if (!found) return undefined;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.startsWith('\r\n', end) ? '\r\n' : '\n';
  const comment = `${found.comment}${newline}`;
  return text.slice(0, line) + comment + text.slice(line, start + found.value.length) + text.slice(end);
}

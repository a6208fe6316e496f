/** An assignment that goes on over several lines, among which comments stand. */
export interface CommentInBetween {
  /** How many lines of comments. */
  readonly count: number;
  /** The unit with the comments above the assignment: systemd reads the same. */
  readonly moved: string;
}

/**
 * What is wrong with a line that is no assignment, where the one above was to go on in it: systemd passes over comments between
 * such lines, and the real tools take the first of them for the end of the value.
 *
 * @param offset of the line
 */
export function commentInBetween(text: string, offset: number): CommentInBetween | undefined {
  const lines = text.split('\n');
  const at = text.slice(0, offset).split('\n').length - 1;
  const above = lines.slice(0, at).findLastIndex((line) => !isComment(line));
  if (above < 0 || above === at - 1 || !goesOn(lines[above])) return undefined;
  let first = above;
  while (first > 0 && goesOn(lines[first - 1]) && !isComment(lines[first - 1])) first--;
  let end = at;
  while (end < lines.length && (isComment(lines[end]) || goesOn(lines[end]))) end++;
  const own = lines.slice(first, end + 1);
  const comments = own.filter(isComment);
  // A comment that ends in a backslash goes on itself, for one of the two.
  if (comments.some(goesOn)) return undefined;
  const rest = own.filter((line) => !isComment(line));
  const moved = [...lines.slice(0, first), ...comments, ...rest, ...lines.slice(end + 1)].join('\n');
  return { count: comments.length, moved };
}

function isComment(line: string | undefined): boolean {
  return /^[ \t]*[#;]/u.test(line ?? '');
}

function goesOn(line: string | undefined): boolean {
  return /\\\r?$/u.test(line ?? '');
}

/** A single character for a message, which stands between backticks unless it is one. */
export function quotedSign(sign: string): string {
  return sign === '`' ? 'a backtick' : `\`${sign}\``;
}

/** The lines that are told of an exception that nobody expected, so that whoever sees it can pass it on. */
export function ownMistake(error: unknown): readonly [string, ...string[]] {
  const [first = '', ...stack] =
    `a mistake of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`.split('\n');
  return [first, ...stack];
}

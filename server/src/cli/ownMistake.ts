/** What is told of an exception that nobody expected, so that whoever sees it can pass it on. */
export function ownMistake(error: unknown): string {
  return `a mistake of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

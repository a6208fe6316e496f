/** The few assertions that the suites need, without a package: they run in a web worker too. */

/** Fails unless both are equal as JSON. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [found, wanted] = [actual, expected].map((value) => JSON.stringify(value, undefined, 1));
  if (found !== wanted) throw new Error(`${what}: expected ${wanted}, found ${found}`);
}

/** Fails unless the text holds the part. */
export function expectIncludes(text: string, part: string, what: string): void {
  if (!text.includes(part)) throw new Error(`${what}: expected ${JSON.stringify(part)} in ${JSON.stringify(text)}`);
}

/** The value, which the test cannot go on without. */
export function expectPresent<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`${what} is missing`);
  return value;
}

/**
 * Asks until the answer is there. For what VS Code does in its own time after an event, such as diagnostics after an
 * edit: it offers no promise for it.
 */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const giveUp = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUp) throw new Error(`${what}: waited in vain`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

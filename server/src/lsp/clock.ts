/** The one file of the server that knows of time: what it waits for is never part of an answer. */

/** Does something later, in milliseconds; returns what calls it off. */
export function later(wait: number, act: () => void): () => void {
  const timer = setTimeout(act, wait);
  return () => clearTimeout(timer);
}

/** Resolves later, in milliseconds. */
export function pause(wait: number): Promise<void> {
  return new Promise((resolve) => later(wait, resolve));
}

/** Begins to measure; what it returns gives the milliseconds since. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}

/** How long work in the background may keep the editor's messages waiting, in milliseconds. */
const longestTurn = 5;

/** Called between two pieces of work in the background: where the turn is over, it lets the editor's messages be read. */
export function turnTaker(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < longestTurn) return;
    await pause(0);
    began = performance.now();
  };
}

/** A text that no other run of the server has. */
export function nameOfRun(): string {
  return Date.now().toString(36);
}

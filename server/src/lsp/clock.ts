/** The one file of the server that knows of time: what it waits for is never part of an answer. */

/** Does something later, in milliseconds; returns what calls it off. */
export function later(wait: number, act: () => void): () => void {
  const timer = setTimeout(act, wait);
  return () => clearTimeout(timer);
}

/** How long work in the background may keep the editor's messages waiting, in milliseconds. */
const longestTurn = 5;

/** Called between two pieces of work in the background: where the turn is over, it lets the editor's messages be read. */
export function turnTaker(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < longestTurn) return;
    await new Promise<void>((resolve) => later(0, resolve));
    began = performance.now();
  };
}

/** A text that no other run of the server has. */
export function nameOfRun(): string {
  return Date.now().toString(36);
}

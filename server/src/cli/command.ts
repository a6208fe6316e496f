import type { Flag } from './flags.ts';

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly about: string;
  /** The flags that it takes, in the order in which its usage names them. */
  readonly flags: readonly Flag[];
  /** The flags among them that it cannot do without. */
  readonly needed?: readonly Flag[];
  /** What may stand behind a flag where this command takes less than others. */
  readonly values?: Readonly<Partial<Record<Flag, string>>>;
  /** What stands behind the flags: `FILE...`. */
  readonly operands: string;
  /** What a person who is about to use it has to know beyond the flags; a line each. */
  readonly notes: readonly string[];
  /** Whether half of what it prints is of no use, so that a reader that closes early makes it fail. */
  readonly isAllOrNothing?: boolean;
  /** Returns the exit status. Throws a `UsageError`. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

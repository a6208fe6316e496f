/** What tools that make accounts take, as `schemas/accounts.json` has it. */
export interface AccountNames {
  /** A regular expression for a name that every `useradd` refuses. */
  readonly unusableName: string;
  /** Accounts of every system. */
  readonly accounts: readonly string[];
  /** Groups of every system that have no account of their name. */
  readonly groupsEverywhere: readonly string[];
  /** Groups that images and packages bring. */
  readonly groupsOfPackages: readonly string[];
  /** Accounts that images have, which may have a password already. */
  readonly ofImages: readonly string[];
  /** Paths of shells. */
  readonly shells: readonly string[];
  /** Systems that make no group with an account. */
  readonly withoutUserGroups: readonly string[];
  /** Words after which somebody may log in in a way of his own. */
  readonly logins: readonly string[];
  /** How a text begins that is taken for a hash where a password may stand as well. */
  readonly hashedPrefixes: readonly string[];
}

/** What is known of commands, as `schemas/commands.json` has it. */
export interface CommandFacts {
  readonly installers: readonly Installer[];
  /** The systems whose `/bin/sh` is dash. */
  readonly dash: readonly string[];
  readonly beyondDash: readonly BeyondDash[];
  readonly waits: readonly PatternFact[];
  /** What ends the tool while it runs, or has it begin anew; `because` is a whole message. */
  readonly spoils: readonly PatternFact[];
  /** Systems on which units wait for the stage of `bootcmd`. */
  readonly hungUp: readonly string[];
  /** Units that do not wait for it there. */
  readonly early: readonly string[];
  /** Units that wait for it everywhere. */
  readonly after: readonly string[];
  /** Units that wait for the last stage. */
  readonly last: readonly string[];
  readonly once: readonly (PatternFact & { readonly severity: 'warning' | 'info' })[];
  /** A regular expression for what asks before it does something. */
  readonly guards: string;
  /** What only a shell understands. */
  readonly shellWords: readonly string[];
  /** What only the kernel that runs knows of: a regular expression for a command, and what to do in its place. */
  readonly lost: readonly { readonly pattern: string; readonly instead: string }[];
  /** A regular expression for what takes the machine down. */
  readonly restarts: string;
}

/** A program that asks before it installs anything. */
export interface Installer {
  readonly names: readonly string[];
  /** The words that make it ask. */
  readonly verbs: readonly string[];
  /** A regular expression for a word that answers, or because of which it does not ask. */
  readonly yes: string;
  /** The answer to write. */
  readonly option: string;
}

export interface PatternFact {
  /** A regular expression for a command. */
  readonly pattern: string;
  /** A clause that ends a sentence. */
  readonly because: string;
}

/** What dash does not have. */
export interface BeyondDash {
  /** A regular expression for a script without what stands in quotes. */
  readonly pattern: string;
  readonly what: string;
  /** What dash makes of it: a clause. */
  readonly says: string;
  readonly instead: string;
}

/** What programs make of files, as `schemas/written-files.json` has it. */
export interface WrittenFiles {
  /** A regular expression for names of what is not to be read, or is read by somebody who is told of it. */
  readonly laidAside: string;
  readonly rules: readonly WrittenFile[];
  readonly secrets: readonly SecretFile[];
  readonly run: readonly RunFolder[];
  /** The names in folders that systems have, with blanks between. */
  readonly folders: Readonly<Record<string, string>>;
}

/** What a program wants of a file that it reads. */
export interface WrittenFile {
  /** The folder, or the file itself. */
  readonly in?: string;
  readonly at?: string;
  /** Whether other files name files of the folder, which are read then whatever they are called. */
  readonly mayBeNamed?: boolean;
  /** A regular expression for names that are read. */
  readonly name?: string;
  /** In octal: what must be off in the mode. */
  readonly closed?: string;
  /** Whether the last line has to end. */
  readonly ends?: boolean;
  /** The systems for which this holds; all without it. */
  readonly on?: readonly string[];
  readonly because: string;
  readonly instead: string;
  /** The mode to write. */
  readonly mode?: string;
}

/** What only its owner may read: a file that has one of both, or both where both are there. */
export interface SecretFile {
  readonly path?: string;
  readonly content?: string;
  readonly what: string;
}

/** A folder of which every file is run that may be. */
export interface RunFolder {
  readonly in: string;
  /** Who runs them. */
  readonly by: string;
  /** Whether a script needs to say who reads it. */
  readonly interpreter?: boolean;
}

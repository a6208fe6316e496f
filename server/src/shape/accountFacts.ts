/** What sshd takes in a line of authorized_keys, as `schemas/ssh.json` has it. */
export interface SshFacts {
  /** How many fields a key of a type has behind the name of the type. */
  readonly keyTypes: Readonly<Record<string, number>>;
  /** Types that sshd no longer takes. */
  readonly goneKeyTypes: Readonly<Record<string, number>>;
  /** How the type of a certificate ends, which sshd never looks for in authorized_keys. */
  readonly certificateEnding: string;
  /** In small letters; sshd does not mind their case. */
  readonly options: readonly string[];
  /** The settings of sshd, with blanks between. */
  readonly serverSettings: string;
  /** All words that a setting takes, with blanks between. */
  readonly serverValues: Readonly<Record<string, string>>;
}

/** The forms of password hashes, as `schemas/passwords.json` has them. */
export interface PasswordFacts {
  readonly methods: readonly PasswordMethod[];
}

export interface PasswordMethod {
  readonly name: string;
  readonly prefix: string;
  /** Of a whole hash. */
  readonly pattern: string;
  readonly weak?: boolean;
}

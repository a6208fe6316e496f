/** A use of the language, as the lines below a config's head, and where it can stand. */
export interface Feature {
  readonly name: string;
  readonly text: string;
  /** The line of versions that brought it; without one all have it. */
  readonly since?: Readonly<Record<string, string>>;
  /** The line of versions from which on the tool refuses it. */
  readonly until?: Readonly<Record<string, string>>;
  /** Only these variants; without it all. */
  readonly variants?: readonly string[];
  /** False where it is converted without a files directory. */
  readonly hasFiles?: boolean;
}

/** Variants whose configs may say anything about disks, users and the file system. */
export const machines = ['fcos', 'flatcar'];
/** Those that lay out their own disks. */
export const withDisks = ['fcos', 'flatcar', 'openshift'];
/** Those that may have any users, folders and links. */
export const withNodes = ['fcos', 'flatcar', 'r4e', 'fiot'];

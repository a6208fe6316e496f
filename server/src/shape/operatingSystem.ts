/** One operating system that configs are written for, as `schemas/os.json` has it. */
export interface OperatingSystem {
  /** As settings and the command line name it. */
  readonly id: string;
  /** For a person: `Fedora CoreOS`. */
  readonly name: string;
  readonly source: string;
}

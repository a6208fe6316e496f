/** One operating system that configs are written for, as `schemas/os.json` has it. */
export interface OperatingSystem {
  /** As settings and the command line name it. */
  readonly id: string;
  /** For a person: `Fedora CoreOS`. */
  readonly name: string;
  /** The path table that holds for it, where it is not the one of its own name. */
  readonly facts?: string;
  /** The formats that it takes, as far as Strata knows them. */
  readonly takes?: readonly string[];
  /** What its images have the network set up by, where that is never netplan (`config/cloud.cfg.tmpl` of cloud-init). */
  readonly renderers?: readonly string[];
}

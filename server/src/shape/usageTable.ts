/** In how many public configs each key stands, as `schemas/usage.json` has it. */
export interface UsageTable {
  /** By the key's path, then by format. Formats that share a structure share its paths: see `usagePath`. */
  readonly keys: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What keys say of whom a text is for, as `schemas/detection.json` has it. */
export interface DetectionFacts {
  /** By the id of the format. */
  readonly formats: Readonly<Record<string, KeyMarks>>;
}

export interface KeyMarks {
  /** Keys at the top level that say little, because many a text has them. */
  readonly common: readonly string[];
  /** Keys at the top level that only what reads the format on one system knows, and its id. */
  readonly systems: Readonly<Record<string, string>>;
  /** Keys at the top level by which other programs know their texts. */
  readonly marks: readonly string[];
}

import type { Fix, Severity } from '../base/problem.ts';
import type { Node, Pair } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import type { EmbeddedVersions, VersionRow, VersionTable } from './versions.ts';

/** A format whose configs stand as values inside another's. */
export interface EmbeddedFormat {
  readonly id: string;
  readonly unknownKey: Severity;
}

/** Writes something deprecated otherwise. */
export type Rewrite = (place: RewrittenPlace) => readonly Fix[];

export interface RewrittenPlace {
  readonly document: TextDocument;
  readonly root: Node;
  /** The value. */
  readonly node: Node;
  /** The key and its value; undefined for an item of a list. */
  readonly pair: Pair | undefined;
}

/** What a part is judged against, and how its real tool treats what it does not know. */
export interface Target {
  /** The first half of problem codes. */
  readonly area: string;
  /** The name of the real tool, the source of the problems that it reports too. */
  readonly tool: string;
  readonly table: VersionTable;
  /** Undefined where the file names no version that exists: then nothing is said that depends on the version. */
  readonly row: VersionRow | undefined;
  /** The operating system that the part is for, where it is one alone. */
  readonly system?: string | undefined;
  /** True where another program than the format's real tool reads it there: of the schema, only its keys are judged, and what is its alone. */
  readonly hasOtherReader?: boolean;
  /** The rows that a change of the version alone leads to, oldest first. */
  readonly choices: readonly VersionRow[];
  /** The path of the scalar that holds the version. */
  readonly versionPath: readonly string[];
  /** The path of the scalar that holds the variant, where the file has one. */
  readonly variantPath?: readonly string[];
  /** How the real tool takes a key that it does not know: a warning where it goes on without the key. */
  readonly unknownKey: Severity;
  /** True where the real tool itself says what is deprecated. */
  readonly reportsDeprecated?: boolean | undefined;
  /** How the format writes deprecated things otherwise that no word of the schema describes, by the names that the schema gives. */
  readonly rewrites?: Readonly<Record<string, Rewrite>> | undefined;
  readonly embeds?: EmbeddedFormat | undefined;
  readonly embeddedVersions?: EmbeddedVersions | undefined;
  /** What the real tool does with a config that has an error, as a part of a sentence: what happens to the machine. */
  readonly refusal: string;
}

/** The version as a person says it: `fcos 1.6.0`. */
export function rowName(row: VersionRow): string {
  return `${row.variant} ${row.version}`;
}

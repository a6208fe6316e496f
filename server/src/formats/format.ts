import type { Path } from '../base/path.ts';
import type { Problem, Severity } from '../base/problem.ts';
import type { Decoded, Dialect } from '../decode/decoded.ts';
import type { Validate } from '../decode/shapeProblems.ts';
import type { Part, Syntax, TextDocument } from '../document/textDocument.ts';
import type { VersionKey } from '../shape/plainSchema.ts';
import type { EmbeddedFormat, Target } from '../shape/target.ts';
import type { VersionRow, VersionTable } from '../shape/versions.ts';

/** One language of configuration files: everything that the engine knows of it. */
export interface Format {
  /** As in `docs` and on the command line; also the language id of editors. */
  readonly id: string;
  /** For a person: `Butane`. */
  readonly label: string;
  /** The name of the real tool, the source of the problems that it reports too. */
  readonly tool: string;
  /** The release of which tool judges by default: the name in the version table's list of releases. */
  readonly releasedWith: string;
  readonly schemaFile: string;
  readonly dialect: Dialect;
  readonly validate: Validate;
  readonly unknownKey: Severity;
  /** The format that stands as a value in this one, where the schema says `x-embeds` of an object. */
  readonly embeds?: EmbeddedFormat;
  readonly versions: VersionTable;
  /** Which documents of a stream the real tool reads. */
  readonly parts: 'first' | 'each';
  /** How a text is to be read if this format claims it by name or content; undefined where it does not. */
  readonly syntaxOf: (text: string, claim: NameClaim) => Syntax | undefined;
  /** Why a part is of this format; undefined where it is not. Content decides unless the name already has. */
  readonly detect: (part: Part, claim: NameClaim) => Detection | undefined;
  /** The keys that name a version in a config, and what they say for this row. */
  readonly versionKeys: (row: VersionRow) => readonly VersionKey[];
  readonly resolveVersion: (decoded: Decoded) => VersionResolution;
  readonly rules: readonly Rule[];
}

/** What the name of a file, its language in the editor, and the user's settings say about its format. */
export interface NameClaim {
  /** The last part of the path. */
  readonly fileName: string;
  /** The format that the editor's language or the user's settings name, if one of ours. */
  readonly format?: string | undefined;
  /** Who names it, for a person: `the modeline`. */
  readonly formatBy?: string | undefined;
}

export interface Detection {
  /** Never empty; each a few words for a person. */
  readonly evidence: readonly string[];
}

export interface VersionResolution {
  /** What the version is called, as on the command line; undefined where the file names none that exists. */
  readonly version: string | undefined;
  readonly os: readonly string[];
  readonly row: VersionRow | undefined;
  readonly table: VersionTable;
  readonly choices: readonly VersionRow[];
  readonly versionPath: readonly string[];
  readonly variantPath?: readonly string[];
  /**
   * Below this path stands a predecessor of the format (the root's path is empty). Its keys are not judged: the rules
   * say what it is and how to move on.
   */
  readonly predecessorAt?: Path | undefined;
}

/** A judgement beyond the schema. A rule sees decoded values and nodes, never editor types. */
export interface Rule {
  /** The codes that it may report. */
  readonly codes: readonly string[];
  readonly check: (context: RuleContext) => readonly Problem[];
}

export interface RuleContext {
  readonly document: TextDocument;
  /** The index of the part in the document. */
  readonly part: number;
  readonly decoded: Decoded;
  readonly target: Target;
}

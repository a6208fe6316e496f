import type { Path } from '../base/path.ts';
import type { Problem, Severity } from '../base/problem.ts';
import type { Decoded, Dialect } from '../decode/decoded.ts';
import type { Validate } from '../decode/shapeProblems.ts';
import type { Node } from '../document/node.ts';
import type { Stretches } from '../document/readStretches.ts';
import type { Part, Syntax, SyntaxProblem, TextDocument } from '../document/textDocument.ts';
import type { NamedOs } from '../layers/osFacts.ts';
import { readerOn } from '../layers/readerOn.ts';
import type { Entry } from '../shape/entry.ts';
import type { VersionKey } from '../shape/plainSchema.ts';
import type { EmbeddedFormat, Rewrite, Target } from '../shape/target.ts';
import type { TemplateFacts } from '../shape/templateFacts.ts';
import type { VersionRow, VersionTable } from '../shape/versions.ts';
import type { ConfigRule } from './configRule.ts';
import type { EncodedText } from './encodedText.ts';
import type { MakeSeed } from './seed.ts';
import type { TellTimeLine } from './timeLine.ts';

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
  /** The format whose systems take this one too; its own where nothing is said. */
  readonly takenAs?: string;
  /** Whether a config of this format is what a provider hands to a machine as its user data. */
  readonly isUserData?: boolean;
  /** Whether what reads it unpacks gzip, so that user data may be handed over packed. */
  readonly mayBePacked?: boolean;
  /** The line that every text of the format begins with, where the real tool wants one. */
  readonly firstLine?: string;
  /** True where texts are in a language of their own, which is left alone: a script. */
  readonly isForeign?: boolean;
  readonly schemaFile: string;
  readonly dialect: Dialect;
  readonly validate: Validate;
  readonly unknownKey: Severity;
  /** What becomes of a config with an error, as a part of a sentence. */
  readonly refusal: string;
  /** What becomes of a text that the real tool cannot even read, where that is more than `refusal`. */
  readonly unreadable?: string;
  /** True where a machine boots without what the real tool refuses. */
  readonly bootsWithout?: boolean;
  /** True where the real tool itself says what is deprecated. */
  readonly reportsDeprecated?: boolean;
  /** What writes deprecated things otherwise, by the names that the schema gives. */
  readonly rewrites?: Readonly<Record<string, Rewrite>>;
  /** The format that stands as a value in this one, where the schema says `x-embeds` of an object. */
  readonly embeds?: EmbeddedFormat;
  readonly versions: VersionTable;
  /** Which documents of a stream the real tool reads. */
  readonly parts: 'first' | 'each';
  /** How a text is to be read if this format claims it by name or content; undefined where it does not. */
  readonly syntaxOf: (text: string, claim: NameClaim) => Syntax | undefined;
  /** What in a text of this format is a text of its own; undefined for one that is one whole. */
  readonly stretchesOf?: (text: string, claim: NameClaim) => Stretches | undefined;
  /** The entry of a part's root, where another part of the same format has another one. */
  readonly rootOf?: (part: Part) => Entry;
  /** The files in the files directory that conversions of a text of this format read where they are there, by their paths. */
  readonly companionsOf?: (text: string) => readonly string[];
  /** What a text of this format can ask for in its templates; undefined for one in which there are none. */
  readonly templateOf?: (text: string) => TemplateFacts | undefined;
  /** Why a part is of this format; undefined where it is not. Content decides unless the name already has. */
  readonly detect: (part: Part, claim: NameClaim, text: string) => Detection | undefined;
  /**
   * What the real tool's own reader says of what ours has found by the grammar of libyaml; undefined where it takes the text.
   * Absent where both have the same grammar.
   */
  readonly readsOtherwise?: (problem: SyntaxProblem, document: TextDocument) => SyntaxProblem | undefined;
  /** What a text of this format is told that is plainly of another one; absent where no name speaks for the format. */
  readonly otherContent?: OtherContent;
  /**
   * The objects inside a part that is of no format itself but lists some: each that is ours becomes a part of its own.
   * Absent where the real tool knows no such lists.
   */
  readonly listedIn?: (part: Part) => readonly ListedObject[];
  /**
   * The configs of other formats that stand as objects in a part of this one: each becomes a part of its own, and the schema
   * of this format says nothing of what is in it.
   */
  readonly holds?: (part: Part) => readonly HeldConfig[];
  /** The texts in a part that do not stand there as they are read; what is found in them is said where they stand. */
  readonly encodedIn?: (part: Part, document: TextDocument) => readonly EncodedText[];
  /** The keys that name a version in a config, and what they say for this row. */
  readonly versionKeys: (row: VersionRow) => readonly VersionKey[];
  /** `release` is that of the tool that judges, where a config itself names no version. */
  readonly resolveVersion: (decoded: Decoded, release?: string) => VersionResolution;
  /** What is judged of a text of this format as a text. */
  readonly rules: readonly Rule[];
  /** What is judged of a config of this format, whether it stands in a text or comes out of a conversion. */
  readonly configRules: readonly ConfigRule[];
  /** What is judged of a config that stands in a text only: of what a conversion makes, the source's format speaks itself. */
  readonly writtenRules: readonly ConfigRule[];
  /** What the operating systems make of a config of this format, beyond what is found in what it becomes. */
  readonly layerRules?: LayerRules;
  /** What the real tool runs for a config of this format, and when; absent where there is nothing to tell. */
  readonly timeLine?: TellTimeLine;
  /** The files that hand a config of this format to a machine where no cloud does; absent where there are none. */
  readonly seed?: MakeSeed;
}

/** Rules that depend on which operating systems a config may be for. */
export interface LayerRules {
  readonly codes: readonly string[];
  /** The same systems have the very same list, because what was found is kept by it. */
  readonly rulesFor: (systems: readonly NamedOs[]) => readonly ConfigRule[];
}

/** Looks for the marks of another format in a text that name or choice gave to this one. */
export interface OtherContent {
  readonly codes: readonly string[];
  /** The one thing to say of such a text; undefined where the text may well be of this format. */
  readonly check: (document: TextDocument, part: Part) => Problem | undefined;
}

/** An object that stands as an item of a list. */
export interface ListedObject {
  readonly node: Node;
  /** From the root of the part that lists it. */
  readonly path: Path;
}

/** An object that is a config of another format. */
export interface HeldConfig extends ListedObject {
  readonly format: string;
  /** Where what may belong to it ends: where the next key of what holds it begins. */
  readonly end: number;
}

/** What the name of a file, its language in the editor, and the user's settings say about its format. */
export interface NameClaim {
  /** The last part of the path. */
  readonly fileName: string;
  /** The name of the folder that the file is in, where there is one. */
  readonly folder?: string;
  /** The format that somebody chose, by a setting or a language that differs from what the name says; if one of ours. */
  readonly format?: string | undefined;
  /** Who names it, for a person: `the modeline`. */
  readonly formatBy?: string | undefined;
  /** The id of the operating system that somebody chose. */
  readonly os?: string | undefined;
}

export interface Detection {
  /** Never empty; each a few words for a person. */
  readonly evidence: readonly string[];
  /** In which form the text is, where the format has several and not every conversion takes each. Absent for the usual one. */
  readonly form?: string | undefined;
  /** Where the part is a patch: what another tool merges into an object before the real tool sees it. */
  readonly patch?: Patch | undefined;
}

/** What a patch lacks stands in the object that it changes, and it may hold words for the tool that merges it. */
export interface Patch {
  /** Why the part is taken for one, for a person. */
  readonly because: string;
  /** Whether a key, in whatever mapping it stands, is such a word and will not be there in the end. */
  readonly isDirective: (key: string) => boolean;
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
  /** The index of the document of the stream that holds the part. */
  readonly part: number;
  readonly decoded: Decoded;
  /** Whether the part is a patch, so that nothing is missing in it. */
  readonly isPatch: boolean;
  readonly target: Target;
}

/** What a config of this format is judged against: as far as it says so itself, and in the words of what reads it on its systems. */
export function targetOf(format: Format, resolution: VersionResolution, systems: readonly NamedOs[] = []): Target {
  const { table, row, choices, versionPath, variantPath } = resolution;
  const { id: area, tool, unknownKey, embeds, refusal, versions, reportsDeprecated, rewrites } = format;
  return {
    area,
    tool,
    table,
    row,
    choices,
    versionPath,
    ...(variantPath ? { variantPath } : {}),
    unknownKey,
    reportsDeprecated,
    rewrites,
    embeds,
    embeddedVersions: versions.rows.find((own) => own.embeds)?.embeds,
    refusal,
    ...ofTheSystem(area, systems),
  };
}

function ofTheSystem(format: string, [os, other]: readonly NamedOs[]): Partial<Target> | undefined {
  if (!os || other) return undefined;
  const reader = readerOn(format, os);
  return {
    system: os.id,
    ...(reader && { tool: reader.tool, refusal: reader.refusal, unknownKey: 'warning', hasOtherReader: true }),
  };
}

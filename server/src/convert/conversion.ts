import type { FileRequest, FileSnapshot } from '../base/fileSnapshot.ts';
import type { Path } from '../base/path.ts';
import type { Problem } from '../base/problem.ts';
import type { Range } from '../base/text.ts';
import type { Decoded } from '../decode/decoded.ts';
import type { Produced } from '../decode/produced.ts';
import type { Written } from '../decode/written.ts';
import type { Part, TextDocument } from '../document/textDocument.ts';
import type { Target } from '../shape/target.ts';
import type { VersionRow } from '../shape/versions.ts';

/** How one format becomes another. */
export interface Conversion {
  readonly from: string;
  readonly to: string;
  /** The formats that may be asked for to get it: its own, and those that the real tool calls by another name. */
  readonly asked: readonly string[];
  /**
   * For a format that is a wrapping around another: codes of problems that do not stand in the way where `raw` leaves the
   * wrapping away, because the real tool does not look for them then. Undefined where there is no wrapping.
   */
  readonly excusedWhenRaw: readonly string[] | undefined;
  /**
   * Whether everything that the result names can be merged into it, as on the machine: where somebody asks for it, where he asks
   * for it without the wrapping, or `always`, because the conversion is there for nothing else. Absent where it cannot.
   */
  readonly merging?: 'on-request' | 'when-raw' | 'always';
  /** Codes of problems of the source that do not stand in the way: the conversion mends them, or has no need of what is missing. */
  readonly excused?: readonly string[];
  /** True where the output is the source's text with some changes: then templates in it stay templates, and need not be rendered first. */
  readonly keepsText?: true;
  /**
   * True where it is made of the whole text, of all the texts that stand in it and of its templates: it reads them itself, and
   * what is wrong in any of them is for it to report.
   */
  readonly takesText?: true;
  /** The form of texts of the format that it takes (`Detection.form`); absent where it takes the usual one. */
  readonly takesForm?: string;
  /** What it is called for a person; absent where the name of the format says enough. */
  readonly label?: string;
  /** True where the real tool of the source does this too: what it reports is part of the source's diagnostics. */
  readonly compiles: boolean;
  /** The codes of what it reports and loses. */
  readonly codes: readonly string[];
  /** Whether this is what a config of this version becomes; another conversion of the format takes the others. */
  readonly takes: (target: Target) => boolean;
  /** Where it takes what is written for a predecessor of the format, and nothing else. */
  readonly takesPredecessor?: boolean;
  /**
   * The versions that one may have the result in, the one to take where nobody says which at first. Absent where the source
   * decides it.
   */
  readonly choices?: (target: Target) => readonly VersionRow[];
  /** Whether contents can be put into files beside the result; absent where they cannot. */
  readonly extracts?: boolean;
  /** The ending of a file that the output is written to. */
  readonly ending: string;
  readonly convert: (input: ConversionInput, options: ConversionOptions) => ConversionResult;
}

export interface ConversionInput {
  readonly document: TextDocument;
  readonly part: Part;
  readonly decoded: Decoded;
  readonly target: Target;
  readonly files: FileSnapshot;
  /** Absent while diagnostics compile. */
  readonly judge?: Judge | undefined;
}

/** Says of the file what would be said if it held another text; undefined where that would not be of the result's format. */
export type Judge = (text: string) => JudgedText | undefined;

export interface JudgedText {
  readonly document: TextDocument;
  readonly part: Part;
  readonly decoded: Decoded;
  readonly target: Target;
  /** Before suppressions and severities. */
  readonly problems: readonly Problem[];
  /** What the real tool makes of it; undefined where it makes nothing. */
  readonly compiled: ConversionResult | undefined;
}

export interface ConversionOptions {
  /** Several lines and indentation, where the format lets one choose. */
  readonly pretty: boolean;
  /** The format inside, without the wrapping that the variant puts around it. */
  readonly raw: boolean;
  /** The version of the result, one of the conversion's choices; absent where it has none. */
  readonly version?: VersionRow | undefined;
  /** Whether what is binary or long is to be put into files of its own, where the conversion can do that. */
  readonly extract?: boolean | undefined;
  /** The absolute path of the files directory, `/` between its names; undefined where there is none, so that no file may be read. */
  readonly filesDir: string | undefined;
}

export type ConversionResult =
  | { readonly kind: 'needs'; readonly requests: readonly FileRequest[] }
  | ({ readonly kind: 'done' } & Converted);

export interface Converted {
  /** The format of the output. */
  readonly format: string;
  /** The config that the output says, in the target's own format, for that format's rules. */
  readonly made: MadeConfig | undefined;
  /** Makes the text; undefined where the real tool refuses to. Compression happens here, so ask only when the text is wanted. */
  readonly output: (() => Written) | undefined;
  /** What the output names as local files, with paths relative to its files directory; absent where there are none. */
  readonly files?: readonly ExtractedFile[];
  /** How many bytes of the output compression saves. It costs as much as the output. */
  readonly saved: () => number;
  /** What the real tool reports while it translates, at the source's nodes. */
  readonly problems: readonly Problem[];
  /** What of the source the output does not carry. */
  readonly losses: readonly Loss[];
}

/** A file that a conversion puts beside its output. */
export interface ExtractedFile {
  /** `/` between its names; never absolute, and never out of its folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface MadeConfig {
  readonly format: string;
  readonly config: Produced;
  /** What it is judged against. */
  readonly target: Target;
  /** What a key of it is called in the source. */
  readonly sourceKey: (name: string) => string;
  /** The object of another format that the real tool puts the config into; absent where it puts it into none. */
  readonly around?: { readonly format: string; readonly object: () => Produced };
}

/** Something that a conversion cannot carry over as it is. */
export interface Loss {
  readonly code: string;
  readonly kind: 'dropped' | 'changed' | 'approximated';
  readonly message: string;
  readonly range: Range;
  /** Where it stood in the source. */
  readonly path: Path;
  /** Where its rest stands in the output. */
  readonly toPath?: Path;
}

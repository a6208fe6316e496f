import type { Severity } from '../base/problem.ts';
import type { NoActs } from './acts.ts';

export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';

/** What a place that takes several types may hold; `any` where the real tool looks at the value no further. */
export type ValueType = JsonType | 'null' | 'any';

/** A version on each axis: `{ "base": "0.5" }`. With several axes, any one that is satisfied suffices. */
export type VersionLine = Readonly<Record<string, string>>;

/** The versions from `since` on and before `until`; without either, all. */
export interface VersionSpan {
  readonly since?: VersionLine;
  readonly until?: VersionLine;
}

/** A judgement that holds for some variants and versions only; without `variants` for all. */
export interface Restriction extends VariantSpan {
  readonly code: string;
  readonly severity?: Severity;
  /** What to use instead: completes "use …", in Markdown. */
  readonly instead?: string;
  /** For a requirement: key paths from the root; while the config has a value at one of them, it rests. */
  readonly unless?: readonly string[];
  /** For a requirement: it rests while the object has nothing in it that the tool would print. */
  readonly whenFilled?: true;
  /** For a refusal: values that are allowed all the same. */
  readonly except?: readonly unknown[];
  /** For the refusal of a section: its only key whose value is taken elsewhere, and the section and key that take it. */
  readonly move?: { readonly key: string; readonly to: readonly [section: string, key: string] };
}

/** In which versions a keyword judges. */
export interface KeywordSpan extends VersionSpan {
  /** In the other versions it judges too, unless a key beside the value has one of these values. */
  readonly otherwise?: { readonly unless: Readonly<Record<string, readonly unknown[]>> };
}

/** Some versions, of all variants or of the named ones. */
export interface VariantSpan extends VersionSpan {
  readonly variants?: readonly string[];
}

/**
 * How something deprecated is written instead: under another name, not at all, as a list with one item, as a list under another
 * name, as the list of its keys, in quotes, as the number in it; or as what `values` has for its value, as an item of another list
 * of the object (`$` stands for the value), or as a rewrite of the format has it.
 */
export type DeprecatedFix =
  | 'rename'
  | 'remove'
  | 'list'
  | 'rename-list'
  | 'keys'
  | 'quote'
  | 'integer'
  | { readonly values: Readonly<Record<string, string>> }
  | { readonly item: { readonly list: string; readonly lines: readonly string[] } }
  | { readonly rewrite: string };

export interface EnumValue extends VersionSpan {
  readonly value: string | number | boolean;
  readonly description: string;
  readonly deprecated?: boolean;
  /** Of a deprecated value: what means the same, as it is written. */
  readonly instead?: string;
  /** True for a value that is accepted but that nobody needs to write: it is neither offered nor listed. */
  readonly hidden?: boolean;
  /** Versions that refuse the value by a rule of their own: it is neither offered nor listed for them. */
  readonly refused?: readonly VariantSpan[];
  /** What rules know of the value. */
  readonly facts?: ValueFacts;
}

export interface ValueFacts {
  /** How many bytes a label of such a filesystem has at most. */
  readonly 'label-bytes'?: number;
  /** True of an array that is lost with one device, so that none can take its place. */
  readonly 'no-spares'?: true;
}

/** A scheme of URLs that something is fetched from. */
export interface UrlScheme extends VersionSpan {
  readonly scheme: string;
}

/** A key that this object does not have, but that of another format at this place has. */
export interface ForeignKey {
  /** The other format, for a person: `Ignition 2`. */
  readonly from: string;
  /** The key of this object that it stands for. */
  readonly rename?: string;
  /** What to do: a clause, in Markdown. Without it the key needs another name and nothing else. */
  readonly instead?: string;
  /** How a text is written under the other name. */
  readonly encode?: 'data-url';
  /** True for a mapping whose keys this object has itself. */
  readonly unwrap?: true;
  readonly source: string;
}

/** What a value of another type than the one that is accepted was probably meant for. */
export interface TypeHint {
  /** What to do: a clause, in Markdown. */
  readonly instead: string;
  /** The key of the object that takes the value. */
  readonly under?: string;
  /** True where it may well be meant for another key. */
  readonly guess?: true;
  /** What texts that look like something were probably meant for instead. */
  readonly unless?: readonly { readonly pattern: string; readonly instead: string; readonly under: string }[];
  readonly source: string;
}

/** What becomes of a value when a config from before a version is read as one of it, or of a later one. */
export interface RaiseStep {
  readonly into: VersionLine;
  /** True where the value is lost. */
  readonly drop?: true;
  /** The bits that are taken out of a number. */
  readonly 'clear-bits'?: number;
  readonly source: string;
}

/** The kinds of things that an outline lists. */
export type SymbolIcon =
  | 'array'
  | 'config'
  | 'device'
  | 'directory'
  | 'file'
  | 'filesystem'
  | 'group'
  | 'key'
  | 'link'
  | 'partition'
  | 'piece'
  | 'unit'
  | 'user';

/** What a schema file may say at one place; `docs/schema-dialect.md` explains each keyword. */
export interface Keywords {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Keywords>>;
  readonly type?: JsonType;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly minProperties?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Keywords>>;
  readonly patternProperties?: Readonly<Record<string, Keywords>>;
  readonly additionalProperties?: boolean | Keywords;
  readonly items?: Keywords;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly deprecated?: boolean;
  /** In place of `type`, where values of several types fit: what holds for each of them beside what is said of all. */
  readonly 'x-types'?: Readonly<Partial<Record<ValueType, Keywords>>>;
  /** An object that has other keys for each value of one of them: which key decides, and the object for each value. */
  readonly 'x-variants'?: { readonly by: string; readonly entries: Readonly<Record<string, Keywords>> };
  /** Who takes the key or value that the tool's own check refuses: a clause. */
  readonly 'x-tolerated'?: string;
  /** What is said of the names in a map with free keys. */
  readonly 'x-keys'?: Keywords;
  readonly 'x-enum'?: readonly EnumValue[];
  readonly 'x-pattern-hint'?: string;
  readonly 'x-since'?: VersionLine;
  readonly 'x-until'?: VersionLine;
  /** Only what reads the format on these systems knows the key: their ids, and who that is, for a person. */
  readonly 'x-only'?: { readonly systems: readonly string[]; readonly knownTo: string };
  /** True where what reads the key takes a scalar as it is written, whatever it looks like. */
  readonly 'x-as-written'?: true;
  readonly 'x-keywords'?: Readonly<Record<string, KeywordSpan>>;
  readonly 'x-required'?: readonly Restriction[];
  readonly 'x-forbidden'?: readonly Restriction[];
  readonly 'x-code'?: Readonly<Record<string, string>>;
  readonly 'x-deprecated'?: {
    readonly since: VersionLine;
    readonly instead?: string;
    /** What to write instead, in words, where it is no key. */
    readonly advice?: string;
    /** Values that are not deprecated. */
    readonly except?: readonly string[];
    /** True where only what reads it complains, and the check of the tool does not. */
    readonly isQuiet?: true;
    readonly fix?: DeprecatedFix;
  };
  readonly 'x-foreign'?: Readonly<Record<string, ForeignKey>>;
  readonly 'x-type-hint'?: Readonly<Partial<Record<JsonType, TypeHint>>>;
  /** How a number is written for people: file modes in octal where the syntax has it. */
  readonly 'x-notation'?: 'octal';
  /** In which unit a number counts. */
  readonly 'x-unit'?: 'MiB';
  /** True for what is not to be shown where configs are compared: a password, a key. */
  readonly 'x-secret'?: true;
  /** True for a list whose items make another machine in another order. */
  readonly 'x-ordered'?: true;
  /** True where something that is on the machine already may keep its value without the key, so that the default need not hold. */
  readonly 'x-kept'?: true;
  /** True for what a program writes for its own use and says nothing of the machine. */
  readonly 'x-bookkeeping'?: true;
  /** True for the item of a list that is one word, so that a text with blanks is several. */
  readonly 'x-word'?: true;
  /** How a text that the pattern refuses is mended, one step after the other: what is found, and what takes its place. */
  readonly 'x-pattern-fix'?: readonly (readonly [found: string, replacement: string])[];
  readonly 'x-symbol'?: { readonly text: string; readonly icon: SymbolIcon };
  readonly 'x-embeds'?: string;
  /** The schemes of the URLs that are accepted. */
  readonly 'x-schemes'?: readonly UrlScheme[];
  readonly 'x-packed-by'?: string;
  readonly 'x-defines'?: string;
  readonly 'x-refers'?: string;
  /** A pattern with a group for each kind of name that stands in the text among other characters. */
  readonly 'x-words'?: string;
  /** The list of known values that fit here. */
  readonly 'x-suggests'?: string;
  readonly 'x-print'?: VersionSpan & {
    readonly when: 'always' | 'present' | 'not-empty';
    readonly as?: unknown;
    readonly otherwise?: 'not-empty';
  };
  /** How the items of a list, or a scalar, meet those of another config. */
  readonly 'x-merge'?: {
    readonly by?: readonly string[];
    readonly among?: string;
    readonly append?: true;
    readonly 'remove-without'?: string;
    readonly with?: readonly string[];
  };
  /** What the real tool does to the value when it reads a config of an older version as a newer one. */
  readonly 'x-raise'?: readonly RaiseStep[];
  /** What a conversion has to know that leaves the key out. */
  readonly 'x-lost'?: {
    /** Set where the object says something else without the key: it goes as a whole. */
    readonly with?: 'object';
    /** Values that say the same as no value, so that nothing is lost with them. */
    readonly unless?: readonly unknown[];
    /** What the machine does without it: ends a sentence. */
    readonly then?: string;
  };
  /** Keys of the object of which one at most may stand there. */
  readonly 'x-exclusive'?: readonly (readonly string[])[];
  /** Keys of the object of which one at least has to stand there. */
  readonly 'x-needs-one'?: readonly (readonly string[])[];
  /** When and where the key acts: a record of `schemas/acts`, or why nothing of it reaches a machine. */
  readonly 'x-acts'?: string | NoActs;
  readonly 'x-docs'?: string;
  readonly 'x-source'?: string;
}

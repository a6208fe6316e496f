import type { Change, Lasts, Layer, Phase } from './layerWords.ts';

/** The path table of an operating system, as `schemas/os/<id>.json` has it. */
export interface OsFacts {
  readonly id: string;
  /** When the facts were compared with what upstream says, `YYYY-MM-DD`. */
  readonly checked: string;
  /** What a version is called, for a person: `Fedora release`. */
  readonly versionName: string;
  /** The version that is meant where nobody names one. */
  readonly newest: string;
  /** What tells it apart in one clause, for a person: how it is built and how it is updated. */
  readonly about: string;
  /** How a machine is provisioned again without a new one. */
  readonly again?: readonly AgainRow[];
  /** What the systems that share the table are called where several of them are spoken of. */
  readonly together?: string;
  readonly paths: readonly PathRow[];
  readonly links: readonly PathLink[];
  readonly files?: readonly FileRow[];
  readonly values?: readonly ValueRow[];
  readonly units?: readonly UnitRow[];
  readonly kernelArguments?: readonly ArgumentRow[];
  readonly programs?: readonly ProgramRow[];
  readonly settings?: readonly SettingRow[];
  readonly readers?: readonly ReaderRow[];
  readonly runs?: readonly RunsRow[];
  readonly orders?: readonly OrderRow[];
  readonly devices?: readonly DeviceRow[];
  readonly registers?: readonly RegisterRow[];
  readonly specs?: readonly SpecRow[];
}

/** A way to provision a machine again: what somebody does, in a few words of Markdown. */
export interface AgainRow {
  readonly by: string;
  readonly since?: string;
  readonly until?: string;
}

/** What all rows of the tables that rules read have in common. */
export interface Fact {
  /** Why: a clause in Markdown that ends a sentence. */
  readonly because: string;
  /** What to do: a clause that follows it. */
  readonly instead?: string;
  readonly since?: string;
  readonly until?: string;
}

export type FileFate =
  | 'shipped'
  | 'unread'
  | 'overwritten'
  | 'managed'
  | 'secret'
  | 'first-boot'
  | 'arguments'
  | 'keys';

/** What becomes of a file, or of everything below a folder, that a config writes. */
export interface FileRow extends Fact {
  /** After the links of the system. A step `*` stands for any name. */
  readonly path: string;
  readonly is: FileFate;
  /** Only names that end so. */
  readonly endings?: readonly string[];
  /** Only names that end otherwise. */
  readonly otherEndings?: readonly string[];
  /** Units, and paths of files, that change it where the config has them. */
  readonly unless?: readonly string[];
  readonly isUnverified?: boolean;
}

/** What a line of a file may say. */
export interface ValueRow extends Fact {
  readonly path: string;
  readonly endings?: readonly string[];
  /** Only in files whose name sorts behind this one. */
  readonly after?: string;
  /** A regular expression for a line, with what is judged in the group `value`. */
  readonly pattern: string;
  /** Where it is missing, no value is good. */
  readonly allowed?: readonly { readonly value: string; readonly since?: string }[];
}

/** A unit of the system that does not do what is asked of it. */
export interface UnitRow extends Fact {
  readonly name: string;
  readonly when: 'enabled' | 'disabled';
  readonly unless?: readonly string[];
}

export interface ArgumentRow extends Fact {
  readonly argument: string;
  /** Arguments that change it. */
  readonly unless?: readonly string[];
}

/** Programs that install packages elsewhere. */
export interface ProgramRow extends Fact {
  readonly names: readonly string[];
}

/** Keys at the top level of a config that do nothing here, or a config that nothing reads. */
export interface SettingRow extends Fact {
  /** The id of the format. */
  readonly format: string;
  /** These, or without it all but `except`, or without both the whole config. */
  readonly keys?: readonly string[];
  readonly except?: readonly string[];
  /** Below the top level: the path of the objects whose keys are meant, or of the values that the words below tell. */
  readonly at?: string;
  /** Values of these types. */
  readonly types?: readonly ('string' | 'number' | 'boolean' | 'array' | 'object')[];
  /** Regular expressions: texts that fit, and texts that do not. */
  readonly like?: string;
  readonly unlike?: string;
  /** Objects that lack this key. */
  readonly without?: string;
  /** More than the value is lost: the config, or all files of it. */
  readonly spoils?: true;
  /** The keys do something, but it is there from the next boot on. */
  readonly later?: true;
  readonly isUnverified?: boolean;
}

/** How a program of the system carries configs of a format out: a sentence without its end, in Markdown. */
export interface RunsRow {
  readonly format: string;
  readonly how: string;
}

/** Another program than the usual one that reads configs of a format here: whose words problems are told in. */
export interface ReaderRow {
  readonly format: string;
  readonly tool: string;
  /** What it does with a config that has an error, as a part of a sentence. It passes over keys that it does not know. */
  readonly refusal: string;
}

/** A command that has to run before a unit of the system. */
export interface OrderRow extends Fact {
  readonly program: string;
  readonly verbs: readonly string[];
  readonly before: string;
  readonly unless?: readonly string[];
}

/** A name of a device that is there while Ignition runs, and not later. */
export interface DeviceRow extends Fact {
  readonly path: string;
}

/** A register of the TPM that an update of the system changes. */
export interface RegisterRow extends Fact {
  readonly pcr: number;
}

/** From which release on the system reads a version of Ignition's configs. */
export interface SpecRow {
  readonly spec: string;
  readonly since: string;
}

/** What holds below a prefix, for some versions or for all. The longest prefix wins. */
export interface PathRow {
  /** Absolute; `/` for what no other row speaks of. */
  readonly prefix: string;
  readonly layer: Layer;
  /** How the layer works here: `merge`, `overlay`, `verity`; a word that documentation of the system uses. */
  readonly mode: string;
  /** Whether nothing can be written there while the machine runs. */
  readonly readOnly: boolean;
  readonly lasts: Lasts;
  /** The phases that can write there all the same, although the running machine cannot. */
  readonly openIn?: readonly Phase[];
  /** The phases that cannot write there, although the running machine can. */
  readonly sealedIn?: readonly Phase[];
  /** What survives what. */
  readonly survives: Survives;
  /** What an edit costs at least; absent where the setting alone says so. */
  readonly change?: Change;
  /** The first phase in which the place is there to be written; what acts earlier is hidden below it. */
  readonly from?: Phase;
  /** What a person should know of the place: a sentence in Markdown. */
  readonly note?: string;
  /** Where to write instead, where nothing can be written: a clause in Markdown. */
  readonly instead?: string;
  /** The kernel argument with which it can be written to. */
  readonly unsealedBy?: string;
  readonly isUnverified?: boolean;
  readonly since?: string;
  readonly until?: string;
}

/** `kept`, `lost`, `older`: the copy of that time comes back, `none`: there is no such thing here. */
export interface Survives {
  readonly reboot: 'kept' | 'lost';
  readonly update: 'kept' | 'lost' | 'merged' | 'replaced';
  readonly rollback: 'kept' | 'older' | 'lost' | 'none';
  readonly reset: 'kept' | 'lost' | 'none';
}

/** A symbolic link of the system, or a place that is the same as another one. */
export interface PathLink {
  readonly prefix: string;
  readonly to: string;
  readonly since?: string;
  readonly until?: string;
}

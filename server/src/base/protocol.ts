import type { Path } from './path.ts';
import type { Severity } from './problem.ts';
import type { Position } from './text.ts';

/** The requests beyond the language server protocol, shared by client and server. URIs are strings as in the protocol. */

/** What Strata takes a document for; the answer of `strata detect` and of `strata/info`. */
export interface DocumentInfo {
  readonly file: string;
  /** Null for what is not ours. */
  readonly format: string | null;
  readonly version: string | null;
  readonly os: readonly string[];
  /** `NAME@VERSION` of the tool release that judges; the name alone of another program that reads it on its system. */
  readonly tool: string | null;
  /** Why, in words for a person; never empty for a format that is ours. */
  readonly evidence: readonly string[];
  /** Why Strata says nothing, or less than usual, and what changes that. */
  readonly silence?: string;
  /** The first mistake in the `strata.json` that holds for the file, with its place: `…/strata.json:3:7: …`. */
  readonly settingsMistake?: string;
  /** Whether the file holds templates that are not judged. */
  readonly masked?: boolean;
}

export interface InfoParams {
  readonly uri: string;
}

/** Client to server: `InfoParams` to `DocumentInfo`. */
export const infoRequest = 'strata/info';

/** Server to client, a notification with `DocumentInfo` (its `file` is the URI): after opening and whenever it changes. */
export const infoChangedNotification = 'strata/infoChanged';

/** Server to client, for hosts without a file system: the bytes as base64, or null where the file may not be read. */
export const readFileRequest = 'strata/fs/read';
export const listDirectoryRequest = 'strata/fs/list';
export const statRequest = 'strata/fs/stat';

export interface FileParams {
  readonly uri: string;
}

export interface ReadFileResult {
  readonly base64: string;
}

export interface ListDirectoryResult {
  readonly entries: readonly { readonly name: string; readonly kind: 'file' | 'directory' | 'link' | 'other' }[];
}

export interface StatResult {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  /** In bytes. */
  readonly size: number;
  /** When it was last written, in milliseconds since 1970; absent or 0 where the file system does not say. */
  readonly mtime?: number;
}

/** The settings section `strata` of an editor, asked for per document. */
export interface EditorSettings {
  readonly os?: string | null;
  readonly tool?: readonly string[];
  readonly filesDir?: string | null;
  readonly severity?: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
  /** Asked for a folder: whether its files are checked that are not open. */
  readonly workspaceDiagnostics?: boolean;
  /** Whether the headers of sections say where their settings land. */
  readonly layerHints?: boolean;
  /** Whether keys are coloured by the layer that they land in. */
  readonly layerColors?: boolean;
}

/** What the client says of itself when it starts the server. */
export interface InitializationOptions {
  /** True where the server has no file system of its own and asks the client for files. */
  readonly clientReadsFiles?: boolean;
  /** True where the client has the command that opens what a value holds in an encoded form. */
  readonly opensDecoded?: boolean;
  /** The scheme of the URIs by which the client opens the pages that explain problem codes; absent where it has none. */
  readonly rulePageScheme?: string;
  /** True where the client judges `strata.json` by our schema, so that the server need not say the same again. */
  readonly clientJudgesProjectFiles?: boolean;
}

/** Client to server: `ConvertParams` to `ConvertResult`. */
export const convertRequest = 'strata/convert';

export interface ConvertParams {
  readonly uri: string;
  /** `FORMAT` or `FORMAT@VERSION`, what is wanted; without it what the real tool makes of the document. */
  readonly to?: string;
  readonly options?: {
    readonly pretty?: boolean;
    readonly raw?: boolean;
    readonly strict?: boolean;
    readonly merged?: boolean;
    /** Puts contents that are binary or long into `files`, which the output names as `local`. */
    readonly extract?: boolean;
  };
  /**
   * Converts once the document has been left alone for a moment, what it says then: for whoever asks at every keystroke,
   * so that diagnostics never wait for it.
   */
  readonly whenIdle?: boolean;
}

/** Client to server: `InfoParams` to the list of what the document can become; empty where it is not ours. */
export const conversionsRequest = 'strata/conversions';

export interface PossibleConversion {
  /** What to ask `strata/convert` for; with `@` and the id of a version where there are some. */
  readonly to: string;
  /** The name of the format, for a person. */
  readonly label: string;
  /** Whether this is what the real tool makes of the document. */
  readonly isUsual: boolean;
  /** Whether contents can be put into files beside it: the option `extract`. */
  readonly extracts: boolean;
  /** Whether everything that it merges on the machine can be put into it: the option `merged`. */
  readonly mergeable: boolean;
  /** Whether it is there for nothing else: it is merged without being asked for. */
  readonly alwaysMerged: boolean;
  /** What a file of it ends in, dot included. */
  readonly ending: string;
  /** The versions to choose from, the one that is taken without a choice first; none where the document decides. */
  readonly versions: readonly { readonly id: string; readonly label: string }[];
}

/** Where something stands; lines and columns count from 1, columns in UTF-16 units. */
interface PlaceRecord {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** From the root of its part. */
  readonly path: Path;
}

/** A problem as other programs get it, from the command line and the server alike. */
export interface ProblemRecord extends PlaceRecord {
  readonly code: string;
  readonly source: string;
  readonly severity: Severity;
  readonly message: string;
  readonly part?: readonly number[];
}

/** What a conversion lost, at its place in the source. */
export interface LossRecord extends PlaceRecord {
  readonly code: string;
  readonly kind: 'dropped' | 'changed' | 'approximated';
  readonly message: string;
  readonly toPath?: Path;
}

/** A stretch of a text as the language server protocol has it. */
export interface ProtocolRange {
  readonly start: Position;
  readonly end: Position;
}

/** A problem, and what of the result came from its place: of the last one that there was, where there is none. */
export interface ConvertedProblem extends ProblemRecord {
  readonly inOutput: readonly ProtocolRange[];
}

export interface ConvertResult {
  /** `refused`: something has to be mended first; `impossible`: nothing is made of such a document. */
  readonly kind: 'converted' | 'refused' | 'impossible';
  /** Null where there is none; `refusal` says why, `problems` what to mend. */
  readonly output: string | null;
  readonly format: string | null;
  /** What a file of it ends in, dot included. */
  readonly ending: string | null;
  /** How many bytes compression has saved. */
  readonly saved: number;
  readonly refusal?: string;
  readonly problems: readonly ConvertedProblem[];
  readonly losses: readonly LossRecord[];
  /** Where configs were merged: the largest pieces of the output that come from one of them alone, in its order. */
  readonly origins?: readonly OriginRecord[];
  /** What the output names as local files; there with the option `extract`. */
  readonly files?: readonly ExtractedRecord[];
}

/** A file that belongs beside a result. */
export interface ExtractedRecord {
  /** Relative to the files directory of the result, `/` between its names; never out of it. */
  readonly path: string;
  readonly base64: string;
}

/** Which config a piece of an output comes from. */
export interface OriginRecord {
  readonly range: ProtocolRange;
  /** The piece, in the output. */
  readonly path: Path;
  /** For a person: a name of a file (`base.ign`), the place where it stands in another config, or `this file`. */
  readonly from: string;
}

/**
 * Server to client, a notification with `InfoParams`: something other than its own text has changed that decides what a
 * document becomes: settings, or a file that it names.
 */
export const inputsChangedNotification = 'strata/inputsChanged';

/**
 * Client to server: `SizeParams` to how much of the providers' user data the document fills; null where it is no user data.
 * It costs as much as a conversion.
 */
export const sizeRequest = 'strata/size';

export interface SizeParams {
  readonly uri: string;
}

export interface SizeResult {
  /** Of the config that the machine fetches. */
  readonly bytes: number;
  /** For a person: `14.2 KB of 16 KB user data`. */
  readonly text: string;
  /** The names of the providers, in the order of their limits. */
  readonly takenBy: readonly string[];
  readonly refusedBy: readonly string[];
}

/**
 * Client to server: `InfoParams` to what the real tool is expected to report of the document, whatever the settings show of
 * it; null for a document that is not open.
 */
export const toolReportRequest = 'strata/toolReport';

export interface ToolReportResult {
  readonly problems: readonly ProblemRecord[];
  /** The path of the folder that local files are read from, `/` between its names; null where none may be read. */
  readonly filesDir: string | null;
}

/** Client to server: `DiffParams` to `DiffResult`. */
export const diffRequest = 'strata/diff';

export interface DiffParams {
  /** Of an open document, or of a file of the workspace. */
  readonly uri: string;
  /** The one that it is compared with. The document itself: as it is saved with as it stands in the editor. */
  readonly other: string;
}

/** Two configs as the machines that they make: `a` is the first, `b` the other. */
export type DiffResult =
  | {
      readonly kind: 'compared';
      /** Whether both make the same machine, for all that can be known. */
      readonly same: boolean;
      readonly counts: DiffCounts;
      /** How many values are taken for the same because the same template stands there in both. */
      readonly assumed: number;
      readonly entries: readonly DiffEntry[];
      /** The same for a person. */
      readonly text: string;
      /** Each machine as a text that is the same for the same machine, for an editor that shows two side by side. */
      readonly machines: { readonly a: string; readonly b: string };
    }
  /** Some of the two make no machine. */
  | { readonly kind: 'refused'; readonly sides: readonly DiffRefusal[] };

export interface DiffCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly unknown: number;
}

export interface DiffRefusal {
  readonly side: 'a' | 'b';
  readonly refusal: string;
  readonly problems: readonly ProblemRecord[];
}

/** Something that one machine has and the other has not, or otherwise. */
export interface DiffEntry {
  /** `unknown`: a template decides. */
  readonly kind: 'added' | 'removed' | 'changed' | 'unknown';
  /** Files, units, users: what is listed together. */
  readonly section: string;
  /** As the outline calls it: `file /etc/hosts 0644`. */
  readonly what: string;
  readonly a: PlaceRecord | null;
  readonly b: PlaceRecord | null;
  readonly details: readonly DiffDetail[];
}

/** A key that differs. */
export interface DiffDetail {
  /** Below the thing: `mode`, `user.name`, `contents`. */
  readonly key: string;
  /** What it says, or null where it says nothing; a secret goes by a name, a list by its items, a longer text is in `diff`. */
  readonly from: string | readonly string[] | null;
  readonly to: string | readonly string[] | null;
  readonly isSecret?: true;
  /** Whether a template decides what it says, so that nobody can compare it. */
  readonly isUnknown?: true;
  /** The lines of a text that differ, as `diff -u` writes them. */
  readonly diff?: readonly string[];
  readonly a: PlaceRecord | null;
  readonly b: PlaceRecord | null;
}

/**
 * Client to server: `MapRangeParams` to ranges on the other side. Where the document cannot be converted now, the output is
 * the last one that there was.
 */
export const mapRangeRequest = 'strata/mapRange';

export interface MapRangeParams extends ConvertParams {
  readonly range: ProtocolRange;
  /** Which side `range` is of. */
  readonly from: 'source' | 'output';
}

/** Client to server: what the text at a place holds in an encoded form; null where nothing is encoded there. */
export const decodedRequest = 'strata/decoded';

export interface DecodedParams {
  readonly uri: string;
  readonly position: Position;
}

export interface DecodedResult {
  /** A name for the contents: of the file that they go into, where that is known. */
  readonly name: string;
  /** Null for what is no text. */
  readonly text: string | null;
  /** In bytes. */
  readonly size: number;
}

/** Client to server: `EditCostParams` to `EditCostResult`; null for a document that is not open. */
export const editCostRequest = 'strata/editCost';

export interface EditCostParams {
  /** Of an open document. */
  readonly uri: string;
  /** What machines that run were made from: the text of the last commit, of the saved file. */
  readonly baseText: string;
}

/** What the edits of a document cost on machines that run. */
export type EditCostResult =
  | {
      readonly kind: 'compared';
      /** For a person: `3 of 5 edits need the machine to be provisioned again, 2 need a reboot`. */
      readonly summary: string;
      /** The dangerous ones first, then from the dearest to the cheapest. */
      readonly edits: readonly EditCostRecord[];
      /** The local files and folders that both texts name: whether what they hold was edited is not known. */
      readonly uncompared: readonly string[];
    }
  | {
      readonly kind: 'impossible';
      readonly reason: string;
      /** Which of the texts it is about. */
      readonly side: 'base' | 'file';
      /** What has to be mended first, in that text; null where nothing would help. */
      readonly problem: { readonly message: string; readonly line: number; readonly column: number } | null;
    };

/** One edit; its place is in the new text, of what was removed the nearest thing around it that is left. */
export interface EditCostRecord extends PlaceRecord {
  readonly kind: 'added' | 'removed' | 'changed';
  /** For a person: `file /etc/motd`. */
  readonly what: string;
  /** The setting by its place and the names of items: `storage.files["/etc/motd"]`. */
  readonly name: string;
  /** From 1, in the base; null for what is new. */
  readonly baseLine: number | null;
  /**
   * What nobody sees by the edit itself: it is taken and nothing happens, the system refuses it, or what was taken out of the
   * config stays on the machine. The worst on any of the systems that the file may be for.
   */
  readonly danger: 'ignored' | 'refused' | 'stays' | null;
  /** By what machines the file may be for; empty where none sees the edit, or a template decides. */
  readonly costs: readonly SystemCostRecord[];
  /** The same for a person, on one line. */
  readonly text: string;
  readonly part?: readonly number[];
}

/** What an edit costs on machines of some systems. */
export interface SystemCostRecord {
  readonly os: readonly string[];
  readonly change:
    | 'live'
    | 'restart'
    | 'reboot'
    | 'deploy'
    | 'reset'
    | 'reprovision'
    | 'rebuild'
    | 'ignored'
    | 'refused';
  /** How it is reached, or what happens then. */
  readonly via?: string;
  /** Why it is refused or ignored. */
  readonly trap?: string;
  /** Of what was removed: what becomes of its effect. */
  readonly undo?: 'stays' | 'gone-at-boot' | 'reverts' | 'ignored';
  /** Conditions that the config does not show, under which it costs something else. */
  readonly unless?: readonly { readonly when: string; readonly change: string; readonly via?: string }[];
  readonly unverified?: true;
}

/** Client to server: `InfoParams` to the operating systems that the document may be for; none where it is not ours. */
export const systemsRequest = 'strata/systems';

export interface PossibleSystem {
  readonly id: string;
  /** For a person. */
  readonly name: string;
  /** How it is built, in a clause. */
  readonly about: string;
  /** What a release is called, for a person. */
  readonly releaseName: string;
  /** The release that is meant where nobody names one. */
  readonly newest: string;
  /** The releases from which on something is different, the newest first. */
  readonly releases: readonly string[];
}

/**
 * Client to server: `FixDeprecatedParams` to `FixDeprecatedResult`; null for a document that is not open or not ours. Nothing is
 * edited: the client applies the edits.
 */
export const fixDeprecatedRequest = 'strata/fixDeprecated';

export interface FixDeprecatedParams {
  readonly uri: string;
  /** `NAME@VERSION`, one of `releases`; without it the one that judges the document. */
  readonly release?: string;
}

export interface FixDeprecatedResult {
  /** The release that nothing is deprecated in then. */
  readonly release: string;
  /** All that can be asked for, the newest first. */
  readonly releases: readonly ToolReleaseRecord[];
  readonly edits: readonly { readonly range: ProtocolRange; readonly newText: string }[];
  /** What is written otherwise; places of what another change has moved are those of that moment. */
  readonly fixed: readonly ProblemRecord[];
  /** What only a person can change, at its place in the text after the edits. */
  readonly left: readonly ProblemRecord[];
}

export interface ToolReleaseRecord {
  /** `NAME@VERSION`. */
  readonly id: string;
  readonly version: string;
  /** The distributions that ship it, as far as that is written down. */
  readonly shippedIn: readonly string[];
}

/**
 * Client to server: `InfoParams` to `SeedResult` or `SeedRefusal`; null for a document that is not open, or of a format that no files hand over.
 * Nothing is written: that is for the client.
 */
export const seedRequest = 'strata/seed';

/** The files that hand a document to a machine where no cloud does. */
export interface SeedResult {
  /** What the files are to say, the document first. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Names of files that go along where they lie beside the document, in place of one of `files` of the same name. */
  readonly beside: readonly string[];
  /** For a person: how the files get to a machine, a sentence each. */
  readonly uses: readonly string[];
  /** How many errors the document has. */
  readonly errors: number;
}

/** Why a document is not handed to a machine by files. */
export interface SeedRefusal {
  /** For a person: a clause. */
  readonly refusal: string;
}

/** Client to server: `InfoParams` to `TimeLineResult`; null for a document that is not open, or of a format that has none. */
export const timeLineRequest = 'strata/timeLine';

/** What the real tool runs for a document, in the order in which it runs. */
export interface TimeLineResult {
  /** For a person: `cloud-init 26.2 on debian`. */
  readonly title: string;
  /** What has to be known of all of it, for a person: each a sentence. */
  readonly notes: readonly string[];
  readonly stages: readonly TimeLineStageRecord[];
  /** What the document asks for and nothing carries out. */
  readonly passedOver: readonly TimeLineStepRecord[];
  /** The same for a person, on several lines. */
  readonly text: string;
  /** The lines of `text` that speak of one place. */
  readonly links: readonly TimeLineLink[];
}

export interface TimeLineStageRecord {
  readonly id: string;
  /** For a person. */
  readonly title: string;
  /** For a person: when that is. */
  readonly about: string;
  readonly steps: readonly TimeLineStepRecord[];
}

export interface TimeLineStepRecord {
  /** In the words of the real tool. */
  readonly name: string;
  /** For a person: `every boot`. Null for what does not run. */
  readonly often: string | null;
  /** For a person. Of what does not run: why. */
  readonly does: string;
  /** Whether it runs although the document does not ask for it. */
  readonly isByItself: boolean;
  /** What it reads of the document. */
  readonly places: readonly TimeLinePlaceRecord[];
}

export interface TimeLinePlaceRecord extends PlaceRecord {
  /** For a person. */
  readonly name: string;
  /** Where a template decides whether it is there, or about parts of it: for a person, a clause. Absent where none does. */
  readonly depends?: string;
}

/** Where a line of a text leads to; lines count from 1. */
export interface TimeLineLink {
  readonly textLine: number;
  readonly place: TimeLinePlaceRecord;
}

/** Client to server: `InfoParams` to `LayerMapResult`; null for a document that is not open or not ours. */
export const layerMapRequest = 'strata/layerMap';

/** Every setting of a document on the boot time line. */
export interface LayerMapResult {
  /** The names of the systems that the document may be for, for a person. */
  readonly systems: readonly string[];
  /** The layers that settings may land in, from the sealed image to RAM. */
  readonly layers: readonly LayerMapLayer[];
  /** When settings act, the earliest first; at the end what stands beside the time line, where there is some. */
  readonly groups: readonly LayerMapGroup[];
  /** What is said of settings: most say the same as many others. */
  readonly facts: readonly LayerMapFacts[];
}

export interface LayerMapLayer {
  readonly id: string;
  /** For a person. */
  readonly title: string;
}

export interface LayerMapGroup {
  /** A phase, or `unknown`: nobody can tell, `unseen`: no machine sees it. */
  readonly id: string;
  /** For a person. */
  readonly title: string;
  readonly isOnTimeLine: boolean;
  /** In the order of the text. */
  readonly entries: readonly LayerMapEntry[];
}

/** A setting; where it acts in other phases on other systems, there is an entry in each. */
export interface LayerMapEntry {
  /** As the outline calls it: `file /etc/hosts 0644`. */
  readonly name: string;
  /** The kind of thing that it is about: `file`, `unit`; `setting` where it is none. */
  readonly kind: string;
  readonly path: Path;
  readonly part?: readonly number[];
  /** The whole setting. */
  readonly range: ProtocolRange;
  /** Where to go to. */
  readonly selection: ProtocolRange;
  /** `early boot`, `overlay`, `runtime` or `image`; null where systems differ, or nobody can tell. */
  readonly badge: string | null;
  /** All that it may land in. */
  readonly layers: readonly string[];
  /** The ids of the systems that this is true of. */
  readonly systems: readonly string[];
  /** The place in `facts` of what else is said of it. */
  readonly facts: number;
}

export interface LayerMapFacts {
  /** Whether this is true of every system that the document may be for. */
  readonly isEverywhere: boolean;
  /** One for all systems or, where they differ, one for those that are alike. */
  readonly ways: readonly LayerMapWay[];
  /** What a hover says, line by line. */
  readonly text: string;
}

export interface LayerMapWay {
  readonly badge: string;
  readonly layers: readonly string[];
  /** What it affects and how often: `overlay · first boot only`. */
  readonly summary: string;
  /** The names of the systems, for a person. */
  readonly systems: readonly string[];
}

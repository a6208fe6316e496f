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
  readonly paths: readonly PathRow[];
  readonly links: readonly PathLink[];
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
  readonly isUnverified?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly source: string;
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
  readonly source: string;
}

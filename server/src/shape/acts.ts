import type { Badge, Change, Lasts, Layer, Phase, Repeat, Undo } from './layerWords.ts';

/** When and where a setting acts, as `schemas/acts/<family>.json` has it. Keys of schemas name a record by `x-acts`. */
export interface ActsRecord extends Acting {
  /** What is different on an operating system, or on some of its versions; the first that fits. */
  readonly os?: Readonly<Record<string, readonly OsActs[]>>;
  /** The pieces of the real tool that carry the setting out, in the order in which they run. */
  readonly modules?: readonly ActsModule[];
}

/** A piece of the real tool that runs at a fixed place of the boot. */
export interface ActsModule {
  /** As `schemas/modules.json` has it, which says when and where it runs. */
  readonly name: string;
  /** What it has to do with the setting, where that is not plain: a clause. */
  readonly does?: string;
}

/** What may differ by operating system. */
export interface Acting {
  /** When what reads the setting acts; the first is when it starts to. */
  readonly phase?: readonly Phase[];
  readonly repeat?: readonly Repeat[];
  /** Where the result lands, as far as no path says so. */
  readonly layer?: readonly Layer[];
  /** The paths that say where the result lands and how long that lasts. */
  readonly at?: readonly ActsAt[];
  /** The keys that say where it is mounted while the rest of the config acts: what stands below is not hidden then. */
  readonly mounts?: readonly string[];
  /** How long the effect survives; wins over what a path says. */
  readonly lasts?: Lasts;
  /** The same in words, where no word of `lasts` says it: a clause in Markdown. */
  readonly lastsInWords?: string;
  /** What it takes until an edit in the config is in effect on a machine that runs already. */
  readonly change?: Change;
  /** Where the direction of the edit, or a condition, makes the change another one. */
  readonly changeIf?: readonly ChangeIf[];
  /** How the same effect is reached by hand on the machine, or what has to be restarted: a clause in Markdown. */
  readonly via?: string;
  /** What becomes of the effect when the setting is taken out of the config. */
  readonly undo?: Undo;
  /** Whether a mistake here stops the boot. */
  readonly halts?: boolean;
  /** True where the effect ends with the initramfs: nothing of it is in the running system. */
  readonly isInitramfsOnly?: boolean;
  /** What takes effect beyond where it lands: a service runs, though it is a file of `/etc`. */
  readonly effect?: Badge;
  /** The one thing that people trip over: a sentence in Markdown. */
  readonly trap?: string;
  /** True for what was read in documentation only, or not at all on a machine. */
  readonly isUnverified?: boolean;
  /** What is different where the config says something; the first that fits. */
  readonly cases?: readonly ActsCase[];
}

/** What is different where the config says something beside a setting, or with it. */
export interface ActsCase extends Omit<Acting, 'cases'> {
  readonly when: CaseWhen;
  /** Why nothing comes of it then: a clause in Markdown. */
  readonly idle?: string;
  /** The pieces of the real tool that carry it out then. */
  readonly modules?: readonly ActsModule[];
}

export interface CaseWhen {
  /** The key beside it, or in it; without one the value of the setting itself. */
  readonly key?: string;
  /** A regular expression for the text of a value, or of one in its list. */
  readonly like: string;
}

export interface OsActs extends Acting {
  /** The ids of the formats that it holds for, where the system reads another one differently. */
  readonly formats?: readonly string[];
  readonly since?: string;
  readonly until?: string;
}

/** A path that decides the layer: written in the config below one of `keys`, else `path`. */
export interface ActsAt {
  readonly keys?: readonly string[];
  readonly path?: string;
  /** Other values of `path` by the `name` that stands beside it: the home directory of `root`. */
  readonly named?: Readonly<Record<string, string>>;
}

export interface ChangeIf {
  /** `add`, `remove`, `raise`, `lower`, or a condition in words. */
  readonly when: string;
  /** Where an item is taken out: only if no other item of its list is left. */
  readonly isLast?: true;
  readonly change: Change;
  readonly via?: string;
  /** The formats in which it cannot be so. */
  readonly notIn?: readonly string[];
}

/** A key of which nothing reaches a machine, and why. */
export interface NoActs {
  readonly none: string;
}

export type ActsFamily = Readonly<Record<string, ActsRecord>>;

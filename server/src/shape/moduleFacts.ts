/** When the pieces of a tool run that carries configs out, as `schemas/modules.json` has it. */
export interface ModuleFacts {
  /** In the order in which they come. */
  readonly stages: readonly StageFacts[];
  /** Systems that are named together. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Whose lists of modules a system has that has none of its own name: one of these, and none where nobody has written it down. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** The files from which a machine takes its configs where no cloud gives them. */
  readonly seed: SeedFacts;
  /** In the order in which they run, stage by stage. One that has moved stands in both of its places. */
  readonly modules: readonly ModuleRun[];
}

export interface SeedFacts {
  /** The name of the config itself. */
  readonly own: string;
  /** The file that has to be there too, and is made where there is none. */
  readonly made: string;
  /** Files that go along where they are beside the config. */
  readonly beside: readonly string[];
  /** How such a folder is used, by release: a sentence each. */
  readonly uses: readonly { readonly text: string; readonly since?: string; readonly until?: string }[];
}

export interface StageFacts {
  readonly id: string;
  /** For a person. */
  readonly title: string;
  /** What starts it. */
  readonly unit: string;
  readonly unitWas?: { readonly name: string; readonly until: string };
  /** The key by which a config may say itself what runs in the stage; absent where nothing of a config does. */
  readonly list?: string;
  /** For a person: a clause. */
  readonly about: string;
  /** What else is to be said of it in some releases, where none of these systems is meant. */
  readonly notes?: readonly StageNote[];
}

export interface StageNote {
  readonly text: string;
  readonly since?: string;
  readonly until?: string;
  readonly notOn?: readonly string[];
}

export type Often = 'boot' | 'instance' | 'once';

export interface ModuleRun {
  readonly name: string;
  readonly stage: string;
  readonly often: Often;
  readonly was?: { readonly often: Often; readonly until: string };
  /** For a person: a clause. */
  readonly does: string;
  /** What it does where no key asks for it; absent where that is nothing. */
  readonly alone?: string;
  /** Keys at the top level: `key`, of a list `key[name]` only the items that have the key `name`, `key[!name]` the others. */
  readonly reads: readonly string[];
  /** It runs only where one of these keys is there; absent where it always does. */
  readonly starts?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  /** The systems whose lists have it; absent where all have, or all but `notListed`. */
  readonly listed?: readonly ForSystem[];
  readonly notListed?: readonly ForSystem[];
  /** Systems whose images come with a list of their own that has it, in releases too in which `listed` does not name them. */
  readonly inImages?: readonly string[];
  /** The systems that it is made for; on others it is passed over without a word. Absent where it is for all. */
  readonly madeFor?: readonly ForSystem[];
}

/** The id of a system or of a group, or in which releases of the tool it holds for one. */
export type ForSystem = string | { readonly id: string; readonly since?: string; readonly until?: string };

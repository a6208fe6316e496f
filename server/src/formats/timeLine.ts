import type { Path } from '../base/path.ts';
import type { Range } from '../base/text.ts';
import type { Decoded } from '../decode/decoded.ts';
import type { NamedOs } from '../layers/osFacts.ts';

/** What a real tool runs for a config on its way to a machine, in the order in which it runs. */
export interface TimeLine {
  /** What has to be known of all of it, for a person: each a sentence. */
  readonly notes: readonly string[];
  readonly stages: readonly TimeLineStage[];
  /** What the config asks for and nothing carries out. */
  readonly passedOver: readonly TimeLineStep[];
}

export interface TimeLineStage {
  readonly id: string;
  /** For a person. */
  readonly title: string;
  /** For a person: when that is. */
  readonly about: string;
  readonly steps: readonly TimeLineStep[];
}

export interface TimeLineStep {
  /** In the words of the real tool. */
  readonly name: string;
  /** For a person: `every boot`. Undefined for what does not run. */
  readonly often: string | undefined;
  /** For a person: a clause. Of what does not run: why. */
  readonly does: string;
  /** Whether it runs although the config does not ask for it. */
  readonly isByItself: boolean;
  /** What it reads of the config. */
  readonly places: readonly TimeLinePlace[];
}

/** A place in the text. */
export interface TimeLinePlace {
  /** For a person: `write_files[2]`. */
  readonly name: string;
  readonly path: Path;
  readonly range: Range;
  /** All that is read there, where that is more than what the range shows. */
  readonly extent?: Range;
  /** What stands there, if it is one of several things. */
  readonly thing?: Decoded;
}

export interface TimeLineInput {
  readonly text: string;
  /** What the text consists of, in its order. */
  readonly parts: readonly TimeLinePart[];
  /** The systems that it may be for. */
  readonly systems: readonly NamedOs[];
  /** The release of the tool, by which things run; undefined for the newest. */
  readonly release: string | undefined;
}

export interface TimeLinePart {
  /** The id of its format. */
  readonly format: string;
  readonly decoded: Decoded;
}

/** Says when things run, as far as that is known of the systems. */
export type TellTimeLine = (input: TimeLineInput) => TimeLine;

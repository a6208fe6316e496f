import type { TimeLinePlaceRecord, TimeLineResult } from '../../../server/src/base/protocol.ts';

/** A time line as a text in an editor. */
export interface ShownTimeLine {
  readonly text: string;
  /** Where a line leads to; lines of the text count from 0. */
  readonly places: ReadonlyMap<number, TimeLinePlaceRecord>;
}

/** @param hint stands below the title, and says how to get from a line to its place */
export function shownTimeLine({ text, links }: Pick<TimeLineResult, 'text' | 'links'>, hint: string): ShownTimeLine {
  const [title = '', ...lines] = text.split('\n');
  // The first line stays, and the others move on by that of the hint.
  return {
    text: [title, hint, ...lines].join('\n'),
    places: new Map(links.map(({ textLine, place }) => [textLine === 1 ? 0 : textLine, place])),
  };
}

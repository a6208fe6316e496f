import type { Range } from '../../base/text.ts';
import type { JinjaMistake } from './jinjaTokens.ts';

/** Ends the reading or the rendering of a template, from many calls deep. */
export class JinjaFault extends Error {
  readonly kind: JinjaMistake['kind'] | 'failed';
  readonly range: Range;

  /** @param kind what Jinja refuses (`syntax`), stops at (`failed`), or takes though we do not know it (`unknown`) */
  constructor(kind: JinjaFault['kind'], { start, end }: Range, why: string) {
    super(why);
    this.kind = kind;
    this.range = { start, end };
  }
}

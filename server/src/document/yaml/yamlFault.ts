/**
 * The first thing that Go's yaml.v3 would stop at. It leaves the scanner or the parser as an exception, because it may
 * come up many calls deep and always ends the reading of the whole item.
 */
export class YamlFault extends Error {
  readonly code: FaultCode;
  /** Where the broken thing begins: the quote that is open, the key without a colon. */
  readonly start: number;
  /** Where reading had to stop; never before `start`. */
  readonly at: number;

  constructor(code: FaultCode, start: number, at: number) {
    super(code);
    this.code = code;
    this.start = start;
    this.at = at;
  }
}

/** Which rule was broken; `repair/repair.ts` finds out what was meant and says it. */
export type FaultCode =
  | 'alias-name'
  | 'bad-character'
  | 'block-scalar-header'
  | 'block-scalar-tab'
  | 'directive'
  | 'document-start'
  | 'escape'
  | 'expected-entry'
  | 'expected-key'
  | 'expected-node'
  | 'flow-separator'
  | 'key-not-allowed'
  | 'missing-colon'
  | 'quote-open'
  | 'sequence-not-allowed'
  | 'tab-in-plain'
  | 'tag'
  | 'tag-handle'
  | 'too-deep'
  | 'value-not-allowed';

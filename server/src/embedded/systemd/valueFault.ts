import type { Range } from '../../base/text.ts';

/** Why a value is not taken. */
export interface ValueFault {
  /** What the key wants, for a person. */
  readonly wants: string;
  /** The part of the value that is not taken. */
  readonly range?: Range;
  /** True where systemd does not keep the rest of it either. */
  readonly losesAll?: boolean;
  /** What may have been meant, in its place. */
  readonly instead?: string;
  /** True where systemd starts no unit with such a value. */
  readonly isFatal?: boolean;
}

import type { Range } from '../../base/text.ts';
import { shiftRange } from '../../document/shiftProblem.ts';
import type { KnownFormat, Stretch } from '../../document/textDocument.ts';
import { includedAddresses } from './includedAddresses.ts';
import { headerEnd, type UserDataKind } from './kinds.ts';

/**
 * A stretch of a text that is of a kind, and how it is read.
 *
 * @param because who says of which kind it is, for a person
 */
export function stretchOfKind(text: string, { start, end }: Range, kind: UserDataKind, because: string): Stretch {
  const { format, kind: which, begins } = kind;
  const known: KnownFormat = { format, because, ...(which === undefined ? {} : { kind: which }) };
  const own = { start, end, known };
  const content = text.slice(start, end);
  switch (format) {
    case 'cloud-config':
    case 'cloud-config-archive':
      return own;
    case 'cloud-config-jsonp': {
      const hasHeader = begins !== undefined && content.trimStart().toLowerCase().startsWith(begins);
      return { ...own, syntax: 'json', readFrom: hasHeader ? start + headerEnd(content) : start };
    }
    case 'cloud-include':
      return { ...own, syntax: 'text', pieces: includedAddresses(content).map((piece) => shiftRange(piece, start)) };
    default:
      return { ...own, syntax: 'text' };
  }
}

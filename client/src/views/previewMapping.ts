import type { ProtocolRange } from '../../../server/src/base/protocol.ts';
import { type PreviewText, toOutputLine, toShownLine } from './previewText.ts';

/** A stretch of an output in the text that shows it. */
export function toShown(shown: Pick<PreviewText, 'removed'>, { start, end }: ProtocolRange): ProtocolRange {
  return {
    start: { line: toShownLine(shown, start.line), character: start.character },
    end: { line: toShownLine(shown, end.line), character: end.character },
  };
}

/** A stretch of the text that shows an output in the output; undefined where it begins or ends in a removed line. */
export function toOutput(
  shown: Pick<PreviewText, 'removed'>,
  { start, end }: ProtocolRange,
): ProtocolRange | undefined {
  const [first, last] = [toOutputLine(shown, start.line), toOutputLine(shown, end.line)];
  if (first === undefined || last === undefined) return undefined;
  return { start: { line: first, character: start.character }, end: { line: last, character: end.character } };
}

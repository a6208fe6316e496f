import { applyEdits } from '../../server/src/base/text.ts';
import { rename } from '../../server/src/features/rename/rename.ts';
import { type AnalyseOptions, analyseText } from './analyseText.ts';

export interface Attempt extends AnalyseOptions {
  /** With the cursor `<|>`. */
  readonly text: string;
  readonly to: string;
}

/** The text after the renaming at the cursor, or `refused: …`. */
export function renamed({ text, to, ...options }: Attempt): string {
  const offset = text.indexOf('<|>');
  const plain = text.replace('<|>', '');
  const result = rename(analyseText(plain, options), offset, to);
  if (!result) return 'nothing';
  return result.kind === 'refused' ? `refused: ${result.message}` : applyEdits(plain, result.edits);
}

import type { Analysis } from '../../analysis.ts';
import type { FileRequest } from '../../base/fileSnapshot.ts';
import type { ConvertOutcome } from './convert.ts';

/** An analysis with the files as they were, and what of them has changed since. */
export interface SnapshotAnalysis {
  readonly analysis: Analysis;
  readonly changed: () => Promise<readonly FileRequest[]>;
}

export interface SettledOutcome {
  readonly analysis: Analysis;
  readonly outcome: ConvertOutcome;
}

/**
 * Converts the files of one moment: once more where some have changed meanwhile, and not at all where they change again.
 *
 * @param analyse gives undefined where there is no document any more, and so does this
 */
export async function convertSettled<None extends undefined = never>(
  analyse: () => Promise<SnapshotAnalysis | None>,
  convert: (analysis: Analysis) => ConvertOutcome,
): Promise<SettledOutcome | None> {
  for (let isLast = false; ; isLast = true) {
    const snapshot = await analyse();
    if (!snapshot) return snapshot;
    const { analysis, changed } = snapshot;
    const outcome = convert(analysis);
    // What is compiled only for a comparison goes into no output.
    const [first, ...others] = (await changed()).filter(({ want }) => want !== 'compiled');
    if (!first) return { analysis, outcome };
    if (isLast) return { analysis, outcome: unsettled(analysis, first, others.length) };
  }
}

function unsettled(analysis: Analysis, { path }: FileRequest, others: number): ConvertOutcome {
  const shown = path === '' ? 'the files directory' : `\`${path}\``;
  const more = others === 0 ? '' : ` and ${others} more`;
  const reason = `not converted: ${shown}${more} changed while the config was converted, and again the second time; convert again when nothing writes there any more`;
  return { kind: 'refused', reason, blocking: [], problems: analysis.problems() };
}

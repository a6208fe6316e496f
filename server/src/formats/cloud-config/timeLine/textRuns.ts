import { moduleFacts } from '../../../generated/moduleFacts.ts';
import type { TextRun } from '../../../shape/moduleFacts.ts';
import type { TimeLinePlace } from '../../timeLine.ts';
import { archiveEntries } from '../archiveTexts.ts';
import { messageEntries } from '../messageTexts.ts';

/** A text beside the configs in a message or an archive that runs. */
export interface FoundText {
  readonly run: TextRun;
  readonly place: TimeLinePlace;
}

/** The texts that run beside the configs, in the order of the text that holds them; none where it is one config. */
export function textRuns(text: string): readonly FoundText[] {
  const entries = messageEntries(text) ?? archiveEntries(text) ?? [];
  return entries.flatMap(({ start, end, type, content }, index) => {
    const run = runOf(type, content?.trimStart().toLowerCase() ?? '');
    if (!run) return [];
    const stop = content === undefined ? -1 : text.slice(start, end).trimStart().indexOf('\n');
    const first = text.slice(start).search(/\S/u);
    const from = first < 0 ? start : start + first;
    const place = {
      name: `part ${index + 1}`,
      path: [index],
      range: { start: from, end: stop < 0 ? end : from + stop },
    };
    return [{ run, place }];
  });
}

/** The longest beginning counts where no type is said, and of a template what stands below its header. */
function runOf(type: string, content: string): TextRun | undefined {
  const body = content.replace(/^## template: jinja[^\n]*\n\s*/u, '');
  return moduleFacts.texts
    .filter((run) => (type === '' ? run.begins !== undefined && body.startsWith(run.begins) : run.type === type))
    .toSorted((a, b) => (b.begins?.length ?? 0) - (a.begins?.length ?? 0))[0];
}

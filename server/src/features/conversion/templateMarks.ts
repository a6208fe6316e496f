import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import type { Loss } from '../../convert/conversion.ts';
import type { WrittenPlace } from '../../decode/written.ts';
import { nodesAt } from '../../document/locate.ts';
import type { Part } from '../../document/textDocument.ts';

/**
 * The marks of templates that stand in a converted config as they are written. The real tool does the same, and content may
 * look like a mark; but whoever forgot to render the file is told so.
 *
 * @param part as it stands
 * @param masks what the same text has for templates
 * @param text the whole source
 * @param places of the output
 */
export function templateMarks(
  part: Part | undefined,
  masks: readonly Range[],
  text: string,
  places: readonly WrittenPlace[],
): readonly Loss[] {
  if (!part || masks.length === 0) return [];
  const written = writtenFrom(places);
  return masks.flatMap(({ start, end }) => {
    const innermost = nodesAt(part, start).at(-1);
    if (innermost?.node.kind !== 'scalar' || start >= innermost.node.end) return [];
    const { path } = innermost;
    const toPath = nearestOutput(written, path);
    if (!toPath) return [];
    const mark = text.slice(start, end);
    const shown = mark.length > longestShown ? `${mark.slice(0, longestShown - 1)}…` : mark;
    const message = `\`${shown.replaceAll(/\s+/gu, ' ')}\` is written as it stands; if this file is a template, render it first`;
    return [{ code: templateAsText, kind: 'approximated', message, range: { start, end }, path, toPath }];
  });
}

export const templateAsText = 'convert/template-as-text';

const longestShown = 60;

/** Where in the output the values of each place of the source stand: of several the longest, which is the content itself. */
function writtenFrom(places: readonly WrittenPlace[]): ReadonlyMap<string, WrittenPlace> {
  const written = new Map<string, WrittenPlace>();
  for (const place of places) {
    if (!place.isLeaf) continue;
    for (const { path } of place.origins) {
      const key = JSON.stringify(path);
      const known = written.get(key);
      if (!known || lengthOf(known) < lengthOf(place)) written.set(key, place);
    }
  }
  return written;
}

function lengthOf({ range: { start, end } }: WrittenPlace): number {
  return end - start;
}

/** The output of a place, or of the smallest thing around it that a shorthand makes something of. */
function nearestOutput(written: ReadonlyMap<string, WrittenPlace>, path: Path): Path | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = written.get(JSON.stringify(path.slice(0, length)));
    if (found) return found.path;
  }
  return undefined;
}

import { printPath } from '../../base/path.ts';
import type { Problem } from '../../base/problem.ts';
import { respell } from '../../decode/fixes.ts';
import { nearKey } from '../../decode/nearKey.ts';
import { problemAt } from '../../decode/shapeProblems.ts';
import type { Place } from '../../decode/visit.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { PlaceRule } from './judgePlaces.ts';

/**
 * Keys that look like a known one, where the tool takes any: in a source of packages, in the settings of another program. What
 * reads them passes over a name that it does not know.
 *
 * @param area the first half of the code
 */
export const nearKeys = (area: string): PlaceRule => {
  const code = `${area}/misspelt-key`;
  return { codes: [code], judge: (place, _target, document) => judge(place, code, document) };
};

function* judge({ decoded, path }: Place, code: string, document: TextDocument): Generator<Problem> {
  const { entry, members } = decoded;
  if (!entry?.keywords.additionalProperties || !members) return;
  for (const [name, { pair, borrowed }] of members) {
    const meant = borrowed ? undefined : nearKey(name, entry);
    if (meant === undefined || members.has(meant)) continue;
    const where = path.length === 0 ? '' : ` in \`${printPath(path)}\``;
    yield problemAt(pair.key, {
      code,
      source: 'strata',
      severity: 'warning',
      message: `nothing is known to read \`${name}\`${where}, so it most likely does nothing; did you mean \`${meant}\`?`,
      path: [...path, name],
      cause: pair.key,
      fixes: () => respell(pair, meant, true)(document),
    });
  }
}

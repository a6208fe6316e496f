import type { Fix, Problem } from '../base/problem.ts';
import { applyEdits, type Range } from '../base/text.ts';
import type { Origin } from '../decode/produced.ts';
import { spanOf } from '../decode/spanOf.ts';
import { originOf, type Place } from '../decode/visit.ts';
import { changeContent } from '../document/changeContent.ts';
import { readText } from '../document/readText.ts';
import type { Syntax, TextDocument } from '../document/textDocument.ts';
import { rootEntry } from '../shape/entry.ts';
import type { Target } from '../shape/target.ts';
import { type Format, targetOf } from './format.ts';
import type { JudgedPart } from './partProblems.ts';

/** A config that stands as a text in a value of another one, read by itself. */
export function readNested(text: string, format: Format, syntax: Syntax): JudgedPart | undefined {
  // Templates were masked where it stands.
  const document = readText(text, syntax, { template: 'none' });
  const [part] = document.parts;
  if (!part) return undefined;
  const decoded = format.dialect.decode(part, rootEntry(format.schemaFile));
  const resolution = format.resolveVersion(decoded);
  const target = targetOf(format, resolution);
  return { document, part, index: 0, format, decoded, resolution, target, patch: undefined, systems: [] };
}

/**
 * What was found in a nested config, at the places of the text around it: underlined where it stands, under the path of
 * the value. Its fixes change the text that it stands in.
 */
export function nestedProblems(
  problems: readonly Problem[],
  place: Place,
  inner: JudgedPart,
  target: Target,
  document: TextDocument,
): readonly Problem[] {
  const origin = originOf(place);
  const spot = (range: Range): Pick<Problem, 'range' | 'within'> =>
    spanOf(origin, inner.document.text, range, document);
  return problems.map(({ code, source, severity, message, range, path, tags, related, fixes }) => {
    const at = spot(range);
    // Without a place of its own it has to be said in words.
    const where = at.within || path.length === 0 ? '' : `in \`${path.join('.')}\`: `;
    return {
      code,
      source: source === inner.format.tool ? target.tool : source,
      severity,
      message: `${where}${message}`,
      path: place.path,
      ...at,
      ...(tags ? { tags } : {}),
      ...(related
        ? { related: related.map((each) => ({ range: spot(each.range).range, message: each.message })) }
        : {}),
      ...(fixes ? { fixes: () => outerFixes(fixes(), code, inner, origin, document) } : {}),
    };
  });
}

/** None where the nested text does not stand in the document as it is. */
function outerFixes(
  fixes: readonly Fix[],
  code: string,
  { document: { text } }: JudgedPart,
  { node }: Origin,
  document: TextDocument,
): readonly Fix[] {
  if (node.kind !== 'scalar' || node.masked || node.text !== text) return [];
  // Several damages of one JSON text may be one mistake; here nobody weighs them against each other.
  const isDamage = code.startsWith('syntax/');
  return fixes.flatMap((fix) => {
    const edits = changeContent(document, node, applyEdits(text, fix.edits));
    return edits.length > 0 ? [{ title: fix.title, edits, certain: fix.certain && !isDamage }] : [];
  });
}

import type { Analysis } from '../../analysis.ts';
import type { EditCostRecord, EditCostResult, SystemCostRecord } from '../../base/protocol.ts';
import { positionAt } from '../../base/text.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { placeRecord } from '../records.ts';
import type { SystemCost } from './costOfEdit.ts';
import { type EditCost, editCosts } from './editCost.ts';
import { costText, summaryOf, uncomparedWords } from './editCostWords.ts';
import { byGravity, worstDanger } from './editDanger.ts';
import { uncomparedFiles } from './uncomparedFiles.ts';

/** What the edits from a text to a document cost, as other programs get it; the text is read as the document is. */
export function editCostResult(after: Analysis, baseText: string): EditCostResult {
  const before = after.withText(baseText);
  const found = editCosts(before, after);
  if (found.kind === 'compared') {
    const edits = byGravity(found.edits).map((edit) => recordOf(edit, before.document, after.document));
    const uncompared = uncomparedFiles(before, after);
    return { kind: 'compared', summary: `${summaryOf(found)}${uncomparedWords(uncompared)}`, edits, uncompared };
  }
  const { kind, reason, side, problem } = found;
  const { document } = side === 'base' ? before : after;
  if (!problem) return { kind, reason, side, problem: null };
  const { line, column } = placeRecord(problem, document);
  return { kind, reason, side, problem: { message: problem.message, line, column } };
}

function recordOf(edit: EditCost, before: TextDocument, after: TextDocument): EditCostRecord {
  const { kind, what, name, path, baseRange, costs, part } = edit;
  return {
    kind,
    what,
    name,
    path,
    ...placeRecord(edit, after),
    baseLine: baseRange ? positionAt(before.lineStarts, baseRange.start).line + 1 : null,
    danger: worstDanger(edit) ?? null,
    costs: costs.map(systemRecord),
    text: costText(edit),
    ...(part ? { part } : {}),
  };
}

function systemRecord({ systems, change, via, trap, undo, unless, isUnverified }: SystemCost): SystemCostRecord {
  return {
    os: systems.map(({ id }) => id),
    change,
    ...(via === undefined ? {} : { via }),
    ...(trap === undefined ? {} : { trap }),
    ...(undo === undefined ? {} : { undo }),
    ...(unless.length === 0 ? {} : { unless }),
    ...(isUnverified ? { unverified: true as const } : {}),
  };
}

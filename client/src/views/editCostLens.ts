import * as vscode from 'vscode';
import type { EditCostRecord } from '../../../server/src/base/protocol.ts';
import type { EditCosts, KnownCosts } from '../editCosts.ts';
import type { Manifest } from '../manifest.ts';
import { documentSelector } from '../startClient.ts';
import { dangerText, summarySince } from './editCostTexts.ts';

/** How long a line above the text may be, in characters: VS Code does not wrap it. */
const longestLens = 160;

/** One line above the file that says what its edits cost, and one above each edit that is dangerous. */
export function registerEditCostLens(manifest: Manifest, costs: EditCosts): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    costs.onChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(documentSelector(manifest), {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => {
        const known = costs.last(document.uri);
        return known ? lensesOf(known, document) : [];
      },
    }),
  );
}

function lensesOf({ base, result }: KnownCosts, document: vscode.TextDocument): vscode.CodeLens[] {
  const summary = summarySince(base, result.summary);
  const lenses = [lensAt(0, `$(history) ${summary}`, summary, document)];
  for (const edits of dangersByPlace(result.edits)) {
    const [first] = edits;
    if (!first?.danger) continue;
    const line = Math.min(first.line - 1, document.lineCount - 1);
    const tooltip = [...new Set(edits.map(({ text }) => text))].join('\n');
    lenses.push(lensAt(line, `$(warning) ${dangerText(first.danger, edits)}`, tooltip, document));
  }
  return lenses;
}

/** Those of one line and one danger together: a deleted list would fill the screen. */
function dangersByPlace(edits: readonly EditCostRecord[]): readonly (readonly EditCostRecord[])[] {
  const places = new Map<string, EditCostRecord[]>();
  for (const edit of edits) {
    if (edit.danger === null) continue;
    const key = `${edit.danger} ${edit.line}`;
    places.set(key, [...(places.get(key) ?? []), edit]);
  }
  return [...places.values()];
}

function lensAt(line: number, title: string, tooltip: string, { uri }: vscode.TextDocument): vscode.CodeLens {
  const text = title.length > longestLens ? `${title.slice(0, longestLens - 1)}…` : title;
  const command = { title: text, tooltip, command: 'strata.showEditCost', arguments: [uri] };
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command);
}

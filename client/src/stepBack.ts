import * as vscode from 'vscode';
import type { BaseLanguageClient, Middleware, vsdiag } from 'vscode-languageclient';
import { isTheirs, type ShownProblem, withoutRepeated } from './repeatedProblems.ts';
import { isShared, isSharedWithSchema } from './yamlNeighbour.ts';

/**
 * What we leave to Red Hat's YAML extension in a document that both serve: outline and folding, and whatever it reports or
 * offers too. Everything else is ours alone.
 */
export interface StepBack extends vscode.Disposable {
  readonly middleware: Middleware;
  /** Looks at the documents again that the client serves whenever the other extension reports something else. */
  readonly watch: (client: BaseLanguageClient) => void;
}

export function createStepBack(): StepBack {
  const kept = new Map<string, vscode.Diagnostic[]>();
  const seen = new Map<string, string>();
  const asking = new Set<string>();
  const listeners: vscode.Disposable[] = [
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      kept.delete(uri.toString());
      seen.delete(uri.toString());
    }),
  ];

  const middleware: Middleware = {
    provideDiagnostics: async (document, previousResultId, token, next) => {
      const report = await next(document, previousResultId, token);
      const opened = document instanceof vscode.Uri ? undefined : document;
      if (!report || !opened) return report;
      const key = opened.uri.toString();
      if (report.kind === 'full') kept.set(key, report.items);
      const ours = kept.get(key);
      if (!isShared(opened) || !ours) return report;
      const { resultId } = report;
      const kind = 'full' as vsdiag.DocumentDiagnosticReportKind.full;
      return { kind, ...(resultId === undefined ? {} : { resultId }), items: shownBeside(opened, ours) };
    },
    provideDocumentSymbols: (document, token, next) => (isShared(document) ? undefined : next(document, token)),
    provideFoldingRanges: (document, context, token, next) =>
      isShared(document) ? undefined : next(document, context, token),
    provideCompletionItem: async (document, position, context, token, next) => {
      const key = document.uri.toString();
      if (!isSharedWithSchema(document)) return next(document, position, context, token);
      // We are asked again by the command below, which is to bring what others offer.
      if (asking.has(key)) return undefined;
      asking.add(key);
      try {
        const [ours, all] = await Promise.all([
          next(document, position, context, token),
          vscode.commands.executeCommand<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            position,
            context.triggerCharacter,
          ),
        ]);
        return withoutOffered(ours, all.items);
      } finally {
        asking.delete(key);
      }
    },
  };
  return {
    middleware,
    watch: (client) => {
      listeners.push(
        vscode.languages.onDidChangeDiagnostics(({ uris }) => {
          const changed = uris.filter((uri) => {
            const key = uri.toString();
            const words = JSON.stringify(theirsOf(uri).map(({ range, message }) => [range, message]));
            const isNew = words !== (seen.get(key) ?? '[]');
            seen.set(key, words);
            return isNew && kept.has(key);
          });
          if (changed.length > 0) client.getFeature('textDocument/diagnostic').refresh();
        }),
      );
    },
    dispose: () => vscode.Disposable.from(...listeners).dispose(),
  };
}

function theirsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(isTheirs);
}

function shownBeside({ uri }: vscode.TextDocument, ours: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
  const shown = ours.map((diagnostic) => ({ ...placed(diagnostic), diagnostic }));
  return withoutRepeated(shown, theirsOf(uri).map(placed)).map(({ diagnostic }) => diagnostic);
}

function placed({ code, range, severity, source }: vscode.Diagnostic): ShownProblem {
  const isError = severity === vscode.DiagnosticSeverity.Error;
  return { source, range, isError, code: String(typeof code === 'object' ? code.value : (code ?? '')) };
}

type Offered = vscode.CompletionItem[] | vscode.CompletionList | null | undefined;

function withoutOffered(ours: Offered, theirs: readonly vscode.CompletionItem[]): Offered {
  const labels = new Set(theirs.map(labelOf));
  const isNew = (item: vscode.CompletionItem): boolean => !labels.has(labelOf(item));
  if (!ours) return ours;
  return Array.isArray(ours)
    ? ours.filter(isNew)
    : new vscode.CompletionList(ours.items.filter(isNew), ours.isIncomplete);
}

function labelOf({ label }: vscode.CompletionItem): string {
  return (typeof label === 'string' ? label : label.label).trim();
}

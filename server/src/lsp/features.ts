import {
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
  type Connection,
  type DocumentSymbol,
  DocumentSymbolRequest,
  type FoldingRange,
  FoldingRangeKind,
  FoldingRangeRequest,
  type Hover,
  HoverRequest,
  MarkupKind,
} from 'vscode-languageserver';
import type { Analysis } from '../analysis.ts';
import type { InitializationOptions } from '../base/protocol.ts';
import { offsetAt, type Position, positionAt } from '../base/text.ts';
import { textHeldAt } from '../features/decodedContents.ts';
import { codeActions } from '../features/fixes/codeActions.ts';
import { fixAll } from '../features/fixes/fixAll.ts';
import { fixDeprecated } from '../features/fixes/fixDeprecated.ts';
import { hover } from '../features/hover/hover.ts';
import { foldingRanges } from '../features/navigation/folding.ts';
import { documentSymbols, type Symbol as OutlineSymbol } from '../features/navigation/symbols.ts';
import type { Service } from '../service.ts';
import { answerRequest } from './answerRequest.ts';
import { codeActionParams, documentParams, placeParams } from './readParams.ts';
import { symbolKinds } from './symbolKinds.ts';
import { type LinkTo, linksFor, toDiagnostic, toRange, toTextEdit } from './toProtocol.ts';

/** Answers the requests of the editor's features: each reads one analysis. */
export function registerFeatures(connection: Connection, service: Service, options: InitializationOptions): void {
  const { opensDecoded } = options;
  const linkTo = linksFor(options);
  answerRequest(connection, HoverRequest.method, placeParams, async ({ uri, position }): Promise<Hover | null> => {
    const analysis = await service.analysis(uri);
    if (!analysis) return null;
    const { text, lineStarts } = analysis.document;
    const offset = offsetAt(text, lineStarts, position);
    const found = hover(analysis, offset);
    if (!found) return null;
    const isText = opensDecoded && textHeldAt(analysis, offset) !== undefined;
    const value = isText ? `${found.markdown}\n\n${decodedLink(uri, position)}` : found.markdown;
    const contents = { kind: MarkupKind.Markdown, value };
    return { contents, range: toRange(analysis.document, found.range) };
  });

  answerRequest(
    connection,
    DocumentSymbolRequest.method,
    documentParams,
    async ({ uri }): Promise<DocumentSymbol[] | null> => {
      const analysis = await service.analysis(uri);
      return analysis ? documentSymbols(analysis).map((symbol) => toDocumentSymbol(analysis, symbol)) : null;
    },
  );

  answerRequest(
    connection,
    FoldingRangeRequest.method,
    documentParams,
    async ({ uri }): Promise<FoldingRange[] | null> => {
      const analysis = await service.analysis(uri);
      // An empty answer would take the editor's own folding away from files that are not ours.
      if (!analysis || analysis.parts.length === 0) return null;
      const { lineStarts } = analysis.document;
      return foldingRanges(analysis).map(({ start, end, kind }) => ({
        startLine: positionAt(lineStarts, start).line,
        endLine: positionAt(lineStarts, end).line,
        ...(kind === 'block' ? {} : { kind: foldingKinds[kind] }),
      }));
    },
  );

  answerRequest(
    connection,
    CodeActionRequest.method,
    codeActionParams,
    async ({ uri, range, only }): Promise<CodeAction[] | null> => {
      const analysis = await service.analysis(uri);
      if (!analysis) return null;
      const { text, lineStarts } = analysis.document;
      const wanted = { start: offsetAt(text, lineStarts, range.start), end: offsetAt(text, lineStarts, range.end) };
      const wants = (kind: string): boolean => !only || only.some((wanted) => `${kind}.`.startsWith(`${wanted}.`));
      const fixes = wants(CodeActionKind.QuickFix) ? quickFixes(analysis, uri, wanted, linkTo) : [];
      return [
        ...fixes,
        ...(only && wants('source.fixAll.strata') ? fixAllAction(analysis, uri) : []),
        ...(only && wants(deprecatedKind) ? deprecatedAction(analysis, uri) : []),
      ];
    },
  );
}

/** The kind of the action that replaces what is deprecated. */
export const deprecatedKind = 'source.fixDeprecated.strata';

const foldingKinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region };

function decodedLink(uri: string, { line, character }: Position): string {
  const argument = encodeURIComponent(JSON.stringify([uri, { line, character }]));
  return `[Open decoded contents](command:strata.openDecoded?${argument})`;
}

function quickFixes(
  analysis: Analysis,
  uri: string,
  range: { readonly start: number; readonly end: number },
  linkTo: LinkTo,
): CodeAction[] {
  const { document } = analysis;
  return codeActions(analysis, range).map((action) => ({
    title: action.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: action.problems.map((problem) => toDiagnostic(document, uri, problem, linkTo)),
    isPreferred: action.isPreferred,
    edit: { changes: { [uri]: action.edits.map((edit) => toTextEdit(document, edit)) } },
  }));
}

function fixAllAction(analysis: Analysis, uri: string): CodeAction[] {
  const edits = fixAll(analysis);
  if (edits.length === 0) return [];
  const changes = { [uri]: edits.map((edit) => toTextEdit(analysis.document, edit)) };
  return [{ title: 'Fix all that is certain', kind: 'source.fixAll.strata', edit: { changes } }];
}

/** By the release that judges the document; the request of the same name takes any. */
function deprecatedAction(analysis: Analysis, uri: string): CodeAction[] {
  const { edits } = fixDeprecated(analysis);
  if (edits.length === 0) return [];
  const changes = { [uri]: edits.map((edit) => toTextEdit(analysis.document, edit)) };
  return [{ title: 'Replace what is deprecated', kind: deprecatedKind, edit: { changes } }];
}

function toDocumentSymbol(analysis: Analysis, symbol: OutlineSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    kind: symbolKinds[symbol.kind],
    range: toRange(analysis.document, symbol.range),
    selectionRange: toRange(analysis.document, symbol.selection),
    ...(symbol.detail === undefined ? {} : { detail: symbol.detail }),
    children: symbol.children.map((child) => toDocumentSymbol(analysis, child)),
  };
}

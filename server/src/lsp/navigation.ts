import {
  type Connection,
  DefinitionRequest,
  type DocumentHighlight,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  type DocumentLink,
  DocumentLinkRequest,
  type Location,
  type LocationLink,
  LSPErrorCodes,
  PrepareRenameRequest,
  type Range as ProtocolRange,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  type SelectionRange,
  SelectionRangeRequest,
  type SymbolInformation,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import type { Analysis } from '../analysis.ts';
import { offsetAt, type Position } from '../base/text.ts';
import { definitionAt, referencesAt } from '../features/navigation/definition.ts';
import { documentLinks } from '../features/navigation/documentLinks.ts';
import { occurrencesAt } from '../features/navigation/occurrences.ts';
import { selectionRanges } from '../features/navigation/selectionRanges.ts';
import { type RenameRefusal, rename, renamePlace } from '../features/rename/rename.ts';
import type { Service } from '../service.ts';
import { answerRequest } from './answerRequest.ts';
import { cancelled, unlessCancelled } from './cancellation.ts';
import {
  documentParams,
  placeParams,
  referencesParams,
  renameParams,
  selectionRangeParams,
  workspaceSymbolParams,
} from './readParams.ts';
import { symbolKinds } from './symbolKinds.ts';
import { toRange, toTextEdit } from './toProtocol.ts';

export interface NavigationOptions {
  /** Whether a definition may be told together with what leads there. */
  readonly linksDefinitions: boolean;
  /** Whether the editor can tell of changed files. */
  readonly watchesFiles: boolean;
  /** Has the editor tell of changed files, where it can. */
  readonly watchFiles: () => Promise<void>;
  /** The URIs of the workspace's folders now. */
  readonly folders: () => readonly string[];
}

/** Answers what leads from one place to others. */
export function registerNavigation(
  connection: Connection,
  service: Service,
  { linksDefinitions, watchesFiles, watchFiles, folders }: NavigationOptions,
): void {
  answerRequest(connection, DefinitionRequest.method, placeParams, async ({ uri, position }) => {
    const analysis = await service.analysis(uri);
    return analysis ? definitions(analysis, uri, position, linksDefinitions) : null;
  });

  answerRequest(
    connection,
    ReferencesRequest.method,
    referencesParams,
    async ({ uri, position, includeDeclaration }): Promise<Location[] | null> => {
      const analysis = await service.analysis(uri);
      if (!analysis) return null;
      const places = referencesAt(analysis, offsetIn(analysis, position), includeDeclaration);
      return places.map((range) => ({ uri, range: toRange(analysis.document, range) }));
    },
  );

  answerRequest(
    connection,
    DocumentHighlightRequest.method,
    placeParams,
    async ({ uri, position }): Promise<DocumentHighlight[] | null> => {
      const analysis = await service.analysis(uri);
      if (!analysis) return null;
      // An empty answer would take the editor's own highlights of equal words away.
      const places = occurrencesAt(analysis, offsetIn(analysis, position))?.places;
      return (
        places?.map((place) => ({
          range: toRange(analysis.document, place),
          kind: place.role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })) ?? null
      );
    },
  );

  answerRequest(
    connection,
    DocumentLinkRequest.method,
    documentParams,
    async ({ uri }): Promise<DocumentLink[] | null> => {
      const analysis = await service.analysis(uri);
      if (!analysis) return null;
      return documentLinks(analysis).map((link) => ({ range: toRange(analysis.document, link), target: link.target }));
    },
  );

  answerRequest(
    connection,
    SelectionRangeRequest.method,
    selectionRangeParams,
    async ({ uri, positions }): Promise<SelectionRange[] | null> => {
      const analysis = await service.analysis(uri);
      // Other people's files are for the editor itself to select in.
      if (!analysis || analysis.parts.length === 0) return null;
      return positions.map((position) => selectionAt(analysis, position));
    },
  );

  answerRequest(
    connection,
    WorkspaceSymbolRequest.method,
    workspaceSymbolParams,
    async ({ query }, token): Promise<SymbolInformation[]> => {
      // First, so that no change in between is missed.
      if (watchesFiles) await watchFiles();
      const isCancelled = (): boolean => token.isCancellationRequested;
      const search = service.findSymbols({ folders: folders(), query, isTold: watchesFiles, isCancelled });
      const found = await unlessCancelled(token, search);
      if (!found) throw cancelled();
      return found.map(({ name, kind, uri, start, end, container }) => ({
        name,
        kind: symbolKinds[kind],
        location: { uri, range: { start, end } },
        containerName: container,
      }));
    },
  );

  registerRename(connection, service);
}

function registerRename(connection: Connection, service: Service): void {
  answerRequest(connection, PrepareRenameRequest.method, placeParams, async ({ uri, position }) => {
    const analysis = await service.analysis(uri);
    const place = analysis && renamePlace(analysis, offsetIn(analysis, position));
    if (!analysis || !place) return null;
    if (place.kind === 'refused') refuseRename(place);
    const { document } = analysis;
    return { range: toRange(document, place), placeholder: document.text.slice(place.start, place.end) };
  });

  answerRequest(
    connection,
    RenameRequest.method,
    renameParams,
    async ({ uri, position, newName }): Promise<WorkspaceEdit | null> => {
      const analysis = await service.analysis(uri);
      const result = analysis && rename(analysis, offsetIn(analysis, position), newName);
      if (!analysis || !result) return null;
      if (result.kind === 'refused') refuseRename(result);
      return { changes: { [uri]: result.edits.map((edit) => toTextEdit(analysis.document, edit)) } };
    },
  );
}

function definitions(
  analysis: Analysis,
  uri: string,
  position: Position,
  linksDefinitions: boolean,
): (Location | LocationLink)[] | null {
  const found = definitionAt(analysis, offsetIn(analysis, position));
  if (!found) return null;
  const { document } = analysis;
  const start: Position = { line: 0, character: 0 };
  const targets: Location[] = [
    ...found.places.map((range) => ({ uri, range: toRange(document, range) })),
    ...found.files.map((file) => ({ uri: file, range: { start, end: start } })),
  ];
  if (!linksDefinitions) return targets;
  const originSelectionRange = toRange(document, found.origin);
  return targets.map(({ uri: targetUri, range }) => ({
    originSelectionRange,
    targetUri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

function selectionAt(analysis: Analysis, position: Position): SelectionRange {
  const ranges = selectionRanges(analysis, offsetIn(analysis, position));
  const chain = ranges.reduceRight<SelectionRange | undefined>((parent, range) => {
    const own: ProtocolRange = toRange(analysis.document, range);
    return parent ? { range: own, parent } : { range: own };
  }, undefined);
  return chain ?? { range: { start: position, end: position } };
}

function offsetIn({ document: { text, lineStarts } }: Analysis, position: Position): number {
  return offsetAt(text, lineStarts, position);
}

/** Editors show the message of such an error. */
function refuseRename({ message }: RenameRefusal): never {
  throw new ResponseError(LSPErrorCodes.RequestFailed, message);
}

import {
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  type TextDocumentContentChangeEvent,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Analysis } from '../analysis.ts';
import { isAtOrBelow } from '../base/folderUri.ts';
import type { Host } from '../base/host.ts';
import { type EditorSettings, type InitializationOptions, infoChangedNotification } from '../base/protocol.ts';
import { offsetAt } from '../base/text.ts';
import { createService, type Service } from '../service.ts';
import { projectFileName } from '../settings/projectSettings.ts';
import { registerAnnotations, tokensLegend } from './annotations.ts';
import { answerRequest } from './answerRequest.ts';
import { registerCompletion } from './completion.ts';
import { commandNames, registerConversions } from './conversions.ts';
import { registerFeatures } from './features.ts';
import { formattingCapabilities, offerFormatting, registerFormatting } from './formatting.ts';
import { documentParams } from './readParams.ts';
import { registerSignatures, signatureTriggers } from './signatures.ts';
import { type LinkTo, linksFor, toDiagnostic } from './toProtocol.ts';

/** What the editor said of itself. */
interface Client {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly changesFolders: boolean;
  readonly capabilities: ClientCapabilities;
}

const silentClient: Client = {
  pullsDiagnostics: false,
  refreshesDiagnostics: false,
  hasConfiguration: false,
  registersConfiguration: false,
  watchesFiles: false,
  changesFolders: false,
  capabilities: {},
};

export interface HostInputs {
  readonly connection: Connection;
  readonly options: InitializationOptions;
  /** The URIs of the workspace's folders now; the editor may add and remove some while it runs. */
  readonly folders: () => readonly string[];
}

/** Makes the host once the editor has said who it is. */
export type HostFactory = (inputs: HostInputs) => Host;

/** Serves the language server protocol on a connection until it closes. */
export function serve(connection: Connection, makeHost: HostFactory): void {
  let client = silentClient;
  let folders: readonly string[] = [];
  let givenSettings: EditorSettings | undefined;
  let service: Service | undefined;
  let linkTo = linksFor({});
  const sentInfo = new Map<string, string>();
  let isWatching = false;

  connection.onInitialize((params): InitializeResult => {
    client = clientOf(params);
    folders = params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
    const options: InitializationOptions = params.initializationOptions ?? {};
    linkTo = linksFor(options);
    const host = makeHost({ connection, options, folders: () => folders });
    const judgesProjectFiles = options.clientJudgesProjectFiles !== true;
    service = createService({ host, editorSettings, judgesProjectFiles });
    registerFeatures(connection, service, options);
    registerSignatures(connection, service);
    registerCompletion(connection, service, client.capabilities);
    registerConversions(connection, service);
    registerFormatting(connection, service);
    registerAnnotations(connection, service);
    return { serverInfo: { name: 'strata' }, capabilities: capabilitiesFor(client) };
  });

  connection.onInitialized(() => {
    offerFormatting(connection, client.capabilities);
    if (client.registersConfiguration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'strata' });
    }
    if (client.watchesFiles) {
      const watchers = [{ globPattern: `**/${projectFileName}` }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (client.changesFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => folder.uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map((folder) => folder.uri)];
        return settingsChanged();
      });
    }
  });

  async function editorSettings(uri: string): Promise<EditorSettings | undefined> {
    if (!client.hasConfiguration) return givenSettings;
    try {
      return (await connection.workspace.getConfiguration({ scopeUri: uri, section: 'strata' })) ?? undefined;
    } catch (error) {
      connection.console.warn(`the editor gave no settings for ${uri}: ${String(error)}`);
      return undefined;
    }
  }

  /** Tells the editor what there is to say of a document that was opened or has changed. */
  async function publish(uri: string): Promise<void> {
    const analysis = await service?.analysis(uri);
    // While the settings were being read the document may have been closed, and its problems must not come back.
    if (!analysis || !service?.document(uri)) return;
    void watchNamedFiles();
    if (!client.pullsDiagnostics) {
      await connection.sendDiagnostics({ uri, diagnostics: diagnosticsOf(analysis, linkTo) });
    }
    const info = JSON.stringify(analysis.info);
    if (sentInfo.get(uri) === info) return;
    sentInfo.set(uri, info);
    await connection.sendNotification(infoChangedNotification, analysis.info);
  }

  async function settingsChanged(): Promise<void> {
    service?.settingsChanged();
    await Promise.all((service?.openUris() ?? []).map(publish));
    await refresh();
  }

  async function refresh(): Promise<void> {
    if (client.pullsDiagnostics && client.refreshesDiagnostics)
      await connection.sendRequest(DiagnosticRefreshRequest.type);
  }

  /** Files matter only while a document names some. */
  async function watchNamedFiles(): Promise<void> {
    if (isWatching || !client.watchesFiles || !service?.namesFiles()) return;
    isWatching = true;
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
    // What changed before anybody watched.
    const stale = await Promise.all(
      (service?.openUris() ?? []).map(async (uri) => ((await service?.checkFiles(uri)) === true ? uri : [])),
    );
    await Promise.all(stale.flat().map(publish));
    if (stale.flat().length > 0) await refresh();
  }

  /** Whether the editor tells of changed files that this document may name. */
  const isWatched = (uri: string): boolean => client.watchesFiles && folders.some((folder) => isAtOrBelow(uri, folder));

  /** Publishes the document and those that depend on its text; where nobody watches its files, it is looked what has changed. */
  async function changed(uri: string, dependents: readonly string[]): Promise<void> {
    await Promise.all([uri, ...dependents].map(publish));
    const isStale = !isWatched(uri) && (await service?.checkFiles(uri)) === true;
    if (isStale) await publish(uri);
    if (isStale || dependents.length > 0) await refresh();
  }

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, text } }) =>
    changed(uri, service?.open(uri, languageId, text) ?? []),
  );

  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    if (isWatched(uri)) return undefined;
    return uri.endsWith(`/${projectFileName}`) ? settingsChanged() : changed(uri, []);
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri }, contentChanges }) => {
    return service && changed(uri, applyChanges(service, uri, contentChanges));
  });

  connection.onDidCloseTextDocument(async ({ textDocument: { uri } }) => {
    const dependents = service?.close(uri) ?? [];
    sentInfo.delete(uri);
    if (!client.pullsDiagnostics) await connection.sendDiagnostics({ uri, diagnostics: [] });
    await Promise.all(dependents.map(publish));
    if (dependents.length > 0) await refresh();
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    givenSettings = settings?.strata ?? undefined;
    return settingsChanged();
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    if (uris.some((uri) => uri.endsWith(`/${projectFileName}`))) await settingsChanged();
    const concerned = service?.filesChanged(uris) ?? [];
    await Promise.all(concerned.map(publish));
    if (concerned.length > 0) await refresh();
  });

  answerRequest(connection, DocumentDiagnosticRequest.method, documentParams, async ({ uri }) => {
    const analysis = await service?.analysis(uri);
    return { kind: DocumentDiagnosticReportKind.Full, items: analysis ? diagnosticsOf(analysis, linkTo) : [] };
  });

  connection.listen();
}

function clientOf({ capabilities }: InitializeParams): Client {
  const { textDocument, workspace }: Partial<ClientCapabilities> = capabilities ?? {};
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    capabilities: capabilities ?? {},
  };
}

/** The other documents that depend on the text. */
function applyChanges(
  service: Service,
  uri: string,
  changes: readonly TextDocumentContentChangeEvent[],
): readonly string[] {
  const dependents = new Set<string>();
  for (const change of changes) {
    const document = service.document(uri);
    if (!document) return [];
    const { text, lineStarts } = document;
    const range =
      'range' in change
        ? { start: offsetAt(text, lineStarts, change.range.start), end: offsetAt(text, lineStarts, change.range.end) }
        : { start: 0, end: text.length };
    for (const other of service.edit(uri, [{ ...range, newText: change.text }])) dependents.add(other);
  }
  return [...dependents];
}

/** What the server offers to an editor that can do so much. */
function capabilitiesFor({ pullsDiagnostics, refreshesDiagnostics, capabilities }: Client): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    completionProvider: { triggerCharacters: [':', ' ', '-', '"', '/', '=', '['], resolveProvider: true },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: signatureTriggers },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    inlayHintProvider: true,
    semanticTokensProvider: { legend: tokensLegend, full: true, range: true },
    ...formattingCapabilities(capabilities),
    codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.strata'] },
    ...(pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'strata',
            // An editor that can be told to ask again need not do so at every edit.
            interFileDependencies: !refreshesDiagnostics,
            workspaceDiagnostics: false,
          },
        }
      : {}),
    executeCommandProvider: { commands: commandNames },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

function diagnosticsOf(analysis: Analysis, linkTo: LinkTo): Diagnostic[] {
  return analysis.problems().map((problem) => toDiagnostic(analysis.document, analysis.file, problem, linkTo));
}

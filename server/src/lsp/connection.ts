import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  type TextDocumentContentChangeEvent,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { isAtOrBelow } from '../base/folderUri.ts';
import type { Host } from '../base/host.ts';
import {
  type EditorSettings,
  type InfoParams,
  type InitializationOptions,
  infoChangedNotification,
  inputsChangedNotification,
} from '../base/protocol.ts';
import { offsetAt } from '../base/text.ts';
import { createService, type Service } from '../service.ts';
import { projectFileName } from '../settings/projectSettings.ts';
import { registerAnnotations, tokensLegend } from './annotations.ts';
import { registerCompletion } from './completion.ts';
import { commandNames, registerConversions } from './conversions.ts';
import { diagnosticOptions } from './diagnosticRegistration.ts';
import { createDiagnostics, type Diagnostics, type DiagnosticsClient } from './diagnostics.ts';
import { deprecatedKind, registerFeatures } from './features.ts';
import { formattingCapabilities, offerFormatting, registerFormatting } from './formatting.ts';
import { registerNavigation } from './navigation.ts';
import { registerSignatures, signatureTriggers } from './signatures.ts';
import { linksFor } from './toProtocol.ts';

/** What the editor said of itself. */
interface Client extends DiagnosticsClient {
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly changesFolders: boolean;
  readonly capabilities: ClientCapabilities;
}

const silentClient: Client = {
  pullsDiagnostics: false,
  registersDiagnostics: false,
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
  let diagnostics: Diagnostics | undefined;
  let registered: ReturnType<typeof registerAll> | undefined;
  const sentInfo = new Map<string, string>();
  let watching: Promise<unknown> | undefined;

  connection.onInitialize((params): InitializeResult => {
    client = clientOf(params);
    folders = params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : []);
    const options: InitializationOptions = params.initializationOptions ?? {};
    const host = makeHost({ connection, options, folders: () => folders });
    const judgesProjectFiles = options.clientJudgesProjectFiles !== true;
    service = createService({ host, editorSettings, judgesProjectFiles });
    const linkTo = linksFor(options);
    const inputs = { connection, service, host, client, linkTo, folders: () => folders, editorSettings, watchFiles };
    diagnostics = createDiagnostics(inputs);
    registered = registerAll({ ...inputs, options });
    return { serverInfo: { name: 'strata' }, capabilities: capabilitiesFor(client) };
  });

  connection.onInitialized(async () => {
    offerFormatting(connection, client.capabilities);
    registerFor(connection, client);
    if (client.changesFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => folder.uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map((folder) => folder.uri)];
        return settingsChanged();
      });
    }
    await diagnostics?.initialized();
  });

  const editorSettings = async (uri: string): Promise<EditorSettings | undefined> =>
    client.hasConfiguration ? askForSettings(connection, uri) : givenSettings;

  /** Tells the editor what there is to say of a document that was opened or has changed. */
  async function publish(uri: string): Promise<void> {
    const analysis = await service?.analysis(uri);
    // While the settings were being read the document may have been closed, and its problems must not come back.
    if (!analysis || !service?.document(uri)) return;
    void watchNamedFiles();
    await diagnostics?.publish(uri, analysis);
    const info = JSON.stringify(analysis.info);
    if (sentInfo.get(uri) === info) return;
    sentInfo.set(uri, info);
    await connection.sendNotification(infoChangedNotification, analysis.info);
  }

  /** For documents about which there is something else to say, though nobody has edited them. */
  async function publishAgain(uris: readonly string[]): Promise<void> {
    await Promise.all(uris.map(publish));
    for (const uri of uris) void connection.sendNotification(inputsChangedNotification, { uri } satisfies InfoParams);
  }

  async function settingsChanged(): Promise<void> {
    service?.settingsChanged();
    registered?.settingsChanged();
    await publishAgain(service?.openUris() ?? []);
    await diagnostics?.settingsChanged();
    await diagnostics?.refresh();
  }

  async function watchFiles(): Promise<void> {
    if (!client.watchesFiles) return;
    const watchers = [{ globPattern: '**/*' }];
    watching ??= connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    await watching;
  }

  /** Files matter only while a document names some. */
  async function watchNamedFiles(): Promise<void> {
    if (watching !== undefined || !client.watchesFiles || !service?.namesFiles()) return;
    await watchFiles();
    // What changed before anybody watched.
    const stale = await Promise.all(
      (service?.openUris() ?? []).map(async (uri) => ((await service?.checkFiles(uri)) === true ? uri : [])),
    );
    await publishAgain(stale.flat());
    if (stale.flat().length > 0) await diagnostics?.refresh();
  }

  /** Whether the editor tells of changed files that this document may name. */
  const isWatched = (uri: string): boolean => client.watchesFiles && folders.some((folder) => isAtOrBelow(uri, folder));

  /** Publishes the document and those that depend on its text; where nobody watches its files, it is looked what has changed. */
  async function changed(uri: string, dependents: readonly string[]): Promise<void> {
    await Promise.all([publish(uri), publishAgain(dependents)]);
    const isStale = !isWatched(uri) && (await service?.checkFiles(uri)) === true;
    if (isStale) await publishAgain([uri]);
    if (isStale || dependents.length > 0) await diagnostics?.refresh();
  }

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const dependents = service?.open(uri, languageId, text) ?? [];
    diagnostics?.opened(uri, version);
    return changed(uri, dependents);
  });

  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    diagnostics?.saved(uri);
    if (isWatched(uri)) return undefined;
    return uri.endsWith(`/${projectFileName}`) ? settingsChanged() : changed(uri, []);
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    if (!service) return undefined;
    const dependents = applyChanges(service, uri, contentChanges);
    diagnostics?.changed(uri, version);
    return changed(uri, dependents);
  });

  connection.onDidCloseTextDocument(async ({ textDocument: { uri } }) => {
    const dependents = service?.close(uri) ?? [];
    sentInfo.delete(uri);
    registered?.closed(uri);
    await diagnostics?.closed(uri);
    await publishAgain(dependents);
    if (dependents.length > 0) await diagnostics?.refresh();
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    givenSettings = settings?.strata ?? undefined;
    return settingsChanged();
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    if (uris.some((uri) => uri.endsWith(`/${projectFileName}`))) await settingsChanged();
    const areOthers = changes.some(({ type }) => type !== FileChangeType.Changed);
    const concerned = service?.filesChanged(uris, areOthers) ?? [];
    diagnostics?.filesChanged(changes);
    await publishAgain(concerned);
    if (concerned.length > 0) await diagnostics?.refresh();
  });

  connection.listen();
}

async function askForSettings(connection: Connection, uri: string): Promise<EditorSettings | undefined> {
  try {
    return (await connection.workspace.getConfiguration({ scopeUri: uri, section: 'strata' })) ?? undefined;
  } catch (error) {
    connection.console.warn(`the editor gave no settings for ${uri}: ${String(error)}`);
    return undefined;
  }
}

function clientOf({ capabilities }: InitializeParams): Client {
  const { textDocument, workspace }: Partial<ClientCapabilities> = capabilities ?? {};
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    registersDiagnostics: textDocument?.diagnostic?.dynamicRegistration === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    capabilities: capabilities ?? {},
  };
}

interface Features extends Pick<HostInputs, 'connection' | 'options' | 'folders'> {
  readonly service: Service;
  readonly client: Client;
  readonly editorSettings: (uri: string) => Promise<EditorSettings | undefined>;
  readonly watchFiles: () => Promise<void>;
}

/** Returns what to do with a document that is closed, and with other settings. */
function registerAll({ connection, service, options, client, folders, editorSettings, watchFiles }: Features) {
  const { capabilities, watchesFiles } = client;
  const linksDefinitions = capabilities.textDocument?.definition?.linkSupport === true;
  registerFeatures(connection, service, options);
  registerCompletion(connection, service, capabilities);
  registerNavigation(connection, service, { linksDefinitions, watchesFiles, watchFiles, folders });
  registerSignatures(connection, service);
  registerFormatting(connection, service);
  const annotations = registerAnnotations(connection, service, capabilities, editorSettings);
  return { ...annotations, ...registerConversions(connection, service) };
}

/** Has the editor tell of what may matter for any document. */
function registerFor(connection: Connection, { registersConfiguration, watchesFiles }: Client): void {
  if (registersConfiguration) {
    void connection.client.register(DidChangeConfigurationNotification.type, { section: 'strata' });
  }
  if (watchesFiles) {
    const watchers = [{ globPattern: `**/${projectFileName}` }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
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
function capabilitiesFor(client: Client): ServerCapabilities {
  const { capabilities } = client;
  const preparesRename = capabilities.textDocument?.rename?.prepareSupport === true;
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    completionProvider: { triggerCharacters: [':', ' ', '-', '"', '/', '=', '['], resolveProvider: true },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: signatureTriggers },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    inlayHintProvider: true,
    semanticTokensProvider: { legend: tokensLegend, full: true, range: true },
    ...formattingCapabilities(capabilities),
    selectionRangeProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: {},
    renameProvider: preparesRename ? { prepareProvider: true } : true,
    codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.strata', deprecatedKind] },
    // One that knows it from here on would ask for all files, whatever its settings say.
    ...(client.pullsDiagnostics && !client.registersDiagnostics
      ? { diagnosticProvider: diagnosticOptions(client, true) }
      : {}),
    executeCommandProvider: { commands: commandNames },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

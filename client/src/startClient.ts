import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  type ConvertParams,
  type ConvertResult,
  conversionsRequest,
  convertRequest,
  type DecodedParams,
  type DecodedResult,
  type DiffParams,
  type DiffResult,
  type DocumentInfo,
  decodedRequest,
  diffRequest,
  type EditCostParams,
  type EditCostResult,
  editCostRequest,
  type FixDeprecatedParams,
  type FixDeprecatedResult,
  fixDeprecatedRequest,
  type InfoParams,
  type InitializationOptions,
  infoChangedNotification,
  infoRequest,
  inputsChangedNotification,
  type LayerMapResult,
  layerMapRequest,
  type MapRangeParams,
  mapRangeRequest,
  type PossibleConversion,
  type PossibleSystem,
  type ProtocolRange,
  type SeedRefusal,
  type SeedResult,
  type SizeParams,
  type SizeResult,
  seedRequest,
  sizeRequest,
  systemsRequest,
  type TimeLineResult,
  type ToolReportResult,
  timeLineRequest,
  toolReportRequest,
} from '../../server/src/base/protocol.ts';
import type { Position } from '../../server/src/base/text.ts';
import { answerFileRequests } from './fileAccess.ts';
import type { HostSide } from './hostSide.ts';
import type { Manifest } from './manifest.ts';
import { rulePageScheme } from './rulePages.ts';
import { createStepBack } from './stepBack.ts';

/** The language server as the rest of the client sees it: started at most once, restarted on demand. */
export interface ServerHandle extends vscode.Disposable {
  readonly isStarted: () => boolean;
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Asks the server, which is started where it does not run yet; null for a document that is not open. */
  readonly info: (uri: vscode.Uri) => Promise<DocumentInfo | null>;
  /** Null for a document that the server does not know. */
  readonly convert: (
    uri: vscode.Uri,
    params: Omit<ConvertParams, 'uri'>,
    token?: vscode.CancellationToken,
  ) => Promise<ConvertResult | null>;
  /** What a document can become. */
  readonly conversions: (uri: vscode.Uri) => Promise<readonly PossibleConversion[]>;
  /** Where something of the source stands in the result, or the other way round. */
  readonly mapRange: (uri: vscode.Uri, params: Omit<MapRangeParams, 'uri'>) => Promise<readonly ProtocolRange[]>;
  /** What the value at a place holds in an encoded form. */
  readonly decoded: (uri: vscode.Uri, position: Position) => Promise<DecodedResult | null>;
  /** How much of the providers' user data the document fills; null where it is no user data. */
  readonly size: (uri: vscode.Uri) => Promise<SizeResult | null>;
  /** What the real tool is expected to report. */
  readonly toolReport: (uri: vscode.Uri) => Promise<ToolReportResult | null>;
  /** Two documents as the machines that they make. */
  readonly diff: (uri: vscode.Uri, other: vscode.Uri) => Promise<DiffResult>;
  /** What the edits of an open document since another text cost on machines that run; null for one that is not open. */
  readonly editCost: (uri: vscode.Uri, baseText: string) => Promise<EditCostResult | null>;
  /** Every setting of a document on the boot time line; null for one that is not ours. */
  readonly layerMap: (uri: vscode.Uri) => Promise<LayerMapResult | null>;
  /** What becomes of a document in which nothing is deprecated in a release; null for one that is not ours. */
  readonly fixDeprecated: (uri: vscode.Uri, release?: string) => Promise<FixDeprecatedResult | null>;
  /** The files that hand a document to a machine; null for one that no files hand over. */
  readonly seed: (uri: vscode.Uri) => Promise<SeedResult | SeedRefusal | null>;
  /** What the real tool runs for a document, and when; null for one that has no time line. */
  readonly timeLine: (uri: vscode.Uri) => Promise<TimeLineResult | null>;
  /** The operating systems that a document may be for. */
  readonly systems: (uri: vscode.Uri) => Promise<readonly PossibleSystem[]>;
  /** What the server last said of an open document. */
  readonly lastInfo: (uri: vscode.Uri) => DocumentInfo | undefined;
  readonly onInfo: vscode.Event<DocumentInfo>;
  /** A document may become something else, though its own text is the same. */
  readonly onInputsChanged: vscode.Event<vscode.Uri>;
}

export function createServerHandle(manifest: Manifest, host: HostSide, output: vscode.LogOutputChannel): ServerHandle {
  const infos = new Map<string, DocumentInfo>();
  const infoChanged = new vscode.EventEmitter<DocumentInfo>();
  const inputsChanged = new vscode.EventEmitter<vscode.Uri>();
  const stepBack = createStepBack();
  let running: Promise<BaseLanguageClient> | undefined;

  const launch = async () => {
    const client = await host.createClient({
      ...clientOptions(manifest, host, output),
      middleware: stepBack.middleware,
    });
    client.onNotification(infoChangedNotification, (info: DocumentInfo) => {
      // The server may write a URI otherwise than VS Code does.
      infos.set(vscode.Uri.parse(info.file).toString(), info);
      infoChanged.fire(info);
    });
    client.onNotification(inputsChangedNotification, ({ uri }: InfoParams) =>
      inputsChanged.fire(vscode.Uri.parse(uri)),
    );
    answerFileRequests(client, host.realPath);
    await client.start();
    stepBack.watch(client);
    return client;
  };
  const started = () => {
    running ??= launch().catch((error: unknown) => {
      running = undefined;
      output.error(vscode.l10n.t('the language server did not start: {0}', String(error)));
      throw error;
    });
    return running;
  };
  const stop = async () => {
    const client = await running?.catch(() => undefined);
    running = undefined;
    infos.clear();
    await client?.stop();
  };
  const restart = async () => {
    await stop();
    await started();
  };
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => infos.delete(uri.toString()));
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(({ added }) => {
    const known = new Set(schemes(added));
    // The client library binds to the schemes that it was created with.
    if (running !== undefined && added.some(({ uri }) => !known.has(uri.scheme))) void restart();
  });
  const ask = async <Result>(request: string, params: unknown, token?: vscode.CancellationToken): Promise<Result> =>
    (await started()).sendRequest<Result>(request, params, token);
  return {
    isStarted: () => running !== undefined,
    start: async () => void (await started().catch(() => undefined)),
    restart,
    stop,
    info: (uri) => ask<DocumentInfo | null>(infoRequest, { uri: uri.toString() } satisfies InfoParams),
    convert: (uri, params, token) =>
      ask<ConvertResult | null>(convertRequest, { ...params, uri: uri.toString() } satisfies ConvertParams, token),
    conversions: (uri) =>
      ask<readonly PossibleConversion[]>(conversionsRequest, { uri: uri.toString() } satisfies InfoParams),
    mapRange: (uri, params) =>
      ask<readonly ProtocolRange[]>(mapRangeRequest, { ...params, uri: uri.toString() } satisfies MapRangeParams),
    decoded: (uri, position) =>
      ask<DecodedResult | null>(decodedRequest, { uri: uri.toString(), position } satisfies DecodedParams),
    size: (uri) => ask<SizeResult | null>(sizeRequest, { uri: uri.toString() } satisfies SizeParams),
    toolReport: (uri) => ask<ToolReportResult | null>(toolReportRequest, { uri: uri.toString() } satisfies InfoParams),
    diff: (uri, other) =>
      ask<DiffResult>(diffRequest, { uri: uri.toString(), other: other.toString() } satisfies DiffParams),
    editCost: (uri, baseText) =>
      ask<EditCostResult | null>(editCostRequest, { uri: uri.toString(), baseText } satisfies EditCostParams),
    layerMap: (uri) => ask<LayerMapResult | null>(layerMapRequest, { uri: uri.toString() } satisfies InfoParams),
    fixDeprecated: (uri, release) =>
      ask<FixDeprecatedResult | null>(fixDeprecatedRequest, {
        uri: uri.toString(),
        ...(release === undefined ? {} : { release }),
      } satisfies FixDeprecatedParams),
    seed: (uri) => ask<SeedResult | SeedRefusal | null>(seedRequest, { uri: uri.toString() } satisfies InfoParams),
    timeLine: (uri) => ask<TimeLineResult | null>(timeLineRequest, { uri: uri.toString() } satisfies InfoParams),
    systems: (uri) => ask<readonly PossibleSystem[]>(systemsRequest, { uri: uri.toString() } satisfies InfoParams),
    lastInfo: (uri) => infos.get(uri.toString()),
    onInfo: infoChanged.event,
    onInputsChanged: inputsChanged.event,
    dispose: () => {
      closed.dispose();
      stepBack.dispose();
      folders.dispose();
      infoChanged.dispose();
      inputsChanged.dispose();
      void stop();
    },
  };
}

function clientOptions(manifest: Manifest, host: HostSide, output: vscode.LogOutputChannel): LanguageClientOptions {
  const isVirtual = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.scheme !== 'file') ?? false;
  const initializationOptions: InitializationOptions = {
    clientReadsFiles: !host.serverReadsFiles || isVirtual,
    clientJudgesProjectFiles: true,
    opensDecoded: true,
    rulePageScheme,
  };
  return {
    documentSelector: documentSelector(manifest),
    outputChannel: output,
    initializationOptions,
    // Hovers show what files hold, so no other command may stand in one.
    markdown: { isTrusted: { enabledCommands: ['strata.openDecoded'] } },
    diagnosticPullOptions: { onChange: true, onSave: false },
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/strata.json') },
  };
}

type DocumentFilter = { readonly scheme: string; readonly language: string; readonly pattern?: string };

/** Our languages and the general ones, whose documents the server judges by their content. */
export function documentSelector(manifest: Manifest): DocumentFilter[] {
  const own = manifest.languages.map(({ id }) => ({ language: id }));
  const general = manifest.generalLanguages.map((language) => {
    const files = manifest.sniffs.find((sniff) => sniff.language === language)?.files;
    return { language, ...(files === undefined ? {} : { pattern: files }) };
  });
  return schemes([]).flatMap((scheme) => [...own, ...general].map((filter) => ({ scheme, ...filter })));
}

/** Documents of other schemes, such as the old side of a diff, are views of a file that is judged already. */
function schemes(without: readonly vscode.WorkspaceFolder[]): string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter((folder) => !without.includes(folder));
  return [...new Set(['file', 'untitled', 'vscode-remote', ...folders.map(({ uri }) => uri.scheme)])];
}

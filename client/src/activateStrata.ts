import * as vscode from 'vscode';
import type { DocumentInfo } from '../../server/src/base/protocol.ts';
import { registerChooseFormat } from './commands/chooseFormat.ts';
import { registerChooseFormatForFolder } from './commands/chooseFormatForFolder.ts';
import { registerChooseOs } from './commands/chooseOs.ts';
import { registerCompareConfigs } from './commands/compareConfigs.ts';
import { registerCompareWithButane } from './commands/compareWithButane.ts';
import { registerConvertDocument } from './commands/convertDocument.ts';
import { registerExportLayerPicture } from './commands/exportLayerPicture.ts';
import { registerFixDeprecated } from './commands/fixDeprecated.ts';
import { registerGoToOtherSide } from './commands/goToOtherSide.ts';
import { registerGoToSetting } from './commands/goToSetting.ts';
import { registerMakeSeed } from './commands/makeSeed.ts';
import { registerOpenDecoded } from './commands/openDecoded.ts';
import { registerOpenPreview } from './commands/openPreview.ts';
import { registerRestartServer } from './commands/restartServer.ts';
import { registerShowEditCost } from './commands/showEditCost.ts';
import { registerShowLayerPicture } from './commands/showLayerPicture.ts';
import { registerShowOutput } from './commands/showOutput.ts';
import { registerShowTimeLine } from './commands/showTimeLine.ts';
import { registerSwitchLanguage } from './commands/switchLanguage.ts';
import { registerToggleLayerHints } from './commands/toggleLayerHints.ts';
import { compileOnSave } from './compileOnSave.ts';
import { watchConvertible } from './convertible.ts';
import { createEditBases } from './editBase.ts';
import { createEditCosts } from './editCosts.ts';
import type { HostSide } from './hostSide.ts';
import { offerLanguage } from './languageOffer.ts';
import { createLayerStatus, type LayerStatusText } from './layerStatus.ts';
import { type Manifest, mayBeOurs, readManifest } from './manifest.ts';
import { createPreviewDocuments } from './previewDocuments.ts';
import { projectFileFor } from './projectFile.ts';
import { registerRulePages } from './rulePages.ts';
import { createSizeWatch } from './sizeWatch.ts';
import { createServerHandle, documentSelector, type ServerHandle } from './startClient.ts';
import { startOf } from './startOf.ts';
import { createStatusItem, type StatusText } from './statusItem.ts';
import { registerEditCostLens } from './views/editCostLens.ts';
import { followRenames } from './views/followRenames.ts';
import { createLayerMaps } from './views/layerMaps.ts';
import { createLayerPictures, type LayerPictureReport } from './views/layerPictures.ts';
import { createLayerTree, type LayerTreeReport } from './views/layerTree.ts';
import { createLivePreviews } from './views/livePreviews.ts';
import { registerPreviewLens } from './views/previewLens.ts';
import { type PreviewReport, reportOf } from './views/previewReport.ts';
import { createPreviewWarning } from './views/previewWarning.ts';
import { createTimeLines } from './views/timeLines.ts';
import { introduceToNeighbour } from './yamlNeighbour.ts';

/** What the extension hands to other extensions and to its own tests. */
export interface StrataApi {
  /** What Strata takes an open document for; starts the server where it does not run yet. */
  readonly info: (uri: vscode.Uri) => Promise<DocumentInfo | null>;
  /** What the status item says of the active editor; undefined where it is not shown. */
  readonly status: () => StatusText | undefined;
  /** What a live preview shows; undefined where there is none at the URI. */
  readonly preview: (uri: vscode.Uri) => PreviewReport | undefined;
  /** The places of a document that are marked because the cursor is at what belongs to them on the other side. */
  readonly marked: (uri: vscode.Uri) => readonly vscode.Range[];
  /** What the Layer Map view shows. */
  readonly layerTree: () => LayerTreeReport;
  /** What the layer picture of a document shows; undefined where there is none. */
  readonly layerPicture: (uri: vscode.Uri) => LayerPictureReport | undefined;
  /** What the status items about layers say; undefined where they are not shown. */
  readonly layerStatus: () => LayerStatusText | undefined;
  readonly stop: () => Promise<void>;
}

/** Registers everything that needs no server, and starts the server once there is a document for it. */
export function activateStrata(context: vscode.ExtensionContext, host: HostSide): StrataApi {
  const manifest = readManifest(context.extension.packageJSON);
  const output = vscode.window.createOutputChannel('Strata', { log: true });
  const server = createServerHandle(manifest, host, output);
  // First, because the neighbour judges what is open as soon as it starts.
  const neighbour = introduceToNeighbour(manifest, server.lastInfo);
  const sizes = createSizeWatch(server);
  const previews = createPreviewDocuments();
  const live = createLivePreviews(server, previews);
  const bases = createEditBases(manifest);
  const costs = createEditCosts(server, bases);
  const status = createStatusItem(manifest, server, sizes, live);
  const maps = createLayerMaps(server);
  const tree = createLayerTree(maps);
  const pictures = createLayerPictures(maps);
  const timeLines = createTimeLines(server, previews);
  const layerStatus = createLayerStatus(manifest, server, maps);
  context.subscriptions.push(
    output,
    server,
    sizes,
    previews,
    live,
    bases,
    costs,
    status,
    maps,
    tree,
    pictures,
    timeLines,
    layerStatus,
    watchConvertible(server),
    registerPreviewLens(live),
    followRenames(live),
    createPreviewWarning(live),
    registerEditCostLens(manifest, costs),
    registerShowEditCost(server, bases, previews),
    offerLanguage(manifest, server, context.workspaceState),
    neighbour,
    registerRestartServer(server),
    registerShowOutput(output),
    registerChooseFormat(manifest),
    registerChooseFormatForFolder(manifest),
    registerChooseOs(server),
    registerShowLayerPicture(maps, pictures),
    registerExportLayerPicture(maps, host),
    registerShowTimeLine(timeLines),
    registerFixDeprecated(server),
    registerMakeSeed(server, host, previews),
    registerToggleLayerHints(),
    registerGoToSetting(maps),
    registerSwitchLanguage(manifest, server),
    registerConvertDocument(server, host),
    compileOnSave(server, host),
    registerOpenPreview(server, live),
    registerGoToOtherSide(live),
    registerOpenDecoded(server, previews),
    registerCompareConfigs(manifest, server, previews),
    registerCompareWithButane(server, previews, host.runButane),
    registerRulePages(context.extensionUri),
    startWhenNeeded(manifest, server),
  );
  return {
    info: server.info,
    status: status.text,
    preview: reportOf(live),
    marked: live.marked,
    layerTree: tree.report,
    layerPicture: pictures.report,
    layerStatus: layerStatus.text,
    stop: server.stop,
  };
}

/** The client library tells the server of all open documents when it starts, so that the first one that is ours suffices. */
function startWhenNeeded(manifest: Manifest, server: ServerHandle): vscode.Disposable {
  const isServed = (document: vscode.TextDocument) => vscode.languages.match(documentSelector(manifest), document) > 0;
  const opened = async (document: vscode.TextDocument) => {
    changed(document);
    if (server.isStarted() || !isServed(document)) return;
    // A project file may say that a document is ours whose content does not.
    if ((await projectFileFor(document.uri)) !== undefined) await server.start();
  };
  const changed = (document: vscode.TextDocument) => {
    if (server.isStarted() || !isServed(document)) return;
    if (mayBeOurs(manifest, document.languageId, startOf(document))) void server.start();
  };
  for (const document of vscode.workspace.textDocuments) void opened(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument(({ document }) => changed(document)),
  );
}

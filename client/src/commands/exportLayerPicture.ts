import * as vscode from 'vscode';
import type { HostSide } from '../hostSide.ts';
import type { LayerMaps } from '../views/layerMaps.ts';
import { layerPicture } from '../views/layerPicture.ts';
import { pictureWords } from '../views/pictureWords.ts';
import { showInStatusBar, showUnwritten, targetBeside } from '../writeResult.ts';
import { writeWholeFile } from '../writeWholeFile.ts';
import { documentFor } from './arguments.ts';

/**
 * Writes the picture of a document's layers as an SVG that needs nothing beside it.
 * Arguments: the document's URI, by default the one whose map is shown; the file to write, else it is asked for.
 */
export function registerExportLayerPicture(maps: LayerMaps, host: HostSide): vscode.Disposable {
  return vscode.commands.registerCommand(
    'strata.exportLayerPicture',
    async (uri?: vscode.Uri, target?: vscode.Uri): Promise<boolean> => {
      const document = await documentFor(uri ?? maps.subject());
      const map = document && (await maps.now(document.uri));
      if (!document || !map) return false;
      const wanted = target ?? (await askForTarget(document.uri));
      if (!wanted) return false;
      const svg = `${layerPicture(map, pictureWords(document.uri, map).picture, 'file')}\n`;
      try {
        await writeWholeFile(wanted, new TextEncoder().encode(svg), host);
      } catch (error) {
        showUnwritten(wanted, error instanceof Error ? error.message : String(error));
        return false;
      }
      showInStatusBar(vscode.l10n.t('{0} is written', vscode.workspace.asRelativePath(wanted)));
      return true;
    },
  );
}

async function askForTarget(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const defaultUri = targetBeside(uri, '.layers.svg');
  return vscode.window.showSaveDialog({
    filters: { SVG: ['svg'] },
    title: vscode.l10n.t('Export the layer picture'),
    ...(defaultUri === undefined ? {} : { defaultUri }),
  });
}

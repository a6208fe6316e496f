import * as vscode from 'vscode';
import type { LayerMaps } from '../views/layerMaps.ts';
import type { LayerPictures } from '../views/layerPictures.ts';
import { documentFor } from './arguments.ts';

/** Draws the settings of a document on the boot time line, beside it. Argument: its URI, by default the active editor's. */
export function registerShowLayerPicture(maps: LayerMaps, pictures: LayerPictures): vscode.Disposable {
  return vscode.commands.registerCommand('strata.showLayerPicture', async (uri?: vscode.Uri) => {
    const document = await documentFor(uri ?? maps.subject());
    if (document) pictures.show(document.uri);
  });
}

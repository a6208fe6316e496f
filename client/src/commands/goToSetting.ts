import * as vscode from 'vscode';
import type { LayerMapResult } from '../../../server/src/base/protocol.ts';
import { goToEntry } from '../views/goToEntry.ts';
import { type PlacedEntry, shortFacts } from '../views/layerEntries.ts';
import type { LayerMaps } from '../views/layerMaps.ts';
import { withKey } from '../views/layerPictures.ts';

/**
 * Goes to a setting of a document, chosen from the boot time line.
 * Arguments: the document's URI, by default the one whose map is shown; the setting's key in the map, else it is asked for.
 */
export function registerGoToSetting(maps: LayerMaps): vscode.Disposable {
  return vscode.commands.registerCommand('strata.goToSetting', async (uri?: vscode.Uri, key?: string) => {
    const document = uri ?? maps.subject();
    const map = document && (maps.last(document) ?? (await maps.now(document)));
    if (!document || !map) return;
    const found = key === undefined ? await choose(map) : withKey(map, key);
    if (found) await goToEntry(document, found.entry);
  });
}

async function choose(map: LayerMapResult): Promise<PlacedEntry | undefined> {
  const items = map.groups.flatMap((group) => {
    const heading = { label: group.title, kind: vscode.QuickPickItemKind.Separator };
    const settings = group.entries.map((entry) => ({
      label: entry.name,
      description: shortFacts(map, entry),
      found: { group, entry },
    }));
    return settings.length === 0 ? [] : [heading, ...settings];
  });
  const options = { placeHolder: vscode.l10n.t('Go to which setting?'), matchOnDescription: true };
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { readonly found?: PlacedEntry }>(
    items,
    options,
  );
  return picked?.found;
}

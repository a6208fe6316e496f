import * as vscode from 'vscode';
import type { LayerMapResult } from '../../../server/src/base/protocol.ts';
import type { PictureWords } from './layerPicture.ts';
import { nameOf } from './livePreview.ts';
import type { ListWords } from './pictureList.ts';

/** What a picture says in words of its own, in the language of the editor. */
export function pictureWords(
  uri: vscode.Uri,
  { systems, groups }: LayerMapResult,
): { readonly picture: PictureWords; readonly list: ListWords } {
  const names = systems.length > 2 ? vscode.l10n.t('{0} possible systems', systems.length) : systems.join(', ');
  const title = names === '' ? nameOf(uri) : `${nameOf(uri)} · ${names}`;
  const counts = groups.flatMap((group) =>
    group.entries.length === 0 ? [] : [`${group.title}: ${group.entries.length}`],
  );
  const empty = vscode.l10n.t('Nothing in this file acts on a machine yet.');
  const about = counts.length === 0 ? `${title}. ${empty}` : `${title}. ${counts.join('; ')}.`;
  return {
    picture: {
      title,
      about,
      empty,
      legend: [
        ['early boot', vscode.l10n.t('early boot')],
        ['overlay', vscode.l10n.t('overlay')],
        ['runtime', vscode.l10n.t('runtime')],
        ['image', vscode.l10n.t('image')],
        ...(hasDifferences(groups) ? [['differs', vscode.l10n.t('differs by system')] as const] : []),
      ],
    },
    list: { heading: vscode.l10n.t('The same as a list'), nothing: vscode.l10n.t('nothing') },
  };
}

function hasDifferences(groups: LayerMapResult['groups']): boolean {
  return groups.some(({ isOnTimeLine, entries }) => isOnTimeLine && entries.some(({ badge }) => badge === null));
}

import type { LayerMapGroup, LayerMapResult } from '../../../server/src/base/protocol.ts';
import { entryKey, groupKey, shortFacts } from './layerEntries.ts';
import { escaped } from './layerPicture.ts';

/** The texts of a list that are no words of the map. */
export interface ListWords {
  readonly heading: string;
  /** Of a phase in which nothing acts. */
  readonly nothing: string;
}

/** Everything that a picture shows, and what it leaves out, as a list: HTML in which every word of the file is escaped. */
export function pictureList(map: LayerMapResult, words: ListWords): string {
  return `<h2>${escaped(words.heading)}</h2>${map.groups.map((group) => section(group, map, words)).join('')}`;
}

function section(group: LayerMapGroup, map: LayerMapResult, words: ListWords): string {
  const id = escaped(`group-${groupKey(group)}`);
  const items = group.entries.map((entry) => {
    const said = shortFacts(map, entry);
    const link = `<a href="#" data-key="${escaped(entryKey(group, entry))}">${escaped(entry.name)}</a>`;
    return `<li>${link}${said === '' ? '' : ` <span>${escaped(said)}</span>`}</li>`;
  });
  const list = items.length === 0 ? `<p>${escaped(words.nothing)}</p>` : `<ul>${items.join('')}</ul>`;
  return `<section><h3 id="${id}" tabindex="-1">${escaped(group.title)} <span>${items.length}</span></h3>${list}</section>`;
}

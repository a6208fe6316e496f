import type { LayerMapResult } from '../../../server/src/base/protocol.ts';
import { type PictureBox, type PictureColumn, type PictureLayout, pictureLayout } from './pictureLayout.ts';
import { fileStyle } from './pictureStyle.ts';

/** The texts of a picture that are no words of the map. */
export interface PictureWords {
  /** Of the whole picture: of which file it is, and for which systems. */
  readonly title: string;
  /** What it shows, for somebody who does not see it. */
  readonly about: string;
  /** What the kinds of boxes mean, by what they affect; `differs` where systems differ. */
  readonly legend: readonly (readonly [badge: string, text: string])[];
  /** Where there is nothing to draw. */
  readonly empty: string;
}

/**
 * The boot time line from left to right, the layers one above the other, what is sealed at the bottom: as SVG, in which every
 * word of the file is escaped.
 *
 * @param use `page`: the names of the layers stand in a picture of their own, so that they stay in sight; boxes can be reached
 *   by the keyboard and carry the keys of their settings, and colours come from the page around it. `file`: one picture that
 *   needs nothing beside it, for light and dark surroundings
 */
export function layerPicture(map: LayerMapResult, words: PictureWords, use: 'page' | 'file'): string {
  const isFile = use === 'file';
  const layout = pictureLayout(map);
  const legendTop = layout.height + 10;
  const height = isFile ? legendTop + 34 : layout.height + 8;
  const width = Math.max(layout.width, leastWidth);
  const names = layout.labelWidth + margin;
  const drawing = [
    ...bands(layout, width),
    ...line(layout, width),
    ...layout.columns.map((column) => columnOf(column, isFile)),
    layout.isEmpty ? text(layout.columns[0]?.x ?? margin, (layout.rows[0]?.y ?? 60) + 18, 'muted', words.empty) : '',
  ];
  const start = isFile ? 0 : names;
  // A page has its own title.
  const top = isFile ? 0 : 26;
  const box = `width="${width - start}" height="${height - top}" viewBox="${start} ${top} ${width - start} ${height - top}"`;
  const ground = `<rect class="ground" width="${width}" height="${height}"/>`;
  const labels = layerNames(layout);
  if (isFile)
    return [
      `<svg class="strata" ${box} xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="strata-title strata-about">`,
      `<title id="strata-title">${escaped(words.title)}</title><desc id="strata-about">${escaped(words.about)}</desc>`,
      `<style>${fileStyle()}</style>`,
      ground,
      text(margin, 22, 'title', shortened(words.title, Math.floor(width / 8))),
      ...drawing,
      ...labels,
      ...legend(words.legend, margin, legendTop),
      '</svg>',
    ].join('\n');
  return [
    `<svg class="strata names" width="${names}" height="${height - top}" viewBox="0 ${top} ${names} ${height - top}" aria-hidden="true">`,
    ...[ground, ...bands(layout, width), ...labels],
    `</svg><svg class="strata" ${box} role="group" aria-label="${escaped(words.about)}">`,
    ...[ground, ...drawing],
    '</svg>',
  ].join('\n');
}

/** What the kinds of boxes mean, for a page, in which it does not move with the picture. */
export function pictureLegend({ legend: entries }: PictureWords): string {
  const width = Math.ceil(entries.reduce((sum, [, words]) => sum + legendStep(words), margin));
  return `<svg class="strata" width="${width}" height="24" aria-hidden="true">${legend(entries, margin, 4).join('')}</svg>`;
}

function columnOf({ title, count, boxes }: PictureColumn, isFile: boolean): string {
  if (boxes.length === 0) return '';
  const role = isFile ? '' : ` role="group" aria-label="${escaped(`${title}: ${count}`)}"`;
  return `<g${role}>${boxes.map((box) => boxOf(box, isFile)).join('')}</g>`;
}

const margin = 12;
/** In pixels, as all lengths here. */
const leastWidth = 560;

function bands({ rows }: PictureLayout, width: number): readonly string[] {
  return rows.map(
    ({ y, height }, index) =>
      `<rect class="band${index % 2 === 0 ? '' : ' other'}" x="${margin}" y="${y}" width="${width - 2 * margin}" height="${height}"/>`,
  );
}

function layerNames({ rows }: PictureLayout): readonly string[] {
  return rows.map(({ title, y, isEmpty }) => text(margin + 8, y + 17, isEmpty ? 'muted' : 'layer', title));
}

/** The time line itself: a point for each phase, and an arrow where it leads. */
function line({ columns, lineY, bottom }: PictureLayout, width: number): readonly string[] {
  const start = columns[0]?.x ?? margin;
  const end = width - margin - 2;
  const marks = columns.flatMap(({ x, title, boxes }) => [
    `<line class="time faint" x1="${x}" y1="${lineY}" x2="${x}" y2="${bottom}"/>`,
    `<circle class="point${boxes.length === 0 ? ' idle' : ''}" cx="${x}" cy="${lineY}" r="4.5"/>`,
    text(x, lineY - 10, boxes.length === 0 ? 'muted' : 'phase', title),
  ]);
  return [
    ...marks,
    `<line class="time" x1="${start}" y1="${lineY}" x2="${end}" y2="${lineY}"/>`,
    `<path class="time" d="M${end - 6} ${lineY - 4}L${end} ${lineY}L${end - 6} ${lineY + 4}" fill="none"/>`,
  ];
}

function boxOf({ key, label, spoken, badge, x, y, width, height }: PictureBox, isFile: boolean): string {
  const kind = badgeClass(badge);
  const reach = isFile ? '' : ` tabindex="-1" role="button" data-key="${escaped(key)}" aria-label="${escaped(spoken)}"`;
  return `<g class="box ${kind}"${reach}><title>${escaped(spoken)}</title><rect class="frame" x="${x}" y="${y}" width="${width}" height="${height}" rx="3"/><rect class="stripe" x="${x}" y="${y}" width="5" height="${height}" rx="2"/>${text(x + 12, y + 14, 'label', label)}</g>`;
}

function legend(entries: PictureWords['legend'], left: number, top: number): readonly string[] {
  let x = left;
  return entries.map(([badge, words]) => {
    const at = x;
    x += legendStep(words);
    return `<g class="box ${badgeClass(badge)}"><rect class="frame" x="${at}" y="${top}" width="16" height="14" rx="3"/><rect class="stripe" x="${at}" y="${top}" width="5" height="14" rx="2"/>${text(at + 22, top + 11, 'muted', words)}</g>`;
  });
}

function legendStep(words: string): number {
  return 34 + words.length * 6.4;
}

function badgeClass(badge: string | null): string {
  return badge === null ? 'differs' : badge.replaceAll(' ', '-');
}

function text(x: number, y: number, kind: string, words: string): string {
  return `<text class="${kind}" x="${x}" y="${y}">${escaped(words)}</text>`;
}

function shortened(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}

/** For text and attributes of HTML and XML; what XML forbids is shown as what cannot be shown. */
export function escaped(words: string): string {
  return words
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

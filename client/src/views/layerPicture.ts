import type { LayerMapResult } from '../../../server/src/base/protocol.ts';
import { type PictureBox, type PictureLayout, pictureLayout } from './pictureLayout.ts';
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
 * @param use `page`: boxes can be reached by the keyboard and carry the keys of their settings, colours come from the page
 *   around it; `file`: a picture that needs nothing beside it, for light and dark surroundings
 */
export function layerPicture(map: LayerMapResult, words: PictureWords, use: 'page' | 'file'): string {
  const layout = pictureLayout(map);
  const legendTop = layout.height + 10;
  const height = legendTop + 34;
  const width = Math.max(layout.width, leastWidth);
  const isFile = use === 'file';
  const own = isFile
    ? ` xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="strata-title strata-about"`
    : ` role="group" aria-label="${escaped(words.about)}"`;
  return [
    `<svg class="strata" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"${own}>`,
    ...(isFile
      ? [
          `<title id="strata-title">${escaped(words.title)}</title><desc id="strata-about">${escaped(words.about)}</desc>`,
          `<style>${fileStyle()}</style>`,
        ]
      : []),
    `<rect class="ground" width="${width}" height="${height}"/>`,
    text(margin, 22, 'title', shortened(words.title, Math.floor(width / 8))),
    ...bands(layout, width),
    ...line(layout, width),
    ...layout.columns.map(({ title, count, boxes }) =>
      boxes.length === 0
        ? ''
        : `<g role="${isFile ? 'presentation' : 'group'}" aria-label="${escaped(`${title}: ${count}`)}">${boxes.map((box) => boxOf(box, isFile)).join('')}</g>`,
    ),
    layout.isEmpty ? text(layout.columns[0]?.x ?? margin, (layout.rows[0]?.y ?? 60) + 18, 'muted', words.empty) : '',
    ...legend(words.legend, legendTop),
    '</svg>',
  ].join('\n');
}

const margin = 12;
/** In pixels, as all lengths here. */
const leastWidth = 560;

function bands({ rows, labelWidth }: PictureLayout, width: number): readonly string[] {
  return rows.map(
    ({ title, y, height, isEmpty }, index) =>
      `<rect class="band${index % 2 === 0 ? '' : ' other'}" x="${margin}" y="${y}" width="${width - 2 * margin}" height="${height}"/>${text(margin + 8, y + 17, isEmpty ? 'muted' : 'layer', shortened(title, Math.floor(labelWidth / 6.5)))}`,
  );
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

function legend(entries: PictureWords['legend'], top: number): readonly string[] {
  let x = margin;
  return entries.map(([badge, words]) => {
    const at = x;
    x += 34 + words.length * 6.4;
    return `<g class="box ${badgeClass(badge)}"><rect class="frame" x="${at}" y="${top}" width="16" height="14" rx="3"/><rect class="stripe" x="${at}" y="${top}" width="5" height="14" rx="2"/>${text(at + 22, top + 11, 'muted', words)}</g>`;
  });
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

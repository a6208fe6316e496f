import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import type { Decoded } from '../../decode/decoded.ts';
import type { Place } from '../../decode/visit.ts';
import type { ActsOn } from '../../layers/actsAcross.ts';
import { shortLine } from '../../layers/actsWords.ts';
import { settingOf } from '../../layers/settingAt.ts';
import { explainSetting, layerLinesAt } from '../layers/explain.ts';
import type { InlayHint } from './inlayHint.ts';
import { placesIn } from './placesIn.ts';

/** Behind the heading of a section where its settings land and how often: `→ overlay, once`. */
export function layerHints(analysis: Analysis, range: Range): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  const headings = new Set<Place>();
  for (const { place, part } of placesIn(analysis, range, ({ place: at }) => !headings.has(at))) {
    const settings = place.key && settingsUnder(place, part);
    if (!place.key || !settings || settings.length === 0) continue;
    headings.add(place);
    const label = labelOf(settings);
    const offset = headingEnd(analysis.document.text, place.key, place.decoded);
    if (label === undefined || offset < range.start || offset > range.end) continue;
    const tooltip = layerLinesAt(part, place.path).join('\n\n');
    hints.push({ offset, label: `→ ${label}`, side: 'after', tooltip });
  }
  return hints;
}

/** What the settings of a section do, each on all its systems: itself where it is one, else those that stand directly in it. */
function settingsUnder({ decoded, path }: Place, part: PartAnalysis): readonly (readonly ActsOn[])[] {
  const { members, items } = decoded;
  if (!members && !items) return [];
  const own = actsOf(decoded, path, part);
  if (own) return [own];
  const below = [
    ...[...(members ?? [])].map(([key, { value }]) => actsOf(value, [...path, key], part)),
    ...(items ?? []).map(({ index, value }) => actsOf(value, [...path, index], part)),
  ];
  return below.filter((on) => on !== undefined);
}

function actsOf(decoded: Decoded, path: Path, part: PartAnalysis): readonly ActsOn[] | undefined {
  const setting = decoded.entry && settingOf(decoded.entry, path);
  if (setting?.acts.kind !== 'acts') return undefined;
  const { on } = explainSetting({ setting, path, node: decoded.node, decoded }, part);
  return on.length > 0 ? on : undefined;
}

/** What is true of all of them, with how often where that is the same everywhere; else how many are of which kind. */
function labelOf(settings: readonly (readonly ActsOn[])[]): string | undefined {
  const lines = new Set(settings.flatMap((on) => on.map(({ acts }) => shortLine(acts))));
  if (lines.size === 1) return [...lines][0];
  const counts = new Map<string, number>();
  for (const on of settings) {
    const badges = [...new Set(on.map(({ acts }) => acts.badge))].join(' or ');
    counts.set(badges, (counts.get(badges) ?? 0) + 1);
  }
  if (counts.size === 1) return [...counts.keys()][0];
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([badges, count]) => `${count} ${badges}`)
    .join(', ');
}

/** Behind the colon or, where the section begins in the same line, behind its bracket. */
function headingEnd(text: string, key: Range, { node }: Decoded): number {
  const colon = text.indexOf(':', key.end) + 1;
  const isSameLine = node.start >= colon && !/[\r\n]/u.test(text.slice(colon, node.start));
  return isSameLine && /[[{]/u.test(text.charAt(node.start)) ? node.start + 1 : colon;
}

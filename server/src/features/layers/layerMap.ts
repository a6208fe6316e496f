import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type {
  LayerMapEntry,
  LayerMapFacts,
  LayerMapGroup,
  LayerMapResult,
  LayerMapWay,
  ProtocolRange,
} from '../../base/protocol.ts';
import { positionAt } from '../../base/text.ts';
import type { ActsOn } from '../../layers/actsAcross.ts';
import { affectsLine, layerWords, phaseWords } from '../../layers/actsWords.ts';
import { layers, type Phase, phases } from '../../shape/layerWords.ts';
import { type ExplainedSetting, explain } from './explain.ts';
import { layerLines, nameOfOs } from './layerLines.ts';
import { settingName } from './settingName.ts';

/**
 * Every setting of a document on the boot time line: in the phase in which it starts to act. Where that is another one on
 * another system it stands in each of them, with the systems that it is true of.
 */
export function layerMap(analysis: Analysis): LayerMapResult {
  const facts: LayerMapFacts[] = [];
  const known = new Map<string, number>();
  const entries = new Map<GroupId, LayerMapEntry[]>();
  for (const explained of explain(analysis)) {
    const name = settingName(explained.part, explained.setting.path);
    const ranges = rangesOf(explained, analysis);
    for (const { group, summary, key } of placesOf(explained)) {
      let index = known.get(key);
      if (index === undefined) {
        index = facts.push(summary.facts) - 1;
        known.set(key, index);
      }
      const { badge, layers: landsIn, systems } = summary;
      const entry = { ...name, ...ranges, badge, layers: landsIn, systems, facts: index };
      const others = entries.get(group);
      if (others) others.push(entry);
      else entries.set(group, [entry]);
    }
  }
  return {
    systems: [...new Set(analysis.parts.flatMap(({ systems }) => systems.map(nameOfOs)))],
    layers: layers.map((id) => ({ id, title: layerWords[id] })),
    groups: groupsWith(entries),
    facts,
  };
}

/** `unknown`: nobody can tell when it acts or where it lands; `unseen`: no machine gets to know of it. */
type GroupId = Phase | 'unknown' | 'unseen';

/** The time line is always there, from the boot on; what comes before it, and what stands beside it, only where there is some. */
function groupsWith(entries: ReadonlyMap<GroupId, readonly LayerMapEntry[]>): readonly LayerMapGroup[] {
  const groupOf = (id: GroupId, title: string, isOnTimeLine: boolean): LayerMapGroup => ({
    id,
    title,
    isOnTimeLine,
    entries: entries.get(id) ?? [],
  });
  const timeLine = phases.map((phase) => groupOf(phase, phaseWords[phase], true));
  const beside = [groupOf('unknown', 'not known', false), groupOf('unseen', 'no machine sees it', false)];
  const isNeeded = ({ id, isOnTimeLine, entries: some }: LayerMapGroup): boolean =>
    some.length > 0 || (isOnTimeLine && id !== 'build' && id !== 'install');
  return [...timeLine, ...beside].filter(isNeeded);
}

/** What is said of a setting in one phase. */
interface Summary extends Pick<LayerMapEntry, 'badge' | 'layers' | 'systems'> {
  readonly facts: LayerMapFacts;
}

interface PlaceOnLine {
  readonly group: GroupId;
  readonly summary: Summary;
  /** The same for settings of which the same is said. */
  readonly key: string;
}

/** What was worked out of the same answer before. */
const remembered = new WeakMap<readonly ActsOn[], readonly PlaceOnLine[]>();

function placesOf({ setting, part, on, lines }: ExplainedSetting): readonly PlaceOnLine[] {
  if (setting.setting.acts.kind === 'none') return [placeOn('unseen', [], part, lines)];
  const known = remembered.get(on);
  if (known) return known;
  const byPhase = new Map<Phase, ActsOn[]>();
  for (const one of on) {
    const [first] = one.acts.phase;
    if (first === undefined) continue;
    const others = byPhase.get(first);
    if (others) others.push(one);
    else byPhase.set(first, [one]);
  }
  const places = [...byPhase].map(([phase, some]) => placeOn(phase, some, part, layerLines(some)));
  const found = places.length > 0 ? places : [placeOn('unknown', [], part, [whyUnknown(part)])];
  remembered.set(on, found);
  return found;
}

function whyUnknown({ systems }: PartAnalysis): string {
  if (systems.length === 0) return 'Nothing says which system the file is for.';
  return 'Nobody can tell where it lands: its path is missing or a template, or nothing is written down for the system.';
}

function placeOn(group: GroupId, on: readonly ActsOn[], part: PartAnalysis, lines: readonly string[]): PlaceOnLine {
  const ways = waysOf(on);
  const [first] = ways;
  const areAlike = first !== undefined && ways.every(({ badge }) => badge === first.badge);
  const facts = { isEverywhere: on.length === part.systems.length, ways, text: lines.join('\n') };
  const summary = {
    badge: areAlike ? first.badge : null,
    layers: layers.filter((layer) => ways.some((way) => way.layers.includes(layer))),
    systems: on.map(({ os: { id } }) => id),
    facts,
  };
  return { group, summary, key: JSON.stringify(facts) };
}

function waysOf(on: readonly ActsOn[]): readonly LayerMapWay[] {
  const ways = new Map<string, LayerMapWay & { readonly systems: string[] }>();
  for (const { os, acts } of on) {
    const facts = { badge: acts.badge, layers: acts.layer, summary: affectsLine(acts) };
    const key = JSON.stringify(facts);
    const known = ways.get(key);
    if (known) known.systems.push(nameOfOs(os));
    else ways.set(key, { ...facts, systems: [nameOfOs(os)] });
  }
  return [...ways.values()];
}

function rangesOf(
  { setting: { node, decoded, path }, part }: ExplainedSetting,
  { document: { lineStarts }, parts }: Analysis,
): Pick<LayerMapEntry, 'path' | 'part' | 'range' | 'selection'> {
  const rangeOf = (start: number, end: number): ProtocolRange => ({
    start: positionAt(lineStarts, start),
    end: positionAt(lineStarts, end),
  });
  // What an alias stands for may be anywhere.
  const end = decoded.node.start >= node.start ? Math.max(node.end, decoded.node.end) : node.end;
  return {
    path,
    ...(parts.length > 1 ? { part: part.place } : {}),
    range: rangeOf(node.start, end),
    // Of an item of a list, where it begins.
    selection: rangeOf(node.start, node === decoded.node && node.kind !== 'scalar' ? node.start : node.end),
  };
}

import type { Analysis } from '../../analysis.ts';
import type { Range } from '../../base/text.ts';
import type { Place } from '../../decode/visit.ts';
import type { Node } from '../../document/node.ts';
import { settingOf } from '../../layers/settingAt.ts';
import { availability, holds, restrictionFor } from '../../shape/availability.ts';
import type { Badge } from '../../shape/layerWords.ts';
import { explainSetting } from '../layers/explain.ts';
import { namesOf } from '../navigation/names.ts';
import { namingPair } from '../navigation/symbols.ts';
import { type FoundPlace, placesIn } from './placesIn.ts';

/**
 * What a stretch of text is, where colours by grammar cannot know it. Tokens are sparse: only what a person should notice
 * has one, and all else keeps the colours of the grammar, embedded languages included.
 *
 * - `property` with `unavailable`: a key that the file's version does not have, or no longer has, or refuses.
 * - `property` with `deprecated`: a key that should give way to another one.
 * - `variable` with `definition`: the name of something that other keys may refer to (a user, a unit, a path).
 * - `variable`: a name that refers to something else, in units too.
 * - `property` with the layer that its setting affects, where colours by layer are wanted: a key that is a setting or, of a
 *   setting that is an item of a list, the key that names it. Keys that have a token of the first two kinds keep it.
 */
export interface SemanticToken extends Range {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** The legend: places in these lists are what the protocol sends, so what is new comes last. */
export const tokenTypes = ['property', 'variable'] as const;
export const tokenModifiers = [
  'deprecated',
  'definition',
  'unavailable',
  'earlyBoot',
  'overlay',
  'runtime',
  'image',
] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

/**
 * The tokens of a stretch of the text, in its order.
 *
 * @param shows whether keys are told apart by the layer that they land in
 */
export function semanticTokens(
  analysis: Analysis,
  range: Range,
  shows: { readonly layers: boolean } = { layers: false },
): readonly SemanticToken[] {
  const { text } = analysis.document;
  const tokens: SemanticToken[] = [];
  const texts = new Set<Node>();
  for (const found of placesIn(analysis, range, isUsed)) {
    const { key } = found.place;
    const modifier = modifierOf(found);
    if (modifier && key) add(tokens, text, key, 'property', [modifier]);
    if (modifier === 'unavailable') continue;
    if (shows.layers && modifier === undefined) addLayer(tokens, text, found);
    if (modifier === undefined || !key) addName(tokens, text, found.place);
    texts.add(found.place.decoded.node);
  }
  addNamesWithin(tokens, analysis, texts);
  const wanted = tokens
    .filter(({ start, end }) => start < range.end && end > range.start)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  // The protocol has no tokens that overlap.
  let last = 0;
  return wanted.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

/** The names within texts that are units: of each its own stretch, and nothing of the word around it. */
function addNamesWithin(tokens: SemanticToken[], analysis: Analysis, texts: ReadonlySet<Node>): void {
  const { text } = analysis.document;
  for (const name of namesOf(analysis)) {
    const { 'x-defines': defines, 'x-refers': refers } = name.entry.keywords;
    if (defines !== undefined || refers !== undefined || !texts.has(name.node)) continue;
    const { start, end } = name.range;
    if (start === end || /[\r\n]/u.test(text.slice(start, end))) continue;
    tokens.push({ start, end, type: 'variable', modifiers: name.role === 'definition' ? ['definition'] : [] });
  }
}

const layerModifiers: Readonly<Record<Badge, TokenModifier>> = {
  'early boot': 'earlyBoot',
  overlay: 'overlay',
  runtime: 'runtime',
  image: 'image',
};

/** Only where it is the same on every system that the file may be for. */
function addLayer(tokens: SemanticToken[], text: string, { place, part }: FoundPlace): void {
  const { decoded, path } = place;
  const { entry, node } = decoded;
  const setting = entry && settingOf(entry, path);
  const key = place.key ?? (node.kind === 'map' ? namingPair(node, entry)?.key : undefined);
  if (!key || setting?.acts.kind !== 'acts') return;
  const { on } = explainSetting({ setting, path, node: key, decoded }, part);
  const [badge, ...others] = new Set(on.map(({ acts }) => acts.badge));
  if (badge && others.length === 0) add(tokens, text, key, 'property', [layerModifiers[badge]]);
}

/** Whether the tool looks at what is below. */
function isUsed(found: FoundPlace): boolean {
  return modifierOf(found) !== 'unavailable';
}

function modifierOf({ place, part: { target } }: FoundPlace): 'unavailable' | 'deprecated' | undefined {
  const { entry, value } = place.decoded;
  if (!entry || !place.key) return undefined;
  if (availability(entry.keywords, target).kind !== 'available') return 'unavailable';
  const forbidden = restrictionFor(entry.keywords['x-forbidden'], target);
  if (forbidden && !forbidden.except?.includes(value)) return 'unavailable';
  const deprecated = entry.keywords['x-deprecated'];
  return deprecated && holds({ since: deprecated.since }, target) ? 'deprecated' : undefined;
}

function addName(tokens: SemanticToken[], text: string, { decoded: { entry, node, value } }: Place): void {
  if (typeof value !== 'string' || value === '' || node.kind !== 'scalar' || !entry) return;
  const { 'x-defines': defines, 'x-refers': refers } = entry.keywords;
  if (defines !== undefined) add(tokens, text, node, 'variable', ['definition']);
  else if (refers !== undefined) add(tokens, text, node, 'variable', []);
}

/** Quotes keep their colour; what reaches over lines, or what a template takes part in, has none of ours. */
function add(
  tokens: SemanticToken[],
  text: string,
  node: Node,
  type: TokenType,
  modifiers: readonly TokenModifier[],
): void {
  if (node.kind !== 'scalar' || node.masked || node.style === 'literal' || node.style === 'folded') return;
  const quotes = node.style === 'plain' ? 0 : 1;
  const start = node.start + quotes;
  const end = node.end - quotes;
  if (start < end && !/[\r\n]/u.test(text.slice(start, end))) tokens.push({ start, end, type, modifiers });
}

import { ownValue } from '../../base/ownValue.ts';
import type { Range } from '../../base/text.ts';
import type { ScalarNode } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { sourceRange, textOffset } from '../../document/yaml/scalarOffsets.ts';
import { type Assignment, readUnitFile, type UnitSection } from '../../embedded/systemd/readUnitFile.ts';
import { templateKeys } from '../../embedded/systemd/templateKeys.ts';
import { sectionFacts, type UnitKeyFacts, unitKeyFacts } from '../../embedded/systemd/unitKeyFacts.ts';
import { sectionsOf, type UnitKind } from '../../embedded/systemd/unitKind.ts';
import { unitValueMeaning } from '../../embedded/systemd/unitValueMeaning.ts';
import { unitWords } from '../../generated/unitTexts.ts';
import { code } from '../describeEntry.ts';
import { describeUnitKey, unitKindWords, wordsOf } from '../units/describeUnit.ts';
import { unitKindAt } from '../units/unitAt.ts';
import type { DefinedElsewhere } from './definedElsewhere.ts';
import type { Hover, HoverPart, HoverSpot } from './hoverSpot.ts';

/** Where somebody points. */
interface Pointed {
  readonly document: TextDocument;
  readonly offset: number;
  /** The name there that another place defines. */
  readonly defined: () => DefinedElsewhere | undefined;
}

/** What a section, key or value in the text of a unit file means; undefined where the text is none. */
export function unitHover(
  { node, path }: HoverSpot,
  part: HoverPart,
  { document, offset, defined }: Pointed,
): Hover | undefined {
  if (node.kind !== 'scalar') return undefined;
  const kind = unitKindAt(part, path);
  if (!kind) return undefined;
  const at = textOffset(document, node, offset);
  const file = readUnitFile(node.text);
  for (const section of file.sections) {
    const found = hoverInSection(section, at, kind, node, defined);
    if (!found) continue;
    // Where a template decides which lines there are, this may be the rest of another value.
    if (found.isUnknown && !templateKeys(file, node.text)) return undefined;
    const range = found.word ?? sourceRange(document, node, found.range);
    // A place between the words belongs to the word behind it, which nobody points at.
    return range.start <= offset && offset <= range.end ? { range, markdown: found.lines.join('\n\n') } : undefined;
  }
  return undefined;
}

interface Found {
  /** In the text of the unit. */
  readonly range: Range;
  /** In the document, where it is a part of `range`. */
  readonly word?: Range;
  readonly lines: readonly string[];
  /** Whether it is a key that systemd does not know. */
  readonly isUnknown?: boolean;
}

function hoverInSection(
  section: UnitSection,
  at: number,
  kind: UnitKind,
  { text }: ScalarNode,
  defined: () => DefinedElsewhere | undefined,
): Found | undefined {
  if (holds(section.range, at)) return { range: section.range, lines: sectionLines(section.name, kind) };
  for (const assignment of section.assignments) {
    const { key, keyRange, valueRange } = assignment;
    if (!holds(keyRange, at) && !holds(valueRange, at)) continue;
    const facts = sectionsOf(kind).includes(section.name) ? unitKeyFacts(kind, section.name, key) : undefined;
    if (!facts)
      return {
        range: holds(keyRange, at) ? keyRange : valueRange,
        lines: unknownKey(section.name, key),
        isUnknown: true,
      };
    const lines = [keyHeading(facts), ...described(facts, assignment.value)];
    if (holds(keyRange, at)) return { range: keyRange, lines };
    const word = wordAt(text, valueRange, at);
    const name = defined();
    const about = wordLines(facts, assignment, text.slice(word.start, word.end), at - word.start, kind);
    if (!name || name.text === kind.name)
      return about ? { range: word, lines: [about, ...lines.slice(0, 2)] } : { range: valueRange, lines };
    const heading = `**${code(name.text)}** · defined in this file, at line ${name.line}`;
    return { range: valueRange, word: name.word, lines: [heading, ...lines.slice(0, 2)] };
  }
  return undefined;
}

const left = 'left to other programs: systemd skips what begins with `X-`';

function isLeft(name: string): boolean {
  return name.startsWith('X-');
}

function unknownKey(section: string, key: string): readonly string[] {
  const words = isLeft(section) || isLeft(key) ? left : `not known in ${code(`[${section}]`)}`;
  return [`**${code(`${key}=`)}** · ${words}`];
}

function sectionLines(name: string, kind: UnitKind): readonly string[] {
  const facts = sectionFacts(kind, name);
  if (isLeft(name)) return [`**${code(`[${name}]`)}** · ${left}`];
  const isKnown = sectionsOf(kind).includes(name);
  const heading = `**${code(`[${name}]`)}** · ${isKnown ? 'section' : `no section of a ${code(`.${kind.type}`)} file`}`;
  return facts ? [heading, facts.text, `[Documentation](${facts.docs})`] : [heading];
}

function keyHeading(facts: UnitKeyFacts): string {
  const words = unitKindWords(facts);
  return [
    `**${code(`${facts.key}=`)}**`,
    `${code(`[${facts.section}]`)}`,
    ...(words === undefined ? [] : [words]),
  ].join(' · ');
}

function described(facts: UnitKeyFacts, value: string): readonly string[] {
  const [text, ...rest] = describeUnitKey(facts);
  const meaning = unitValueMeaning(facts, value);
  return [
    ...(text === undefined ? [] : [text]),
    ...(meaning === undefined ? [] : [`Here: ${code(value)} = ${code(meaning)}`]),
    ...rest,
  ];
}

/** What is known of one word of a value: an accepted one, a specifier, a unit that machines have. */
function wordLines(
  facts: UnitKeyFacts,
  { value }: Assignment,
  word: string,
  at: number,
  kind: UnitKind,
): string | undefined {
  const specifier = specifierAt(word, at);
  const meaning = specifier && ownValue(unitWords.specifiers, specifier);
  if (specifier && meaning) return `**${code(specifier)}** · ${meaning}`;
  const accepted = wordsOf(facts).get(value);
  if (accepted !== undefined) return `**${code(value)}** · ${accepted}`;
  if (facts.kind !== 'units') return undefined;
  if (word === kind.name) return `**${code(word)}** · this unit`;
  const known = ownValue(unitWords.units, word);
  return known === undefined ? undefined : `**${code(word)}** · ${known}`;
}

/** The specifier, such as `%i`, that holds an offset of a word. */
function specifierAt(word: string, offset: number): string | undefined {
  for (const { 0: found, index } of word.matchAll(/%[A-Za-z%]/gu))
    if (index <= offset && offset <= index + found.length) return found;
  return undefined;
}

/** The word of a value that an offset stands in. */
function wordAt(text: string, { start, end }: Range, at: number): Range {
  let from = at;
  let to = at;
  while (from > start && !/\s/u.test(text.charAt(from - 1))) from--;
  while (to < end && !/\s/u.test(text.charAt(to))) to++;
  return { start: from, end: to };
}

function holds({ start, end }: Range, at: number): boolean {
  return start <= at && at <= end;
}

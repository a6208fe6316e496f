import type { PartAnalysis } from '../../analysis.ts';
import type { Range } from '../../base/text.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { sectionFacts, type UnitKeyFacts, unitKeyFacts, unitKeyNames } from '../../embedded/systemd/unitKeyFacts.ts';
import { sectionsOf, type UnitKind } from '../../embedded/systemd/unitKind.ts';
import { unitWords } from '../../generated/unitTexts.ts';
import { describeUnitKey, unitKindWords, wordsOf } from '../units/describeUnit.ts';
import { isInQuotedUnit, type UnitLine, type UnitPlace, unitLineAt, unitPlace } from '../units/unitLine.ts';
import type { UnitItem } from './unitItem.ts';
import { skeletonItems } from './unitSkeletons.ts';
import { definedHere, namesForUnit, unitsInOrder } from './unitValues.ts';

/** What can be typed at a place as far as unit files go. */
export interface UnitCompletion {
  readonly items: readonly UnitItem[];
  /** Whether the place is inside of a unit file, where nothing else can be typed. */
  readonly isInside: boolean;
}

export function completeUnit(part: PartAnalysis, document: TextDocument, offset: number): UnitCompletion {
  const line = unitLineAt(part, document, offset);
  if (!line) return { items: skeletonItems(part, document, offset), isInside: isInQuotedUnit(part, document, offset) };
  const place = unitPlace(line);
  if (place.isContinued || /^\s*[#;]/u.test(line.head)) return { items: [], isInside: true };
  const lines = [line.head, line.tail, ...line.above, ...line.below];
  const whole = lines.every((text) => text.trim() === '') ? skeletonItems(part, document, offset, line) : [];
  const writable = offersAt(line, place, part).filter(({ text }) => !line.reserved?.test(text));
  const at = { start: offset, end: offset };
  return { items: [...whole, ...writable.map((offer, index) => itemOf(offer, index, at))], isInside: true };
}

/** A text that can stand at the cursor, in the place of so many characters in front of it and behind it. */
interface Offer extends Pick<UnitItem, 'kind' | 'detail' | 'documentation' | 'isFree'> {
  readonly label: string;
  readonly text: string;
  readonly before: number;
  readonly behind: number;
  /** Whether the cursor stands in the middle of a thing that is to be replaced under its own name. */
  readonly filterText?: string;
}

function itemOf({ text, before, behind, ...offer }: Offer, index: number, { start, end }: Range): UnitItem {
  return {
    ...offer,
    insertText: text,
    insertFormat: 'plain',
    replace: { start: start - before, end: end + behind },
    sortText: `1${String(index).padStart(3, '0')}`,
  };
}

function offersAt(line: UnitLine, place: UnitPlace, part: PartAnalysis): readonly Offer[] {
  const { head, tail } = line;
  const header = /^\s*\[([^\]]*)$/u.exec(head);
  if (header)
    return sectionOffers(line, place, (header[1]?.length ?? 0) + 1, /^[^\]\s]*\]?/u.exec(tail)?.[0].length ?? 0);
  const assignment = /^\s*(?<key>[A-Za-z][\w-]*)\s*=(?<value>.*)$/u.exec(head)?.groups;
  if (assignment) {
    const facts =
      place.section === undefined ? undefined : unitKeyFacts(line.kind, place.section, assignment.key ?? '');
    return facts ? valueOffers(facts, assignment.value ?? '', tail, line.kind, part) : [];
  }
  const word = /^\s*([A-Za-z][\w-]*)?$/u.exec(head);
  if (!word) return [];
  const keys = keyOffers(line, place, word[1]?.length ?? 0);
  return word[1] === undefined && tail.trim() === '' ? [...keys, ...sectionOffers(line, place, 0, 0)] : keys;
}

/** The sections that are not there yet, in the order of their use; that of the line itself counts as not there. */
function sectionOffers({ kind }: UnitLine, { sections }: UnitPlace, before: number, behind: number): readonly Offer[] {
  return sectionsOf(kind)
    .filter((name) => !sections.has(name))
    .map((name) => {
      const facts = sectionFacts(kind, name);
      const documentation = facts ? `${facts.text}\n\n[Documentation](${facts.docs})` : undefined;
      return {
        label: `[${name}]`,
        kind: 'key' as const,
        detail: 'section',
        ...(documentation === undefined ? {} : { documentation }),
        text: `[${name}]`,
        before,
        behind,
      };
    });
}

/** The keys of the section, the most common first; those that stand there already last, for most may stand there again. */
function keyOffers({ kind, tail }: UnitLine, { section, keys }: UnitPlace, before: number): readonly Offer[] {
  if (section === undefined) return [];
  const rest = /^[\w-]*(?<equals>\s*=)?/u.exec(tail);
  const hasEquals = rest?.groups?.equals !== undefined;
  // Behind words that are no assignment nothing can be a key.
  if (!hasEquals && tail.slice(rest?.[0].length ?? 0).trim() !== '') return [];
  const behind = /^[\w-]*/u.exec(tail)?.[0].length ?? 0;
  const names = unitKeyNames(kind, section);
  const ordered = [...names.filter((name) => !keys.has(name)), ...names.filter((name) => keys.has(name))];
  return ordered.flatMap((name) => {
    const facts = unitKeyFacts(kind, section, name);
    if (!facts) return [];
    const words = unitKindWords(facts);
    const documentation = describeUnitKey(facts).join('\n\n');
    return {
      label: name,
      kind: 'key' as const,
      ...(words === undefined ? {} : { detail: words }),
      ...(documentation === '' ? {} : { documentation }),
      text: hasEquals ? name : `${name}=`,
      before,
      behind,
    };
  });
}

function valueOffers(
  facts: UnitKeyFacts,
  written: string,
  tail: string,
  kind: UnitKind,
  part: PartAnalysis,
): readonly Offer[] {
  const form = valueForm(facts, written, tail);
  return [...valuesOf(facts, kind, part, form.takesNames)]
    .filter(([value]) => !form.around.has(value))
    .map(([value, detail]) => ({
      label: value,
      kind: 'value' as const,
      ...(detail === undefined ? {} : { detail }),
      text: detail === definedHere && form.lacksRest ? `${value}:` : value,
      before: form.typed.length,
      behind: form.behind,
      ...(isFree(facts.kind) ? { isFree: true } : {}),
    }));
}

/** Whether other words than those that are known may stand there. */
function isFree(kind: UnitKeyFacts['kind']): boolean {
  return typeof kind === 'string' && kind !== 'boolean';
}

/** Which piece of a value somebody writes. */
interface ValueForm {
  readonly typed: string;
  readonly behind: number;
  /** The other words of a list. */
  readonly around: ReadonlySet<string>;
  /** Whether names of the config can stand there. */
  readonly takesNames: boolean;
  /** Whether a name is the first of several parts, and the others are still missing. */
  readonly lacksRest?: boolean;
}

function valueForm({ kind, form }: UnitKeyFacts, written: string, tail: string): ValueForm {
  if (kind === 'units' || kind === 'accounts') {
    const typed = /\S*$/u.exec(written)?.[0] ?? '';
    const behind = /^\S*/u.exec(tail)?.[0].length ?? 0;
    const around = new Set(`${written.slice(0, written.length - typed.length)} ${tail.slice(behind)}`.split(/\s+/u));
    return { typed, behind, around, takesNames: true };
  }
  // Marks in front of a path or a program stay.
  const marks = kind === 'command' ? /^\s*[-@:+!|]*/u : /^\s*-?/u;
  const isMarked = kind === 'command' || kind === 'optional-path';
  const typed = isMarked ? written.replace(marks, '') : (/\S.*$|$/u.exec(written)?.[0] ?? '');
  const takesNames = !(kind === 'command' ? /\s/u : form?.separator === ':' ? /:/u : /(?!)/u).test(typed);
  // Of a command or a list of parts only the first piece is meant.
  const pieces = kind === 'command' ? /^\S*/u : form?.separator === ':' && takesNames ? /^[^\s:]*/u : undefined;
  const behind = pieces ? (pieces.exec(tail)?.[0].length ?? 0) : tail.trimEnd().length;
  const lacksRest = form?.separator === ':' && takesNames && !tail.slice(behind).startsWith(':');
  return { typed, behind, around: new Set(), takesNames, lacksRest };
}

function valuesOf(
  facts: UnitKeyFacts,
  kind: UnitKind,
  part: PartAnalysis,
  takesNames: boolean,
): ReadonlyMap<string, string | undefined> {
  if (facts.kind === 'units') return unitsInOrder(facts.key, kind, part);
  const values = new Map<string, string | undefined>(takesNames ? namesForUnit(facts, kind, part) : []);
  for (const [value, detail] of wordValues(facts)) if (!values.has(value)) values.set(value, detail);
  return values;
}

function wordValues(facts: UnitKeyFacts): ReadonlyMap<string, string | undefined> {
  const values = new Map(wordsOf(facts));
  for (const value of facts.values ?? []) if (!values.has(value)) values.set(value, undefined);
  if (facts.kind === 'boolean')
    for (const value of facts.needs?.startsWith('Podman') ? ['true', 'false'] : ['yes', 'no'])
      values.set(value, undefined);
  if (facts.form === unitWords.syntaxes.calendar)
    for (const [word, meaning] of Object.entries(unitWords.calendar)) values.set(word, meaning);
  if (facts.example !== undefined && !values.has(facts.example)) values.set(facts.example, 'example');
  return values;
}

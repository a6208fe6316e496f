import { ownValue } from '../../base/ownValue.ts';
import { quadletFacts, systemdFacts } from '../../generated/unitFacts.ts';
import { quadletTexts, systemdTexts, unitWords } from '../../generated/unitTexts.ts';
import type { UnitValue } from '../../shape/unitFacts.ts';
import type { KeyGroup, KeyText, SectionText, UnitSyntax } from '../../shape/unitTexts.ts';
import { keysOf } from './unitKeys.ts';
import { sectionsOf, type UnitKind } from './unitKind.ts';

/** All that is known of a key of a unit file. */
export interface UnitKeyFacts extends Partial<KeyText> {
  readonly key: string;
  readonly section: string;
  readonly kind: UnitValue;
  /** The program that reads it, with the release that brought the key, where that matters. */
  readonly needs: string | undefined;
  readonly form: UnitSyntax | undefined;
  /** The page for users. */
  readonly docs: string | undefined;
}

/** Undefined for a key that neither systemd nor Podman knows in the section. */
export function unitKeyFacts(kind: UnitKind, section: string, key: string): UnitKeyFacts | undefined {
  if (isOfPodman(kind, section)) {
    const since = ownValue(quadletFacts.sections[section]?.keys ?? {}, key);
    if (since === undefined) return undefined;
    const found = textOf(key, [quadletTexts.sections[section], quadletTexts.sets.shared]);
    const own = quadletTexts.sections[section]?.page ?? '';
    const value = kindOfWords(found?.text, 'text');
    const docs = `${quadletTexts.home}${own}`;
    return {
      key,
      section,
      kind: value,
      needs: `Podman ${since}`,
      form: formOf(found?.text, value),
      docs,
      ...found?.text,
    };
  }
  const value = keysOf(section).get(key);
  if (value === undefined) return undefined;
  const sets = ownValue(systemdFacts.sections, section)?.sets ?? [];
  const found = textOf(key, [systemdTexts.sections[section], ...sets.map((set) => systemdTexts.sets[set]), ...shared]);
  const page = found?.text.page ?? found?.page;
  const since = found?.text.since;
  return {
    key,
    section,
    kind: value,
    needs: since === undefined ? undefined : `systemd ${since}`,
    form: formOf(found?.text, value),
    docs: page === undefined ? undefined : `${systemdTexts.home}${page}#${key}=`,
    ...found?.text,
  };
}

/** Some keys of a set are listed with each section, because not all take the same values. */
const shared = Object.values(systemdTexts.sets);

/** What a section is for, with the page for users. */
export function sectionFacts(kind: UnitKind, section: string): (SectionText & { readonly docs: string }) | undefined {
  const texts = isOfPodman(kind, section) ? quadletTexts : systemdTexts;
  const found = ownValue(texts.sections, section);
  return found && { ...found, docs: `${texts.home}${found.page}` };
}

/** The keys that a section takes, those that files have most often first; none that are gone. */
export function unitKeyNames(kind: UnitKind, section: string): readonly string[] {
  if (!sectionsOf(kind).includes(section)) return [];
  const isPodman = isOfPodman(kind, section);
  const known = isPodman
    ? Object.keys(quadletFacts.sections[section]?.keys ?? {})
    : [...keysOf(section)].filter(([, value]) => value !== 'obsolete').map(([name]) => name);
  const sets = isPodman ? ['shared'] : (ownValue(systemdFacts.sections, section)?.sets ?? []);
  const texts = isPodman ? quadletTexts : systemdTexts;
  const own = texts.sections[section];
  const described = [own, ...sets.map((set) => texts.sets[set])].flatMap((group) => Object.keys(group?.keys ?? {}));
  const all = new Set(known);
  return [...new Set([...(own?.common ?? []), ...described, ...known])].filter((name) => all.has(name));
}

function isOfPodman({ isQuadlet }: UnitKind, section: string): boolean {
  return isQuadlet && Object.hasOwn(quadletFacts.sections, section);
}

interface FoundText {
  readonly text: KeyText;
  readonly page: string;
}

function textOf(key: string, groups: readonly (KeyGroup | undefined)[]): FoundText | undefined {
  for (const group of groups) {
    const found = group && ownValue(group.keys, key);
    if (group && found !== undefined)
      return { text: typeof found === 'string' ? { text: found } : found, page: group.page };
  }
  return undefined;
}

/** Podman's own tables do not say what a key holds; its default does. */
function kindOfWords(text: KeyText | undefined, other: UnitValue): UnitValue {
  return text?.words === undefined && /^(?:true|false)$/u.test(text?.default ?? '') ? 'boolean' : other;
}

function formOf(text: KeyText | undefined, kind: UnitValue): UnitSyntax | undefined {
  const name = text?.syntax ?? (typeof kind === 'string' ? kind : undefined);
  return name === undefined ? undefined : ownValue(unitWords.syntaxes, name);
}

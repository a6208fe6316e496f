import type { Range } from '../base/text.ts';
import type { ScalarNode } from '../document/node.ts';
import { readUnitFile } from '../embedded/systemd/readUnitFile.ts';
import { unitTexts } from '../embedded/systemd/unitNames.ts';
import { nameFacts } from '../generated/nameFacts.ts';
import type { Entry } from '../shape/entry.ts';
import type { ActivationFacts } from '../shape/nameFacts.ts';
import type { ConfigString } from './stringsOf.ts';

/** A unit that another one starts because it is called like it. */
export interface ImpliedUnit {
  readonly node: ScalarNode;
  readonly entry: Entry;
  /** The header of the section that starts it, in the node's text. */
  readonly header: Range;
  /** What is started. */
  readonly name: string;
  readonly by: Activator;
}

export interface Activator {
  /** The unit that starts the other. */
  readonly unit: string;
  /** The key that would say what is started. */
  readonly key: string;
  /** What a unit of the same sort starts, by its name. */
  readonly typeOf: (unit: string) => string;
  /** The name of the unit that starts another one; undefined for one that no such unit starts. */
  readonly startedBy: (started: string) => string | undefined;
}

/** What the timers, paths and sockets of a config start without saying it. */
export function impliedUnits(strings: readonly ConfigString[]): readonly ImpliedUnit[] {
  const byUnit = new Map<string, ConfigString[]>();
  for (const string of strings) {
    const { owner, language } = string;
    if (owner?.kind !== 'unit' || language === undefined || !unitTexts.has(language)) continue;
    if (!nameFacts.activations.some(({ type }) => owner.name.endsWith(type))) continue;
    byUnit.set(owner.name, [...(byUnit.get(owner.name) ?? []), string]);
  }
  return [...byUnit].flatMap(([unit, texts]) => impliedBy(unit, texts) ?? []);
}

function impliedBy(unit: string, texts: readonly ConfigString[]): ImpliedUnit | undefined {
  const facts = nameFacts.activations.find(({ type }) => unit.endsWith(type));
  // Of a text in which a template takes part it is not known what it says.
  if (!facts || texts.some(({ node }) => node.masked)) return undefined;
  const sections = texts.flatMap(({ node, entry }) =>
    readUnitFile(node.text)
      .sections.filter(({ name }) => name === facts.section)
      .map((section) => ({ node, entry, section })),
  );
  const [first] = sections;
  const lastOf = (key: string | undefined): string | undefined =>
    sections.flatMap(({ section }) => section.assignments).findLast((each) => each.key === key)?.value;
  if (!first || (lastOf(facts.unless) ?? '') !== '') return undefined;
  const isTemplate = /^(?:1|yes|y|true|t|on)$/iu.test(lastOf(facts.template) ?? '');
  const ending = isTemplate ? '@.service' : '.service';
  const by = activator(unit, facts, ending);
  return { node: first.node, entry: first.entry, header: first.section.range, name: by.typeOf(unit), by };
}

function activator(unit: string, { type, unless }: ActivationFacts, ending: string): Activator {
  return {
    unit,
    key: unless,
    typeOf: (name) => name.slice(0, -type.length) + ending,
    startedBy: (started) => (started.endsWith(ending) ? started.slice(0, -ending.length) + type : undefined),
  };
}

import type { TextDocument } from '../../document/textDocument.ts';
import { code } from '../describeEntry.ts';
import { templatePlaceAt } from '../templatePlace.ts';
import type { Hover, HoverPart } from './hoverSpot.ts';

/** What a variable, a filter, a test or the first word in a tag of a template means. */
export function templateHover(part: HoverPart, document: TextDocument, offset: number): Hover | undefined {
  const place = templatePlaceAt(part, document, offset);
  if (!place) return undefined;
  const { facts, word: range, kind } = place;
  const name = document.text.slice(range.start, range.end);
  if (kind !== 'variable') {
    const words = { filter: facts.filters, test: facts.tests, statement: facts.statements }[kind];
    const found = words.find((each) => each.name === name);
    return found && { range, markdown: `**${code(name)}** · ${kind}\n\n${found.description}` };
  }
  const wanted = name.replaceAll('-', '_');
  const variable = facts.variables.find(
    (each) => each.name === wanted || (each.isAliased === true && each.name.endsWith(`.${wanted}`)),
  );
  if (!variable) return undefined;
  const heading = `**${code(variable.name)}** · ${variable.type}`;
  return { range, markdown: [heading, variable.description, `There: ${facts.since}`].join('\n\n') };
}

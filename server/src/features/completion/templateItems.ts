import type { PartAnalysis } from '../../analysis.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { TemplateFacts, TemplateWord } from '../../shape/templateFacts.ts';
import { templatePlaceAt } from '../templatePlace.ts';
import { type CompletionItem, sortText } from './completionItem.ts';

/** What can stand at a place in a tag of a template; undefined outside of tags, where other things are offered. */
export function templateItems(
  part: PartAnalysis,
  document: TextDocument,
  offset: number,
): readonly CompletionItem[] | undefined {
  const place = templatePlaceAt(part, document, offset);
  if (!place) return undefined;
  const { facts, word, kind } = place;
  const item = ({ name, description }: TemplateWord, index: number, detail: string): CompletionItem => ({
    label: name,
    kind: 'value',
    detail,
    documentation: () => description,
    insertText: name,
    insertFormat: 'plain',
    replace: word,
    sortText: sortText('other', index),
  });
  switch (kind) {
    case 'filter':
      return facts.filters.map((each, index) => item(each, index, 'filter'));
    case 'test':
      return facts.tests.map((each, index) => item(each, index, 'test'));
    case 'statement':
      return facts.statements.map((each, index) => item(each, index, 'statement'));
    case 'variable': {
      const full = facts.variables.map((each, index) => item(each, index, each.type));
      return [...full, ...aliases(facts).map(([own, of], index) => item(own, full.length + index, `short for ${of}`))];
    }
  }
}

/** The last parts of names that mean the same. */
function aliases({ variables }: TemplateFacts): readonly (readonly [TemplateWord, string])[] {
  return variables.flatMap(({ name, description, isAliased }) => {
    const short = name.slice(name.lastIndexOf('.') + 1);
    return isAliased ? [[{ name: short, description }, name] as const] : [];
  });
}

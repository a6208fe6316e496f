import type { MapNode } from '../document/node.ts';
import { writeScalar } from '../document/yaml/scalarText.ts';
import type { Reshaping } from './listFixes.ts';

/**
 * What to do about a text without quotes in which a colon and a blank made a mapping of one key, on one line. Undefined for any
 * other mapping. Certain where the key has blanks in it, as the beginning of a command has and a key has not.
 */
export function colonInText(node: MapNode): Reshaping | undefined {
  const [pair, ...others] = node.pairs;
  if (node.style !== 'block' || !pair || others.length > 0 || node.propertiesStart !== undefined) return undefined;
  const { key, value } = pair;
  if (key.kind !== 'scalar' || key.style !== 'plain' || (value && value.kind !== 'scalar')) return undefined;
  if (value?.kind === 'scalar' && (value.style === 'literal' || value.style === 'folded')) return undefined;
  return {
    advice: 'a colon with a blank behind it makes a key of what stands before it: put the whole text in quotes',
    fixes: ({ text, syntax }) => {
      const written = text.slice(node.start, node.end).trimEnd();
      if (written === '' || /[\r\n]/u.test(written)) return [];
      const newText = writeScalar(written, 'single', syntax, 'string', false);
      const edits = [{ start: node.start, end: node.start + written.length, newText }];
      return [{ title: 'Put it in quotes', edits, certain: /\s/u.test(key.text) }];
    },
  };
}

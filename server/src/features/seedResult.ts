import type { Analysis } from '../analysis.ts';
import type { SeedRefusal, SeedResult } from '../base/protocol.ts';
import { nameWithoutTemplate } from '../document/template/templateOfName.ts';

/** The files that hand a document to a machine, or why there are none; undefined for one of a format that no files hand over. */
export function seedResult({ parts, document, file, found }: Analysis): SeedResult | SeedRefusal | undefined {
  const [first] = parts;
  const make = first?.format.seed;
  if (!make) return undefined;
  const { text } = document;
  const fileName = decoded(file.slice(file.lastIndexOf('/') + 1));
  const isRendered = first.format.templateOf?.(text) !== undefined;
  if (!isRendered && nameWithoutTemplate(fileName) !== fileName && /\{[{%]|[$%]\{|<%/u.test(text))
    return { refusal: 'it is a template that another program fills in: make the seed of the text that comes out' };
  const made = make({ text, fileName, release: first.resolution.row?.version });
  if (typeof made === 'string') return { refusal: made };
  return { ...made, errors: found().filter(({ severity }) => severity === 'error').length };
}

/** A name as it stands in a URI. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

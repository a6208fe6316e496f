import type { Analysis } from '../analysis.ts';
import type { SeedResult } from '../base/protocol.ts';

/** The files that hand a document to a machine; undefined for one of a format that no files hand over. */
export function seedResult({ parts, document, file, found }: Analysis): SeedResult | undefined {
  const [first] = parts;
  const make = first?.format.seed;
  if (!make) return undefined;
  const fileName = decoded(file.slice(file.lastIndexOf('/') + 1));
  const made = make({ text: document.text, fileName, release: first.resolution.row?.version });
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

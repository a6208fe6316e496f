import type { Syntax } from './document/textDocument.ts';
import { butane } from './formats/butane/format.ts';
import type { Format, NameClaim } from './formats/format.ts';
import { ignition } from './formats/ignition/format.ts';
import { machineconfig } from './formats/machineconfig/format.ts';

/** The formats, in the order in which they are asked whether a text is theirs. */
export const formats: readonly Format[] = [butane, machineconfig, ignition];

export function formatById(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** How a text is to be read; YAML where no format says otherwise, because most of what is not ours is YAML. */
export function syntaxFor(text: string, claim: NameClaim): Syntax {
  for (const format of formats) {
    const syntax = format.syntaxOf(text, claim);
    if (syntax) return syntax;
  }
  return 'yaml';
}

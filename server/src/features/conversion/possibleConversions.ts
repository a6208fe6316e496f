import type { Analysis } from '../../analysis.ts';
import type { PossibleConversion } from '../../base/protocol.ts';
import { conversionsOf, formatById } from '../../registry.ts';
import { rowName } from '../../shape/target.ts';

/** What a document can become: what its real tool makes of it first. */
export function possibleConversions({ parts: [part] }: Analysis): readonly PossibleConversion[] {
  if (!part) return [];
  const { target } = part;
  return conversionsOf(part).map(({ to, label, compiles, extracts = false, merging, ending, choices }) => ({
    to,
    label: label ?? formatById(to)?.label ?? to,
    isUsual: compiles,
    extracts,
    mergeable: merging === 'on-request' || merging === 'always',
    alwaysMerged: merging === 'always',
    ending,
    versions: (choices?.(target) ?? []).map((row) => ({ id: row.id, label: rowName(row) })),
  }));
}

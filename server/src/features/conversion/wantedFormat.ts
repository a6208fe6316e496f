import type { Conversion } from '../../convert/conversion.ts';
import type { Target } from '../../shape/target.ts';
import type { VersionRow } from '../../shape/versions.ts';

/** What somebody wants a document to become: `FORMAT` or `FORMAT@VERSION`, as `butane@fcos-1.6.0`. */
export interface WantedFormat {
  readonly id: string;
  /** The id of a version; undefined where any will do. */
  readonly version: string | undefined;
}

export function wantedFormat(text: string): WantedFormat {
  const at = text.indexOf('@');
  return at < 0 ? { id: text, version: undefined } : { id: text.slice(0, at), version: text.slice(at + 1) };
}

export type ChosenVersion =
  | { readonly kind: 'chosen'; readonly row: VersionRow | undefined }
  /** `accepted`: the ids of those that there are; none where the source decides. */
  | { readonly kind: 'unknown'; readonly accepted: readonly string[] };

/**
 * The version that a conversion is to have its result in.
 *
 * @param os the operating systems that the document is for: where nobody names a version, one of theirs is taken
 */
export function chosenVersion(
  { choices }: Conversion,
  target: Target,
  version: string | undefined,
  os: readonly string[],
): ChosenVersion {
  const rows = choices?.(target) ?? [];
  if (version === undefined) {
    const names = os.map((name) => name.split('@', 1)[0]);
    return { kind: 'chosen', row: rows.find((row) => row.os.some((name) => names.includes(name))) ?? rows[0] };
  }
  const row = rows.find(({ id }) => id === version);
  return row ? { kind: 'chosen', row } : { kind: 'unknown', accepted: rows.map(({ id }) => id) };
}

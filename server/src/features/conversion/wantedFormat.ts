import type { Conversion } from '../../convert/conversion.ts';
import type { Target } from '../../shape/target.ts';
import { compareVersions, type VersionRow } from '../../shape/versions.ts';

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
  /** `accepted`: the ids of those that there are; none where the source decides. Also where one has to be named and is not. */
  | { readonly kind: 'unknown'; readonly accepted: readonly string[] };

/**
 * The version that a conversion is to have its result in.
 *
 * Where nobody names one, a config that stays in its format gets the newest stable version of its variant, and never an earlier one.
 *
 * @param os the operating systems that the document is for: where nobody names a version, one of theirs is taken
 */
export function chosenVersion(
  { from, to, choices, takesPredecessor = false }: Conversion,
  target: Target,
  version: string | undefined,
  os: readonly string[],
): ChosenVersion {
  const rows = choices?.(target) ?? [];
  if (version === undefined && choices && from === to && !takesPredecessor) {
    const row = laterVersion(target, rows[0]);
    return row ? { kind: 'chosen', row } : { kind: 'unknown', accepted: rows.map(({ id }) => id) };
  }
  if (version === undefined) {
    const names = os.map((name) => name.split('@', 1)[0]);
    return { kind: 'chosen', row: rows.find((row) => row.os.some((name) => names.includes(name))) ?? rows[0] };
  }
  const row = rows.find(({ id }) => id === version);
  return row ? { kind: 'chosen', row } : { kind: 'unknown', accepted: rows.map(({ id }) => id) };
}

/** Of a config that stays in its format: the choice, if it is a stable one of the same variant and not an earlier one. */
function laterVersion({ row, choices }: Target, choice: VersionRow | undefined): VersionRow | undefined {
  const variant = row?.variant ?? choices[0]?.variant;
  if (!choice || choice.variant !== variant || choice.status !== 'stable') return undefined;
  return !row || compareVersions(choice.version, row.version) > 0 ? choice : undefined;
}

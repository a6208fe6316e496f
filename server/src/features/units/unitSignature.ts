import type { Analysis } from '../../analysis.ts';
import type { Range } from '../../base/text.ts';
import { unitKeyFacts } from '../../embedded/systemd/unitKeyFacts.ts';
import type { UnitSyntax } from '../../shape/unitTexts.ts';
import { partAt } from '../partAt.ts';
import { unitLineAt, unitPlace } from './unitLine.ts';

/** The form of a value that somebody is writing. */
export interface Signature {
  /** `OnCalendar=DOW YYYY-MM-DD HH:MM:SS`. */
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  /** Where each part stands in the label, and what it is. */
  readonly parts: readonly SignaturePart[];
  /** The part that the cursor is in, where that can be told. */
  readonly active: number | undefined;
}

export interface SignaturePart extends Range {
  readonly text: string;
}

/** How the value is written of the key of a unit file that the cursor stands behind; undefined where any text will do. */
export function unitSignature(analysis: Analysis, offset: number): Signature | undefined {
  const part = partAt(analysis, offset);
  if (!part || analysis.document.declined || part.resolution.predecessorAt) return undefined;
  const line = unitLineAt(part, analysis.document, offset);
  if (!line) return undefined;
  const { section } = unitPlace(line);
  const [, key = '', written = ''] = /^\s*([A-Za-z][\w-]*)\s*=(.*)$/u.exec(line.head) ?? [];
  const facts = section === undefined ? undefined : unitKeyFacts(line.kind, section, key);
  if (!facts?.form) return undefined;
  const { form } = facts;
  const opening = `${key}=`;
  return {
    label: `${opening}${form.form}`,
    documentation: facts.example === undefined ? form.text : `${form.text}\n\nExample: \`${opening}${facts.example}\``,
    parts: partsOf(form, opening.length),
    active: activePart(form, written, line.tail),
  };
}

function partsOf({ form, parts = {} }: UnitSyntax, from: number): readonly SignaturePart[] {
  let at = 0;
  return Object.entries(parts).flatMap(([name, text]) => {
    const start = form.indexOf(name, at);
    if (start < 0) return [];
    at = start + name.length;
    return { start: from + start, end: from + at, text };
  });
}

/** By the shape of the word, else counted by what parts the value; behind the last part everything belongs to it. */
function activePart(
  { separator, parts = {}, shapes = {} }: UnitSyntax,
  written: string,
  tail: string,
): number | undefined {
  const names = Object.keys(parts);
  if (separator === undefined || names.length === 0) return undefined;
  const pieces = separator === ' ' ? written.trimStart().split(/\s+/u) : written.split(separator);
  const byShape = (piece: string): number =>
    names.findIndex((name) => shapes[name] !== undefined && new RegExp(shapes[name], 'u').test(piece));
  const own = byShape((pieces.at(-1) ?? '') + (/^\S*/u.exec(tail)?.[0] ?? ''));
  if (own >= 0) return own;
  // A part stands behind the one that the word in front is, which need not be the first.
  const before = pieces.length > 1 ? byShape(pieces.at(-2) ?? '') : -1;
  return Math.min(before < 0 ? pieces.length - 1 : before + 1, names.length - 1);
}

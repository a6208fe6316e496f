import type { PartAnalysis } from '../../analysis.ts';
import { ownValue } from '../../base/ownValue.ts';
import { cursorAt } from '../../document/cursor/cursorAt.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { UnitKind } from '../../embedded/systemd/unitKind.ts';
import { unitNameUnescape } from '../../embedded/unitNameUnescape.ts';
import { unitWords } from '../../generated/unitTexts.ts';
import type { UnitSkeleton } from '../../shape/unitTexts.ts';
import { layoutOf } from '../layout/layout.ts';
import { unitKindAt } from '../units/unitAt.ts';
import type { UnitLine } from '../units/unitLine.ts';
import type { UnitItem } from './unitItem.ts';

/** Whole units for a text that is still empty, by the ending of the unit's name; of a drop-in nobody can say what it changes. */
export function skeletonItems(
  part: PartAnalysis,
  document: TextDocument,
  offset: number,
  line?: UnitLine,
): readonly UnitItem[] {
  const site = line ? siteInText(line) : siteBehindKey(part, document, offset);
  if (!site || site.kind.isDropin) return [];
  const folder = programFolder(part);
  return (ownValue(unitWords.skeletons, site.kind.type) ?? []).map((skeleton, index) => ({
    label: skeleton.label,
    kind: 'snippet',
    detail: skeleton.detail,
    documentation: `\`\`\`ini\n${linesOf(skeleton, site.kind, folder)
      .join('\n')
      .replaceAll(/\$\{\d:([^}]*)\}/gu, '$1')}\n\`\`\``,
    insertText: `${site.opening}${joined(linesOf(skeleton, site.kind, folder), site.newline)}${site.closing}`,
    insertFormat: 'snippet',
    replace: { start: offset - site.before, end: offset },
    sortText: `0${String(index).padStart(3, '0')}`,
  }));
}

/** Where the lines of a unit are put. */
interface Site {
  readonly kind: UnitKind;
  readonly opening: string;
  readonly newline: string;
  readonly closing: string;
  readonly before: number;
}

function siteInText({ kind, head, newline, reserved }: UnitLine): Site | undefined {
  if (newline === '') return undefined;
  // A backslash in the notation of snippets takes two.
  const own = reserved ? newline.replaceAll('\\', '\\\\') : newline;
  return { kind, opening: '', newline: own, closing: reserved ? own : '', before: reserved ? 0 : head.length };
}

/** Behind the colon of a key whose value is a unit, and still missing. */
function siteBehindKey(part: PartAnalysis, document: TextDocument, offset: number): Site | undefined {
  const cursor = cursorAt(document, offset);
  if (cursor.kind !== 'value' || cursor.style !== 'block' || document.syntax === 'json') return undefined;
  const { text } = document;
  if (cursor.replace.start !== cursor.replace.end || cursor.quote !== '' || cursor.prefix !== '') return undefined;
  if (!/^[ \t]*(?:\r|\n|$)/u.test(text.slice(offset)) || !/:[ \t]*$/u.test(text.slice(0, offset))) return undefined;
  const kind = unitKindAt(part, cursor.path.slice(part.path.length));
  if (!kind) return undefined;
  const gap = /:$/u.test(text.slice(0, offset)) ? ' ' : '';
  const newline = `\n${' '.repeat(cursor.column + layoutOf(part.part.root, document).step)}`;
  return { kind, opening: `${gap}|${newline}`, newline, closing: '', before: 0 };
}

/** A blank line gets no indentation. */
function joined([first = '', ...rest]: readonly string[], newline: string): string {
  const bare = newline.replace(/ +$/u, '');
  return first + rest.map((line) => (line === '' ? bare : newline + line)).join('');
}

/** Where the file's system has programs of one's own. */
function programFolder({ target }: PartAnalysis): string {
  const [system = ''] = target.row?.os ?? [];
  return ownValue(unitWords.programs, system) ?? unitWords.programs[''] ?? '';
}

function linesOf({ lines }: UnitSkeleton, { name, type }: UnitKind, folder: string): readonly string[] {
  const path = unitNameUnescape(name.slice(0, -type.length - 1));
  return lines.map((line) =>
    line.replace('{bin}', folder).replace('{path}', () => path.replaceAll(/[\\$}]/gu, '\\$&')),
  );
}

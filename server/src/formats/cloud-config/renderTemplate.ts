import type { Range } from '../../base/text.ts';
import { lastNotBehind } from '../../document/locate.ts';
import { shiftRange } from '../../document/shiftProblem.ts';
import {
  type MissingVariable,
  type Rendered,
  type RenderedPiece,
  renderJinja,
} from '../../embedded/jinja/renderJinja.ts';
import type { InstanceData } from './instanceData.ts';

export type RenderedTemplate =
  | (Extract<Rendered, { readonly kind: 'rendered' }> & { readonly sourceOf: (range: Range) => Range })
  | Exclude<Rendered, { readonly kind: 'rendered' }>;

/**
 * What cloud-init makes of a text below `## template: jinja`, without that line (`render_string` of cloudinit/templater.py).
 * Places are those of the text.
 */
export function renderTemplate(text: string, data: InstanceData): RenderedTemplate {
  const first = text.indexOf('\n');
  const top = first < 0 ? text : text.slice(0, first);
  if (!/^##\s*template:\s*jinja\s*$/iu.test(top)) {
    const range = { start: 0, end: top.length };
    return { kind: 'failed', range, why: 'the line `## template: jinja` has to be the very first one' };
  }
  const from = first < 0 ? text.length : first + 1;
  const rendered = renderJinja(text.slice(from), (name) => data.get(name));
  if (rendered.kind !== 'rendered') return { ...rendered, range: shiftRange(rendered.range, from) };
  const ending = text.endsWith('\n') && from < text.length ? '\n' : '';
  const pieces = rendered.pieces.map((piece) => ({ ...piece, source: shiftRange(piece.source, from) }));
  return {
    ...rendered,
    text: rendered.text + ending,
    pieces,
    asked: rendered.asked.map((each) => ({ ...each, range: shiftRange(each.range, from) })),
    missing: rendered.missing.map((each): MissingVariable => ({ ...each, range: shiftRange(each.range, from) })),
    sourceOf: (range) => sourceOf(range, pieces),
  };
}

function sourceOf({ start, end }: Range, pieces: readonly RenderedPiece[]): Range {
  const from = placeOf(start, pieces, 'start');
  return { start: from, end: Math.max(from, placeOf(end, pieces, 'end')) };
}

/** Where a place of the result stands in the template; of a tag its beginning or its end. */
function placeOf(offset: number, pieces: readonly RenderedPiece[], side: 'start' | 'end'): number {
  const inside = side === 'start' ? offset : Math.max(0, offset - 1);
  const piece = pieces[lastNotBehind(pieces.length, inside, (index) => pieces[index]?.output.start ?? 0)];
  if (!piece) return pieces.at(-1)?.source.end ?? 0;
  const { output, source, isTag } = piece;
  if (isTag) return source[side];
  return Math.min(source.end, source.start + Math.max(0, offset - output.start));
}

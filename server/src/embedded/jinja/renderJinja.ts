import type { Range } from '../../base/text.ts';
import { evaluateJinja, isTrue } from './evaluateJinja.ts';
import { JinjaFault } from './jinjaFault.ts';
import { itemsOf } from './jinjaFilters.ts';
import type { JinjaExpression, JinjaStatement } from './jinjaTree.ts';
import { isKind, type JinjaDict, type JinjaValue, printed } from './jinjaValue.ts';
import { parseJinja } from './parseJinja.ts';

export type Rendered =
  | {
      readonly kind: 'rendered';
      readonly text: string;
      readonly pieces: readonly RenderedPiece[];
      readonly missing: readonly MissingVariable[];
      readonly asked: readonly AskedPlace[];
    }
  /** `syntax`: Jinja reads no further. `failed`: it stops while it renders. `unknown`: only we do not know what comes out. */
  | { readonly kind: JinjaFault['kind']; readonly range: Range; readonly why: string };

/** A stretch of the result and where it came from: the same text, or a tag. */
export interface RenderedPiece {
  readonly output: Range;
  readonly source: Range;
  readonly isTag: boolean;
}

export interface MissingVariable {
  readonly name: string;
  readonly range: Range;
}

/** A tag that what was given decides. */
export interface AskedPlace {
  readonly range: Range;
  /** What it writes; absent for a condition and the like. */
  readonly text?: string;
}

/**
 * What Jinja 3.1 makes of a template with `trim_blocks`, whose line breaks it makes line feeds of, and of which it leaves out the
 * last one.
 *
 * @param ask is told every name that a template asks for, and says what it stands for
 */
export function renderJinja(text: string, ask: (name: string) => JinjaValue | undefined): Rendered {
  const { statements, mistake } = parseJinja(text);
  if (mistake) return mistake;
  const page: Page = { text, pieces: [], output: [], length: 0, missing: [], asked: [], isAsked: false };
  try {
    renderAll(statements, { page, names: [new Map()], ask });
  } catch (fault) {
    if (!(fault instanceof JinjaFault)) throw fault;
    return { kind: fault.kind, range: fault.range, why: fault.message };
  }
  return {
    kind: 'rendered',
    text: page.output.join(''),
    pieces: page.pieces,
    missing: page.missing,
    asked: page.asked,
  };
}

interface Page {
  readonly text: string;
  readonly pieces: RenderedPiece[];
  readonly output: string[];
  length: number;
  readonly missing: MissingVariable[];
  readonly asked: AskedPlace[];
  /** Whether anything was asked for since the last tag. */
  isAsked: boolean;
}

interface Frame {
  readonly page: Page;
  /** What is set, the innermost last. */
  readonly names: readonly Map<string, JinjaValue>[];
  readonly ask: (name: string) => JinjaValue | undefined;
}

/** More comes out of loops in loops only. */
const longest = 2 * 1024 * 1024;

function put({ page }: Frame, text: string, source: Range, isTag: boolean): void {
  if (text === '') return;
  if (page.length + text.length > longest)
    throw new JinjaFault('unknown', source, 'what comes out is longer than 2 MB');
  page.pieces.push({ output: { start: page.length, end: page.length + text.length }, source, isTag });
  page.output.push(text);
  page.length += text.length;
}

/** What an expression of a tag comes to. */
function evaluate(expression: JinjaExpression, frame: Frame): JinjaValue {
  const { names, ask, page } = frame;
  return evaluateJinja(expression, (name) => {
    const own = names.findLast((each) => each.has(name))?.get(name);
    if (own !== undefined) return own;
    const given = ask(name);
    if (given !== undefined) page.isAsked = true;
    return given;
  });
}

/** Notes a tag that what was given decides. */
function note({ page }: Frame, { start, end }: Range, text?: string): void {
  if (page.isAsked) page.asked.push({ range: { start, end }, ...(text === undefined ? {} : { text }) });
  page.isAsked = false;
}

function renderAll(statements: readonly JinjaStatement[], frame: Frame): void {
  for (const statement of statements) render(statement, frame);
}

function render(statement: JinjaStatement, frame: Frame): void {
  switch (statement.kind) {
    case 'data': {
      const { text } = frame.page;
      // The last line break of the template is none of its content.
      const end = statement.end === text.length ? text.replace(/(?:\r\n|\n|\r)$/u, '').length : statement.end;
      if (end <= statement.start) return;
      // Line by line, because a line break may be shorter in the result.
      for (const { index, 0: line } of text.slice(statement.start, end).matchAll(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+/gu)) {
        const start = statement.start + index;
        put(frame, line.replace(/\r\n?$/u, '\n'), { start, end: start + line.length }, false);
      }
      return;
    }
    case 'print': {
      const value = evaluate(statement.value, frame);
      const text = printed(value);
      if (text === undefined) throw new JinjaFault('unknown', statement, 'how this is printed is not known here');
      if (isKind(value, 'undefined')) frame.page.missing.push({ name: value.name, range: statement });
      put(frame, text, statement, true);
      note(frame, statement, text);
      return;
    }
    case 'if': {
      const branch = statement.branches.find(({ condition }) => {
        const holds = isTrue(evaluate(condition, frame), condition);
        note(frame, condition);
        return holds;
      });
      renderAll(branch ? branch.body : statement.other, frame);
      return;
    }
    case 'for':
      renderLoop(statement, frame);
      return;
    case 'set':
      frame.names.at(-1)?.set(statement.name, evaluate(statement.value, frame));
      note(frame, statement.value);
  }
}

function renderLoop(loop: Extract<JinjaStatement, { readonly kind: 'for' }>, frame: Frame): void {
  const all = itemsOf(evaluate(loop.list, frame), loop.list);
  note(frame, loop.list);
  const rounds = all.flatMap((item): readonly Map<string, JinjaValue>[] => {
    const names = namesFor(loop, item);
    if (!loop.condition) return [names];
    const own = { ...frame, names: [...frame.names, names] };
    return isTrue(evaluate(loop.condition, own), loop.condition) ? [names] : [];
  });
  if (rounds.length === 0) renderAll(loop.other, frame);
  for (const [index, names] of rounds.entries()) {
    names.set('loop', loopAt(index, rounds.length));
    renderAll(loop.body, { ...frame, names: [...frame.names, names] });
  }
}

function namesFor(
  { targets, list }: Extract<JinjaStatement, { readonly kind: 'for' }>,
  item: JinjaValue,
): Map<string, JinjaValue> {
  const [first = '', ...more] = targets;
  if (more.length === 0) return new Map([[first, item]]);
  const items = itemsOf(item, list);
  if (items.length !== targets.length)
    throw new JinjaFault('failed', list, `an item of it is not made of ${targets.length}`);
  return new Map(targets.map((name, index) => [name, items[index] ?? null]));
}

function loopAt(index: number, length: number): JinjaDict {
  const members = new Map<string, JinjaValue>([
    ['index', BigInt(index + 1)],
    ['index0', BigInt(index)],
    ['revindex', BigInt(length - index)],
    ['revindex0', BigInt(length - index - 1)],
    ['first', index === 0],
    ['last', index === length - 1],
    ['length', BigInt(length)],
  ]);
  return { kind: 'dict', members, isLoop: true };
}

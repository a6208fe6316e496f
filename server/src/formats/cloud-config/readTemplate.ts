import type { Range } from '../../base/text.ts';
import { shiftRange } from '../../document/shiftProblem.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { JinjaTemplate } from '../../embedded/jinja/parseJinja.ts';
import { parseJinja } from '../../embedded/jinja/parseJinja.ts';
import { readHeader } from '../userData/header.ts';

/** A text of a document below the line that makes it a template. */
export interface TemplateText {
  readonly text: string;
  /** Where it begins in the document. */
  readonly start: number;
  readonly template: JinjaTemplate;
  /** In the document, of a place in the text. */
  readonly placeOf: (range: Range) => Range;
}

const known = new WeakMap<TextDocument, Map<number, TemplateText | undefined>>();

/** The template that a document of the stream is; undefined where its header does not say so. */
export function readTemplate(document: TextDocument, index: number): TemplateText | undefined {
  const templates = known.get(document) ?? new Map<number, TemplateText | undefined>();
  known.set(document, templates);
  if (!templates.has(index)) templates.set(index, readOnce(document, index));
  return templates.get(index);
}

function readOnce(document: TextDocument, index: number): TemplateText | undefined {
  const { stretch } = document.parts[index] ?? {};
  const whole = stretch ? document.text.slice(stretch.start, stretch.end) : document.text;
  const header = readHeader(whole);
  if (header.kind !== 'cloud-config' || !header.isTemplate) return undefined;
  const first = whole.indexOf('\n', whole.search(/\S/u)) + 1;
  const start = (stretch?.start ?? 0) + first;
  const text = whole.slice(first);
  return { text, start, template: parseJinja(text), placeOf: (range) => shiftRange(range, start) };
}

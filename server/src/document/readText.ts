import { lineStartsOf } from '../base/text.ts';
import { maskTemplates, type TemplateKind } from './mask.ts';
import { readTemplate } from './readTemplate.ts';
import { commentsOf } from './readYaml.ts';
import type { Syntax, TextDocument } from './textDocument.ts';

/** Longer texts are not read. In UTF-16 units. */
export const longestText = 2 * 1024 * 1024;

export interface ReadOptions {
  /** Which template language the file is written in, where its name says so (`templateOfName`); `auto` looks at the text. */
  readonly template?: TemplateKind | 'none' | 'auto';
}

/**
 * Reads a text into parts, nodes and syntax problems. It never fails: what cannot be read as a whole is `declined`, what
 * cannot be read in places is damaged there.
 */
export function readText(text: string, syntax: Syntax, options: ReadOptions = {}): TextDocument {
  const document = read(text, syntax, options);
  givenOptions.set(document, options);
  return document;
}

/** How a document was read, so that it is read again in the same way. */
export const givenOptions = new WeakMap<TextDocument, ReadOptions>();

function read(text: string, syntax: Syntax, options: ReadOptions): TextDocument {
  const declined = reasonToDecline(text);
  if (declined) return { text, syntax, lineStarts: [0], parts: [], comments: [], masks: [], declined };
  const lineStarts = lineStartsOf(text);
  const masked = maskTemplates(text, syntax, options.template ?? 'auto');
  const { parts, comments } = readTemplate(text, syntax, masked);
  return { text, syntax, lineStarts, parts, comments: commentsOf(text, lineStarts, comments), masks: masked.masks };
}

function reasonToDecline(text: string): TextDocument['declined'] {
  if (text.length > longestText) return 'too-large';
  if (text.includes('\0')) return 'binary';
  return isMostlyControls(text.slice(0, 4096)) ? 'binary' : undefined;
}

/** Whether a text is no text: a tenth of it, and more than a few, are control or replacement characters. */
function isMostlyControls(sample: string): boolean {
  let count = 0;
  for (let offset = 0; offset < sample.length; offset++) {
    const code = sample.charCodeAt(offset);
    const isSpace = code === 0x09 || code === 0x0a || code === 0x0d || code === 0x0c;
    if ((code < 0x20 && !isSpace) || code === 0x7f || code === 0xfffd) count++;
  }
  return count > 8 && count * 10 > sample.length;
}

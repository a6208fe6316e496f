import type { Range } from '../../base/text.ts';
import { shiftRange } from '../../document/shiftProblem.ts';

/**
 * How a text begins, by the rules of cloud-init (`type_from_starts_with` of cloudinit/handlers/__init__.py): upper case,
 * blanks and blank lines before the header are no mistakes, and what follows it on its line is not looked at.
 */
export type Header =
  | { readonly kind: 'cloud-config'; readonly isTemplate: boolean; readonly range: Range }
  /** Another kind of user data, which is none of ours: a script, a list of addresses, an archive. */
  | { readonly kind: 'other' }
  /** Meant to be the header, but not read as one. */
  | { readonly kind: 'near-miss'; readonly why: NearMiss; readonly range: Range }
  | { readonly kind: 'none' };

export type NearMiss = 'byte-order-mark' | 'spelling' | 'not-first' | 'template-spelling';

const others = [
  '#cloud-config-archive',
  '#cloud-config-jsonp',
  '#cloud-boothook',
  '#include',
  '#part-handler',
  '#!',
  '#upstart-job',
  'content-type:',
  'mime-version:',
];
const template = '## template: jinja';

/** Whether somebody types the header: nothing stands there but its beginning. */
export function isBegun(text: string): boolean {
  return '#cloud-config'.startsWith(text.trim().toLowerCase());
}

export function readHeader(text: string): Header {
  const start = offsetOfContent(text, 0);
  const lower = text.slice(start, start + 100).toLowerCase();
  if (lower === '') return { kind: 'none' };
  // In a MIME message the header may stand behind others.
  if (others.some((other) => lower.startsWith(other)) || /^mime-version:/imu.test(text.slice(0, 4096))) {
    return { kind: 'other' };
  }
  if (lower.startsWith(template)) return behindTemplate(text, start);
  if (lower.startsWith('#cloud-config'))
    return { kind: 'cloud-config', isTemplate: false, range: lineFrom(text, start) };
  return nearMiss(text, start);
}

/** Under the header of a template stands the real one. */
function behindTemplate(text: string, start: number): Header {
  const line = lineFrom(text, start);
  const next = offsetOfContent(text, line.end);
  const inner = readHeader(text.slice(next));
  // Whatever begins like it is handed to the renderer, which knows but this one name.
  const isNamed = text.slice(line.start, line.end).trimEnd().toLowerCase() === template;
  if (!isNamed && inner.kind === 'cloud-config' && !inner.isTemplate)
    return { kind: 'near-miss', why: 'template-spelling', range: line };
  if (inner.kind !== 'cloud-config' || inner.isTemplate)
    return inner.kind === 'near-miss' ? shifted(inner, next) : inner;
  return { kind: 'cloud-config', isTemplate: true, range: shiftRange(inner.range, next) };
}

function nearMiss(text: string, start: number): Header {
  if (text.startsWith('\uFEFF')) {
    const inner = readHeader(text.slice(1));
    if (inner.kind !== 'cloud-config') return inner.kind === 'near-miss' ? shifted(inner, 1) : inner;
    return { kind: 'near-miss', why: 'byte-order-mark', range: { start: 0, end: inner.range.end + 1 } };
  }
  const line = lineFrom(text, start);
  const written = text.slice(line.start, line.end);
  if (/^#{1,2}[ \t]*template[ \t]*:[ \t]*jinja2?\s*$/iu.test(written)) {
    const inner = readHeader(text.slice(line.end));
    if (inner.kind === 'cloud-config') return { kind: 'near-miss', why: 'template-spelling', range: line };
  }
  if (misspelt.test(written)) return { kind: 'near-miss', why: 'spelling', range: line };
  return laterHeader(text, start);
}

/** `# cloud-config`, `#cloud-init`, `#cloud_config`, `#cloudconfig`, `##cloud-config`. */
const misspelt = /^#+[ \t]*cloud[-_ ]?(?:config|init)[ \t]*$/iu;

/** The header below comments, blank lines or the mark of a document. */
function laterHeader(text: string, start: number): Header {
  for (let at = start; at < text.length; ) {
    const line = lineFrom(text, at);
    const written = text.slice(line.start, line.end);
    if (/^#cloud-config[ \t]*$/iu.test(written)) return { kind: 'near-miss', why: 'not-first', range: line };
    if (!/^(?:#.*|---.*|%YAML.*)$/u.test(written)) return { kind: 'none' };
    at = offsetOfContent(text, line.end);
  }
  return { kind: 'none' };
}

function shifted(header: Header & { kind: 'near-miss' }, by: number): Header {
  return { ...header, range: shiftRange(header.range, by) };
}

/** Where the blanks end; a byte order mark is none of those that Python strips. */
function offsetOfContent(text: string, from: number): number {
  const blanks = /[^\s]|\uFEFF/gu;
  blanks.lastIndex = from;
  return blanks.exec(text)?.index ?? text.length;
}

function lineFrom(text: string, start: number): Range {
  const end = /[\r\n]/u.exec(text.slice(start))?.index;
  const line = text.slice(start, end === undefined ? text.length : start + end);
  return { start, end: start + line.trimEnd().length };
}

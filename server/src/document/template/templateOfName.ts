import type { TemplateKind } from './mask.ts';

/** The endings of templates; `auto` for those that several languages use. */
const kindOfEnding: Readonly<Record<string, TemplateKind | 'auto'>> = {
  tftpl: 'terraform',
  j2: 'jinja',
  jinja: 'jinja',
  jinja2: 'jinja',
  tmpl: 'go',
  tpl: 'go',
  gotmpl: 'go',
  erb: 'erb',
  epp: 'erb',
  template: 'auto',
};

/** The template language that a file's name speaks of (`node.bu.j2`); the text is to be looked at where it speaks of none. */
export function templateOfName(fileName: string): TemplateKind | 'auto' {
  return kindOfEnding[endingOf(fileName)] ?? 'auto';
}

/** The name of what a template is rendered to: `node.bu` for `node.bu.j2`; of other files their own. */
export function nameWithoutTemplate(fileName: string): string {
  const ending = endingOf(fileName);
  return Object.hasOwn(kindOfEnding, ending) ? fileName.slice(0, -ending.length - 1) : fileName;
}

function endingOf(fileName: string): string {
  return /\.(?<ending>[^.]+)$/u.exec(fileName)?.groups?.ending?.toLowerCase() ?? '';
}

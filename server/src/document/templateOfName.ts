import type { TemplateKind } from './mask.ts';

const kindOfEnding: Readonly<Record<string, TemplateKind>> = {
  tftpl: 'terraform',
  j2: 'jinja',
  jinja: 'jinja',
  jinja2: 'jinja',
  tmpl: 'go',
  tpl: 'go',
  gotmpl: 'go',
};

/** The template language that a file's name speaks of (`node.bu.j2`); the text is to be looked at where it speaks of none. */
export function templateOfName(fileName: string): TemplateKind | 'auto' {
  const ending = /\.(?<ending>[^.]+)$/u.exec(fileName)?.groups?.ending ?? '';
  return kindOfEnding[ending.toLowerCase()] ?? 'auto';
}

/** A kind of text that cloud-init takes as user data, or as an entry of a message. */
export interface UserDataKind {
  /** As entries name it. */
  readonly type: string;
  readonly format: string;
  /** The kind of the format, where it has several. */
  readonly kind?: string;
  /** How such a text begins, in lower case; absent for what only its type says. */
  readonly prefix?: string;
}

/**
 * The kinds of cloudinit/handlers/__init__.py (`INCLUSION_TYPES_MAP`) but templates, under whose line one of the others
 * stands; a prefix before those that begin it.
 */
export const userDataKinds: readonly UserDataKind[] = [
  { type: 'text/cloud-config-archive', format: 'cloud-config-archive', prefix: '#cloud-config-archive' },
  { type: 'text/cloud-config-jsonp', format: 'cloud-config-jsonp', prefix: '#cloud-config-jsonp' },
  { type: 'text/cloud-boothook', format: 'cloud-boothook', prefix: '#cloud-boothook' },
  { type: 'text/cloud-config', format: 'cloud-config', prefix: '#cloud-config' },
  { type: 'text/x-include-once-url', format: 'cloud-include', prefix: '#include-once' },
  { type: 'text/part-handler', format: 'part-handler', prefix: '#part-handler' },
  { type: 'text/x-include-url', format: 'cloud-include', prefix: '#include' },
  { type: 'text/x-shellscript', format: 'user-script', prefix: '#!' },
  { type: 'text/x-shellscript-per-boot', format: 'user-script', kind: 'per-boot' },
  { type: 'text/x-shellscript-per-instance', format: 'user-script', kind: 'per-instance' },
  { type: 'text/x-shellscript-per-once', format: 'user-script', kind: 'per-once' },
];

export const templateType = 'text/jinja2';

const templateLine = '## template: jinja';

/** The types of which cloud-init looks at the content all the same. */
export const sniffedTypes: readonly string[] = ['text/plain', 'text/x-not-multipart', 'text/x-shellscript'];

export function kindOfType(type: string): UserDataKind | undefined {
  return userDataKinds.find((kind) => kind.type === type);
}

/** What a text says itself that it is: letters of either case and blanks before its first line are no mistakes. */
export function kindOfText(text: string): UserDataKind | undefined {
  const [, blanks = ''] = /^([^\S\uFEFF]*)/u.exec(text) ?? [];
  const lower = text.slice(blanks.length, blanks.length + 100).toLowerCase();
  if (!lower.startsWith(templateLine)) return userDataKinds.find(({ prefix }) => prefix && lower.startsWith(prefix));
  const inner = kindOfText(text.slice(endOfLine(text, blanks.length)));
  // Nothing else is rendered (cloudinit/handlers/jinja_template.py).
  return inner && ['cloud-config', 'user-script', 'cloud-boothook'].includes(inner.format) ? inner : undefined;
}

/** What a text says that is a template; undefined for one that does not say so. */
export function kindOfTemplate(text: string): UserDataKind | undefined {
  return text.trimStart().toLowerCase().startsWith(templateLine) ? kindOfText(text) : undefined;
}

/** Where the first line of a text ends that is not blank. */
export function headerEnd(text: string): number {
  return endOfLine(text, Math.max(0, text.search(/[^\s]|\uFEFF/u)));
}

function endOfLine(text: string, from: number): number {
  const found = /[\r\n]/u.exec(text.slice(from))?.index;
  return found === undefined ? text.length : from + found;
}

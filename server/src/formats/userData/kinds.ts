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

/** The types of which cloud-init unpacks the content (`DECOMP_TYPES` of cloudinit/user_data.py). */
export const packedTypes: readonly string[] = [
  'application/gzip',
  'application/gzip-compressed',
  'application/gzipped',
  'application/x-compress',
  'application/x-compressed',
  'application/x-gunzip',
  'application/x-gzip',
  'application/x-gzip-compressed',
];

export function kindOfType(type: string): UserDataKind | undefined {
  return userDataKinds.find((kind) => kind.type === type);
}

/**
 * What cloud-init takes a text for by its beginning (`type_from_starts_with`): letters of either case and blanks before its
 * first line are no mistakes. Undefined where that says nothing.
 */
export function typeByContent(text: string): string | undefined {
  const start = contentStart(text);
  const beginning = text.slice(start, start + 100).toLowerCase();
  if (beginning.startsWith(templateLine)) return templateType;
  // What only its type says may begin with the very type.
  return userDataKinds.find(({ prefix, type }) => beginning.startsWith(prefix ?? type))?.type;
}

/** The kind of a text of a type: of a template that of what is rendered. Undefined for what cloud-init does nothing with. */
export function kindOfTyped(type: string, text: string): UserDataKind | undefined {
  if (type !== templateType) return kindOfType(type);
  if (typeByContent(text) !== templateType) return undefined;
  const inner = kindOfText(text.slice(headerEnd(text)));
  // Nothing else is rendered (cloudinit/handlers/jinja_template.py).
  return inner && ['cloud-config', 'user-script', 'cloud-boothook'].includes(inner.format) ? inner : undefined;
}

/** What a text says itself that it is. */
export function kindOfText(text: string): UserDataKind | undefined {
  const type = typeByContent(text);
  return type === undefined ? undefined : kindOfTyped(type, text);
}

/** Where the first line of a text ends that is not blank. */
export function headerEnd(text: string): number {
  const start = contentStart(text);
  const found = /[\r\n]/u.exec(text.slice(start))?.index;
  return found === undefined ? text.length : start + found;
}

/** A byte order mark is none of the blanks that Python strips. */
function contentStart(text: string): number {
  return Math.max(0, text.search(/[^\s]|\uFEFF/u));
}

import { userDataFacts } from '../../generated/userDataFacts.ts';
import type { UserDataText } from '../../shape/userDataFacts.ts';

/** A kind of text that cloud-init takes as user data, or as an entry of a message. */
export type UserDataKind = UserDataText;

export function kindOfType(type: string): UserDataKind | undefined {
  return userDataFacts.texts.find((kind) => kind.type === type);
}

/**
 * What cloud-init takes a text for by its beginning (`type_from_starts_with`): letters of either case and blanks before its
 * first line are no mistakes. Undefined where that says nothing.
 */
export function typeByContent(text: string): string | undefined {
  const start = contentStart(text);
  const beginning = text.slice(start, start + 100).toLowerCase();
  const { template, texts } = userDataFacts;
  if (beginning.startsWith(template.begins)) return template.type;
  // What only its type says may begin with the very type.
  return texts.find(({ begins, type }) => beginning.startsWith(begins ?? type))?.type;
}

/** The kind of a text of a type: of a template that of what is rendered. Undefined for what cloud-init does nothing with. */
export function kindOfTyped(type: string, text: string): UserDataKind | undefined {
  const { template } = userDataFacts;
  if (type !== template.type) return kindOfType(type);
  if (typeByContent(text) !== template.type) return undefined;
  const inner = kindOfText(text.slice(headerEnd(text)));
  // Nothing else is rendered (cloudinit/handlers/jinja_template.py).
  return inner?.rendered ? inner : undefined;
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

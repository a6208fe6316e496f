import { keyText } from '../locate.ts';
import type { Node } from '../node.ts';
import type { Part, TextDocument } from '../textDocument.ts';

/**
 * Whether two texts hold the same nodes, comments, templates and mistakes, wherever these stand. What holds texts of their own
 * is not compared: only they are laid out.
 */
export function saysTheSame(before: TextDocument, after: TextDocument): boolean {
  const isAround = ({ stretch }: Part): boolean => !stretch && before.parts.some((part) => part.stretch);
  return (
    before.declined === after.declined &&
    areSame(before.parts, after.parts, (a, b) => isAround(a) || isSamePart(a, b)) &&
    areSame(before.comments, after.comments, (a, b) => a.text === b.text) &&
    areSame(before.masks, after.masks, (a, b) => sourceOf(before, a) === sourceOf(after, b))
  );
}

function isSamePart(before: Part, after: Part): boolean {
  return isSameNode(before.root, after.root) && areSame(before.problems, after.problems, (a, b) => a.code === b.code);
}

function isSameNode(before: Node | undefined, after: Node | undefined): boolean {
  if (!before || !after) return before === after;
  if (before.tag !== after.tag || before.anchor !== after.anchor) return false;
  switch (before.kind) {
    case 'map':
      return (
        after.kind === 'map' &&
        before.style === after.style &&
        areSame(
          before.pairs,
          after.pairs,
          (a, b) =>
            keyText(a) === keyText(b) &&
            a.branch === b.branch &&
            isSameNode(a.key, b.key) &&
            isSameNode(a.value, b.value),
        )
      );
    case 'seq':
      return after.kind === 'seq' && before.style === after.style && areSame(before.items, after.items, isSameNode);
    case 'scalar':
      return (
        after.kind === 'scalar' &&
        before.style === after.style &&
        before.masked === after.masked &&
        before.text === after.text
      );
    case 'alias':
      return after.kind === 'alias' && before.name === after.name;
    case 'damaged':
      return after.kind === 'damaged' && before.text === after.text;
  }
}

function areSame<T>(before: readonly T[], after: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return before.length === after.length && before.every((each, index) => isSame(each, after[index] as T));
}

function sourceOf({ text }: TextDocument, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}

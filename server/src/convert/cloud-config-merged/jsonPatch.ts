import {
  keyId,
  type PyDict,
  type PyList,
  type PyScalar,
  type PyValue,
  pyText,
  textOf,
} from '../../formats/pyYaml/pyValue.ts';
import { samePyValue } from '../../formats/pyYaml/samePyValue.ts';

/** What becomes of a value, or why the whole patch counts for nothing. */
export type Patched =
  | { readonly kind: 'value'; readonly value: PyValue }
  | { readonly kind: 'refused'; readonly why: string; readonly at: PyValue };

/**
 * A JSON patch (RFC 6902) as Python's `jsonpatch` applies it.
 *
 * @param patch the list of operations
 */
export function applyPatch(patch: PyValue, before: PyValue): Patched {
  if (patch.kind !== 'list') return { kind: 'refused', why: 'a patch is a list of operations', at: patch };
  const wrong = patch.items.find(
    (each) => each.kind !== 'dict' || !operations.includes(textOf(memberNamed(each, 'op')) ?? ''),
  );
  if (wrong)
    return { kind: 'refused', why: `an operation needs an \`op\`, one of ${operations.join(', ')}`, at: wrong };
  let value = before;
  for (const operation of patch.items) {
    const made = operation.kind === 'dict' ? apply(operation, value) : 'it is no mapping';
    if (typeof made === 'string') return { kind: 'refused', why: made, at: operation };
    value = made;
  }
  return { kind: 'value', value };
}

const operations = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

/** A text says why not. */
type Outcome = PyValue | string;

function memberNamed(dict: PyDict, name: string): PyValue | undefined {
  return dict.members.get(`string ${name}`)?.value;
}

function apply(operation: PyDict, root: PyValue): Outcome {
  const path = pointerOf(memberNamed(operation, 'path'), 'path');
  if (typeof path === 'string') return path;
  const value = memberNamed(operation, 'value');
  switch (textOf(memberNamed(operation, 'op'))) {
    case 'remove':
      return remove(root, path);
    case 'add':
      return value ? add(root, path, value) : 'it has no `value`';
    case 'replace':
      return value ? replace(root, path, value) : 'it has no `value`';
    case 'test': {
      const found = valueAt(root, path);
      if (typeof found === 'string') return found;
      if (!value) return 'it has no `value`';
      return samePyValue(found, value) ? root : 'the value is another one';
    }
    default:
      return moveOrCopy(operation, root, path);
  }
}

function moveOrCopy(operation: PyDict, root: PyValue, path: readonly string[]): Outcome {
  const from = pointerOf(memberNamed(operation, 'from'), 'from');
  if (typeof from === 'string') return from;
  if (from.length === 0) return '`from` cannot be the whole';
  const found = valueAt(root, from);
  if (typeof found === 'string') return found;
  if (textOf(memberNamed(operation, 'op')) === 'copy') return add(root, path, found);
  const isWithin = from.every((part, index) => path[index] === part);
  if (isWithin && path.length === from.length) return root;
  const holder = valueAt(root, from.slice(0, -1));
  if (isWithin && typeof holder !== 'string' && holder.kind === 'dict') return 'nothing can be moved into itself';
  const without = remove(root, from);
  return typeof without === 'string' ? without : add(without, path, found);
}

/** The steps of a JSON pointer; a text says what is wrong. */
function pointerOf(said: PyValue | undefined, name: string): readonly string[] | string {
  const text = textOf(said);
  if (text === undefined) return `it has no \`${name}\``;
  if (/~(?:[^01]|$)/u.test(text)) return `\`~\` in \`${name}\` stands for itself as \`~0\` only`;
  const [first, ...parts] = text.split('/');
  if (first !== '') return `\`${name}\` does not begin with \`/\``;
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(root: PyValue, path: readonly string[]): Outcome {
  let value = root;
  for (const part of path) {
    const next = stepInto(value, part);
    if (typeof next === 'string') return next;
    value = next;
  }
  return value;
}

function stepInto(value: PyValue, part: string): Outcome {
  if (value.kind === 'dict') return memberNamed(value, part) ?? nothingAt(part);
  if (value.kind === 'list') {
    const index = indexOf(part);
    return (index === undefined ? undefined : value.items[index]) ?? nothingAt(part);
  }
  const text = textOf(value);
  const index = indexOf(part);
  const character = text === undefined || index === undefined ? undefined : [...text][index];
  return character === undefined ? nothingAt(part) : pyText(character, value.origins);
}

function nothingAt(part: string): string {
  return `there is nothing at \`${part}\``;
}

/** The library asks only whether a step begins like an index, and then whether it is a number. */
function indexOf(part: string): number | undefined {
  return /^(?:0|[1-9][0-9]*)$/u.test(part) ? Number(part) : undefined;
}

/** Puts a changed value in the place of what a path leads to. */
function changeAt(root: PyValue, path: readonly string[], change: (holder: PyValue) => Outcome): Outcome {
  const [part, ...rest] = path;
  if (part === undefined) return change(root);
  const child = stepInto(root, part);
  if (typeof child === 'string') return child;
  const made = changeAt(child, rest, change);
  if (typeof made === 'string') return made;
  if (root.kind === 'dict') return withMember(root, part, made);
  if (root.kind !== 'list') return nothingAt(part);
  return { ...root, items: root.items.with(Number(part), made) };
}

function withMember(dict: PyDict, name: string, value: PyValue): PyDict {
  const key = dict.members.get(`string ${name}`)?.key ?? keyFrom(name, value);
  return { ...dict, members: new Map(dict.members).set(keyId(key), { key, value }) };
}

function keyFrom(name: string, { origins }: PyValue): PyScalar {
  return pyText(name, origins);
}

function remove(root: PyValue, path: readonly string[]): Outcome {
  const last = path.at(-1);
  if (last === undefined) return 'the whole cannot be removed';
  return changeAt(root, path.slice(0, -1), (holder) => {
    if (holder.kind === 'dict' && memberNamed(holder, last)) {
      const members = new Map(holder.members);
      members.delete(`string ${last}`);
      return { ...holder, members };
    }
    const index = indexOf(last);
    if (holder.kind !== 'list' || index === undefined || index >= holder.items.length) return nothingAt(last);
    return { ...holder, items: holder.items.toSpliced(index, 1) };
  });
}

function add(root: PyValue, path: readonly string[], value: PyValue): Outcome {
  const last = path.at(-1);
  // A list as the whole cannot be replaced by this.
  if (last === undefined) return root.kind === 'dict' ? value : 'the whole is no mapping';
  return changeAt(root, path.slice(0, -1), (holder) => {
    if (holder.kind === 'dict') return withMember(holder, last, value);
    return holder.kind === 'list' ? insertInto(holder, last, value) : nothingAt(last);
  });
}

function insertInto(list: PyList, part: string, value: PyValue): Outcome {
  const index = part === '-' ? list.items.length : indexOf(part);
  if (index === undefined) return `\`${part}\` is no index of a list`;
  if (index > list.items.length) return 'nothing can be put behind the end of a list but by `-`';
  return { ...list, items: list.items.toSpliced(index, 0, value) };
}

function replace(root: PyValue, path: readonly string[], value: PyValue): Outcome {
  const last = path.at(-1);
  if (last === undefined) return value;
  return changeAt(root, path.slice(0, -1), (holder) => {
    if (holder.kind === 'dict') return memberNamed(holder, last) ? withMember(holder, last, value) : nothingAt(last);
    const index = indexOf(last);
    if (holder.kind !== 'list' || index === undefined || index >= holder.items.length) return nothingAt(last);
    return { ...holder, items: holder.items.with(index, value) };
  });
}

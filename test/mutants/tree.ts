import { parseDocument } from 'yaml';

/** A config as its keys and values; keys may stand twice, and a scalar may stand for the very characters to be written. */
export type Tree = null | boolean | number | string | Raw | TreeList | TreeMap;
export interface Raw {
  readonly raw: string;
}
export interface TreeMap {
  pairs: [key: string, value: Tree][];
}
export interface TreeList {
  items: Tree[];
}

export function isMap(tree: Tree | undefined): tree is TreeMap {
  return typeof tree === 'object' && tree !== null && 'pairs' in tree;
}

export function isList(tree: Tree | undefined): tree is TreeList {
  return typeof tree === 'object' && tree !== null && 'items' in tree;
}

function isRaw(tree: Tree): tree is Raw {
  return typeof tree === 'object' && tree !== null && 'raw' in tree;
}

/** What a JSON or YAML text holds; undefined where the text is not what a tree can hold. */
export function treeOf(text: string): Tree | undefined {
  const document = parseDocument(text, { version: '1.1', uniqueKeys: false });
  if (document.errors.length > 0) return undefined;
  try {
    return fromValue(document.toJS({ maxAliasCount: 1000 }));
  } catch {
    return undefined;
  }
}

export function fromValue(value: unknown): Tree {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return { items: value.map(fromValue) };
  if (typeof value === 'object')
    return { pairs: Object.entries(value).map(([key, member]): [string, Tree] => [key, fromValue(member)]) };
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

export function copyOf(tree: Tree): Tree {
  if (isMap(tree)) return { pairs: tree.pairs.map(([key, value]): [string, Tree] => [key, copyOf(value)]) };
  return isList(tree) ? { items: tree.items.map(copyOf) } : tree;
}

export function printJson(tree: Tree, indent = ''): string {
  const inner = `${indent}  `;
  if (isMap(tree)) {
    const members = tree.pairs.map(([key, value]) => `${inner}${JSON.stringify(key)}: ${printJson(value, inner)}`);
    return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
  }
  if (isList(tree)) {
    const items = tree.items.map((item) => `${inner}${printJson(item, inner)}`);
    return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`;
  }
  return isRaw(tree) ? tree.raw : JSON.stringify(tree);
}

/** Butane's modes are octal for everybody who writes them. */
const modes = new Set(['mode', 'file_mode', 'dir_mode']);

export function printYaml(tree: Tree, indent = '', key = ''): string {
  if (isMap(tree) && tree.pairs.length > 0)
    return tree.pairs.map(([name, value]) => `${indent}${scalar(name)}:${below(value, indent, name)}`).join('');
  if (isList(tree) && tree.items.length > 0)
    return tree.items.map((item) => `${indent}-${below(item, indent, key)}`).join('');
  return `${indent}${leaf(tree, key)}\n`;
}

function below(value: Tree, indent: string, key: string): string {
  const isBlock = (isMap(value) && value.pairs.length > 0) || (isList(value) && value.items.length > 0);
  if (isBlock) return `\n${printYaml(value, `${indent}  `, key)}`;
  if (typeof value === 'string' && isBlockText(value)) return ` |\n${value.replaceAll(/^(?=.)/gmu, `${indent}  `)}`;
  return ` ${leaf(value, key)}\n`;
}

/** Texts of several lines stand as people write them, where nothing in them needs an escape. */
function isBlockText(text: string): boolean {
  return /^[\x21-\x7e][\x20-\x7e]*\n(?:[\x20-\x7e]*\n)*$/u.test(text) && !text.endsWith('\n\n');
}

function leaf(tree: Tree, key: string): string {
  if (tree === null) return 'null';
  if (isMap(tree)) return '{}';
  if (isList(tree)) return '[]';
  if (isRaw(tree)) return tree.raw;
  if (typeof tree === 'number' && modes.has(key) && Number.isInteger(tree) && tree >= 0) return `0${tree.toString(8)}`;
  return scalar(tree);
}

function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const isPlain = /^[A-Za-z/][\w/.@-]*$/u.test(value) && !/^(?:y|n|yes|no|on|off|true|false|null)$/iu.test(value);
  return isPlain ? value : quoted(value);
}

/** What Go's YAML takes for a line break or refuses is escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\x7f-\x9f\u2028\u2029\ufeff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** One value in a tree, and what can be done with it. */
export interface Slot {
  /** The key that it stands below, or that its list stands below. */
  readonly key: string;
  readonly parent: TreeMap | TreeList;
  readonly index: number;
  readonly value: Tree;
}

export function setValue({ parent, index }: Slot, value: Tree): void {
  if (isMap(parent)) parent.pairs[index]![1] = value;
  else parent.items[index] = value;
}

export function removeSlot({ parent, index }: Slot): void {
  if (isMap(parent)) parent.pairs.splice(index, 1);
  else parent.items.splice(index, 1);
}

/** Every value below the root. */
export function slotsOf(tree: Tree, key = ''): readonly Slot[] {
  if (isMap(tree))
    return tree.pairs.flatMap(([name, value], index) => [
      { key: name, parent: tree, index, value },
      ...slotsOf(value, name),
    ]);
  if (isList(tree))
    return tree.items.flatMap((value, index) => [{ key, parent: tree, index, value }, ...slotsOf(value, key)]);
  return [];
}

import type { Fix } from '../base/problem.ts';
import type { Node, Pair } from '../document/node.ts';
import { type Entry, propertiesOf } from '../shape/entry.ts';

/** A key that begins with one of an object, whose value stands right behind the colon, so that both were read as the key. */
export interface GluedKey {
  readonly name: string;
  readonly fix: Fix;
}

/** Undefined for any other key. Of what has a colon further on, only brackets can be a value. */
export function gluedKey({ key, value }: Pair, entry: Entry): GluedKey | undefined {
  if (key.kind !== 'scalar' || key.style !== 'plain' || key.masked) return undefined;
  const found = /^(?<name>[\w-]+):(?!\/\/)(?<rest>\S.*)$/u.exec(key.text)?.groups;
  const { name = '', rest = '' } = found ?? {};
  if (!propertiesOf(entry).has(name) || !(isEmpty(value) || /^[[{]/u.test(rest))) return undefined;
  const at = key.start + name.length + 1;
  return { name, fix: { title: 'Insert a blank', edits: [{ start: at, end: at, newText: ' ' }], certain: false } };
}

function isEmpty(value: Node | undefined): boolean {
  return value === undefined || value.start === value.end;
}

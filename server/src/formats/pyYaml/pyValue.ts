import type { Origin } from '../../decode/produced.ts';
import type { PyResolved } from '../../decode/py/resolvePyScalar.ts';

/**
 * A value as a program in Python holds it, with the nodes that it came from. What several aliases stand for is one object, as
 * there.
 */
export type PyValue = PyScalar | PyList | PyDict;

export interface PyScalar {
  readonly kind: 'scalar';
  readonly value: PyPlain;
  readonly origins: readonly Origin[];
}

/** Of a time the text as it is written. */
export type PyPlain =
  | Exclude<PyResolved, { readonly kind: 'refused' | 'timestamp' }>
  | { readonly kind: 'timestamp'; readonly text: string };

export interface PyList {
  readonly kind: 'list';
  readonly items: readonly PyValue[];
  readonly origins: readonly Origin[];
}

export interface PyDict {
  readonly kind: 'dict';
  /** By `keyId`, in the order of the dictionary. */
  readonly members: ReadonlyMap<string, PyMember>;
  readonly origins: readonly Origin[];
}

export interface PyMember {
  readonly key: PyScalar;
  readonly value: PyValue;
}

/** The same text for keys that are one key to a dictionary: `1`, `1.0` and `true` are. */
export function keyId({ value }: PyScalar): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return `number ${value.value ? 1 : 0}`;
    case 'integer':
      return `number ${value.value}`;
    case 'float':
      return `number ${Number.isInteger(value.value) ? BigInt(value.value) : value.value}`;
    case 'string':
    case 'bytes':
    case 'timestamp':
      return `${value.kind} ${value.text}`;
  }
}

export function pyText(text: string, origins: readonly Origin[]): PyScalar {
  return { kind: 'scalar', value: { kind: 'string', text }, origins };
}

/** The text that a value is; undefined for one that is none. */
export function textOf(value: PyValue | undefined): string | undefined {
  return value?.kind === 'scalar' && value.value.kind === 'string' ? value.value.text : undefined;
}

/** What stands behind a key that is a text. */
export function memberOf({ members }: PyDict, name: string): PyValue | undefined {
  return members.get(`string ${name}`)?.value;
}

export function withoutMember(dict: PyDict, name: string): PyDict {
  const members = new Map(dict.members);
  members.delete(`string ${name}`);
  return { ...dict, members };
}

/** Whether a value is nothing at all: what stands behind a key without a value. */
export function isNone(value: PyValue | undefined): boolean {
  return value?.kind === 'scalar' && value.value.kind === 'null';
}

/**
 * What rules see of an object: the schema's types say what each key may hold, but most keys take values of several, and any of
 * them may be UNKNOWN, so that a rule asks for the type of what it speaks of.
 */
export type Keys = Readonly<Record<string, unknown>>;

/** The objects among the items of a list, with their indices. */
export function* objectsIn(list: unknown): Generator<readonly [number, Keys]> {
  if (!Array.isArray(list)) return;
  for (const [index, item] of list.entries()) if (isObject(item)) yield [index, item];
}

export function isObject(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts among the items of a list, or the one that stands in its place. */
export function textsIn(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'string');
}

/** Whether Python takes a value for true; undefined where nobody knows it. */
export function isTrue(value: unknown): boolean | undefined {
  if (typeof value === 'symbol') return undefined;
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

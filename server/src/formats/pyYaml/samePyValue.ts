import { keyId, type PyValue } from './pyValue.ts';

/** Whether two values are equal to Python, to which `1`, `1.0` and `True` are. */
export function samePyValue(one: PyValue, other: PyValue): boolean {
  switch (one.kind) {
    case 'scalar':
      return other.kind === 'scalar' && keyId(one) === keyId(other);
    case 'list':
      return (
        other.kind === 'list' &&
        one.items.length === other.items.length &&
        one.items.every((item, index) => {
          const own = other.items[index];
          return own !== undefined && samePyValue(item, own);
        })
      );
    case 'dict':
      return (
        other.kind === 'dict' &&
        one.members.size === other.members.size &&
        [...one.members].every(([id, { value }]) => {
          const own = other.members.get(id)?.value;
          return own !== undefined && samePyValue(value, own);
        })
      );
  }
}

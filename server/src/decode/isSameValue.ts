import { type Produced, plainValue } from './produced.ts';

/** Whether two values say the same, wherever they come from; the order of keys does not count. */
export function isSameValue(one: Produced, other: Produced): boolean {
  switch (one.kind) {
    case 'scalar':
      return other.kind === 'scalar' && plainValue(one.value) === plainValue(other.value);
    case 'list':
      return (
        other.kind === 'list' &&
        one.items.length === other.items.length &&
        one.items.every((item, index) => {
          const same = other.items[index];
          return same !== undefined && isSameValue(item, same);
        })
      );
    case 'object':
      return (
        other.kind === 'object' &&
        one.members.size === other.members.size &&
        [...one.members].every(([name, member]) => {
          const same = other.members.get(name);
          return same !== undefined && isSameValue(member, same);
        })
      );
  }
}

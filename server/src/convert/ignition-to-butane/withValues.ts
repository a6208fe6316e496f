import type { Path } from '../../base/path.ts';
import type { Produced, ProducedObject } from '../../decode/produced.ts';

/** A config with other values in the place of those at some paths; undefined takes a value away. */
export function withValues(
  config: ProducedObject,
  changes: readonly (readonly [path: Path, value: Produced | undefined])[],
): ProducedObject {
  const root: Change = { below: new Map() };
  for (const [path, value] of changes) {
    let change = root;
    for (const step of path) {
      const next = change.below.get(step) ?? { below: new Map() };
      change.below.set(step, next);
      change = next;
    }
    change.end = { value };
  }
  const changed = changedAt(config, root);
  return changed?.kind === 'object' ? changed : { ...config, members: new Map() };
}

interface Change {
  readonly below: Map<string | number, Change>;
  end?: { readonly value: Produced | undefined };
}

function changedAt(value: Produced, { below, end }: Change): Produced | undefined {
  if (end) return end.value;
  const next = (step: string | number, child: Produced): Produced | undefined => {
    const change = below.get(step);
    return change ? changedAt(child, change) : child;
  };
  switch (value.kind) {
    case 'scalar':
      return value;
    case 'list':
      return { ...value, items: value.items.flatMap((item, index) => next(index, item) ?? []) };
    case 'object': {
      const members = new Map<string, Produced>();
      for (const [name, member] of value.members) {
        const left = next(name, member);
        if (left) members.set(name, left);
      }
      return { ...value, members };
    }
  }
}

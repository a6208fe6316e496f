/**
 * What was worked out of nodes, for as long as they live. Nodes keep their identity while nothing in them changes, so
 * an edit costs only the nodes around it. Fit only for what depends on the node and the entry alone.
 */
export interface Memo<Key extends object, Result> {
  readonly get: (key: Key, entry: object | undefined) => Result | undefined;
  readonly set: (key: Key, entry: object | undefined, result: Result) => void;
}

export function memo<Key extends object, Result>(): Memo<Key, Result> {
  const byEntry = new WeakMap<object, WeakMap<Key, Result>>();
  return {
    get: (key, entry) => byEntry.get(entry ?? noEntry)?.get(key),
    set(key, entry, result) {
      const results = byEntry.get(entry ?? noEntry);
      if (results) results.set(key, result);
      else byEntry.set(entry ?? noEntry, new WeakMap([[key, result]]));
    },
  };
}

const noEntry = {};

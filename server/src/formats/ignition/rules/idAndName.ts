import { configRule } from '../../configRule.ts';
import { removeKeyIn } from '../../removeKeyIn.ts';
import type { StorageNode } from '../config.ts';
import { nodePlaces } from '../places.ts';

const code = 'ignition/id-and-name';

/** An owner or group is named by number or by name, not by both. */
export const idAndName = configRule<StorageNode>({
  codes: [code],
  at: nodePlaces,
  *check(node, { target }) {
    for (const key of ['user', 'group'] as const) {
      const owner = node[key];
      if (owner?.id === undefined || typeof owner.name !== 'string' || owner.name === '') continue;
      yield {
        code,
        severity: 'error',
        message: `this ${key} has an \`id\` and a \`name\`: ${target.refusal}; keep one of them`,
        path: [key],
        fixes: ({ node: place }, document) => ['id', 'name'].flatMap((name) => removeKeyIn(place, name, document)),
      };
    }
  },
});

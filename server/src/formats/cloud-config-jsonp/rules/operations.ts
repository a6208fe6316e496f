import { childPlaces, headNode, mayHaveMoreKeys, rootPlace } from '../../../decode/visit.ts';
import { pairOf } from '../../../document/locate.ts';
import type { Rule } from '../../format.ts';
import { lineProblem } from '../../userData/lineProblem.ts';

const code = 'cloud-config-jsonp/missing-key';

/** What an operation cannot do without beside its path (RFC 6902, 4). */
const needed: Readonly<Record<string, string>> = {
  add: 'value',
  replace: 'value',
  test: 'value',
  move: 'from',
  copy: 'from',
};

export const operations: Rule = {
  codes: [code],
  check: ({ decoded }) =>
    [...childPlaces(rootPlace(decoded))].flatMap((place) => {
      const { node, members } = place.decoded;
      const op = members?.get('op')?.value.value;
      const key = typeof op === 'string' && Object.hasOwn(needed, op) ? needed[op] : undefined;
      // A null is a value too.
      if (key === undefined || pairOf(node, key) || mayHaveMoreKeys(node)) return [];
      const message = `\`${String(op)}\` needs \`${key}\`: without it cloud-init drops the whole patch`;
      return [lineProblem(code, 'error', message, headNode(place), { path: place.path })];
    }),
};

import { printPath } from '../../../base/path.ts';
import type { Problem } from '../../../base/problem.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import {
  childPlaces,
  headNode,
  mayHaveMoreKeys,
  type Place,
  placeAtValuePath,
  rootPlace,
} from '../../../decode/visit.ts';
import type { Target } from '../../../shape/target.ts';
import type { Rule } from '../../format.ts';

const unfit = 'cloud-config/key-of-other-type';
const missing = 'cloud-config/key-of-type-missing';

/** The objects whose key `type` decides which other keys they have. */
interface Typed {
  readonly at: readonly string[];
  /** What an object without the key is. */
  readonly fallback?: string;
  readonly keys: Readonly<Record<string, { readonly takes: readonly string[]; readonly needs: readonly string[] }>>;
}

const password = { takes: ['name', 'password'], needs: ['password'] };
const webhook = ['endpoint', 'consumer_key', 'token_key', 'token_secret', 'consumer_secret', 'timeout', 'retries'];

const typed: readonly Typed[] = [
  {
    at: ['chpasswd', 'users'],
    fallback: 'hash',
    keys: { hash: password, text: password, RANDOM: { takes: ['name'], needs: [] } },
  },
  {
    at: ['reporting'],
    keys: {
      log: { takes: ['level'], needs: [] },
      print: { takes: [], needs: [] },
      webhook: { takes: webhook, needs: ['endpoint'] },
      hyperv: { takes: ['kvp_file_path', 'event_types'], needs: [] },
    },
  },
];

/** A password beside `type: RANDOM`, which makes one up; a receiver of reports without an address. */
export const keysByType: Rule = {
  codes: [unfit, missing],
  check: ({ decoded, target }) =>
    typed.flatMap((each) => {
      const place = placeAtValuePath(rootPlace(decoded), each.at);
      if (place.path.length !== each.at.length) return [];
      return [...childPlaces(place)].flatMap((child) => judge(child, each, target));
    }),
};

function judge(place: Place, { keys, fallback }: Typed, { tool, refusal }: Target): readonly Problem[] {
  const { members, node } = place.decoded;
  const given = members?.get('type');
  const type = given ? given.value.value : mayHaveMoreKeys(node) ? undefined : fallback;
  if (!members || typeof type !== 'string' || !Object.hasOwn(keys, type)) return [];
  const { takes = [], needs = [] } = keys[type] ?? {};
  const common = { source: tool, severity: 'error' } as const;
  const known = new Set(Object.values(keys).flatMap((each) => each.takes));
  const others = [...members].filter(([name]) => known.has(name) && !takes.includes(name));
  const unknown = others.map(([name, { pair }]) =>
    problemAt(pair.key, {
      ...common,
      code: unfit,
      message: `\`${name}\` means nothing beside \`type: ${type}\`: ${refusal}; remove it, or change the type`,
      path: [...place.path, name],
    }),
  );
  if (mayHaveMoreKeys(node)) return unknown;
  const lacking = needs
    .filter((name) => !members.has(name))
    .map((name) =>
      problemAt(headNode(place), {
        ...common,
        code: missing,
        message: `\`${printPath(place.path)}\` needs \`${name}\` with \`type: ${type}\`: ${refusal}`,
        path: place.path,
      }),
    );
  return [...unknown, ...lacking];
}

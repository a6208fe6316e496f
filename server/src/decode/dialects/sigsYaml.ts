import type { ScalarNode } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';
import type { Entry } from '../../shape/entry.ts';
import type { Decoded, Dialect } from '../decoded.ts';
import { emptyNode } from '../emptyNode.ts';
import type { Json } from '../go/json.ts';
import { jsonOfYamlV2 } from '../go/jsonOfYamlV2.ts';
import { rootIntoTarget, structReader } from '../go/structFromJson.ts';
import { surprisingNumber } from '../go/surprisingNumber.ts';
import { yamlRun } from '../go/yamlRun.ts';
import { decodedAt } from '../makeDecoded.ts';
import { excessiveAliasing } from '../problems.ts';

/**
 * `UnmarshalStrict` of sigs.k8s.io/yaml 1.6.0: YAML is converted to JSON, and that is decoded into structs. Numbers and
 * booleans become texts where a field wants one, but not in a field of raw JSON (an object with `x-embeds`): that is
 * kept as converted, and read later as if it had always been JSON.
 */
export const sigsYaml: Dialect = { id: 'sigs-yaml', decode };

const embedded = structReader({
  unquoted,
  surprise: surprisingNumber,
  convertsToText: false,
  comparesWithText: true,
  sortsKeys: true,
  embedded: undefined,
});
const reader = structReader({
  unquoted,
  surprise: surprisingNumber,
  convertsToText: true,
  comparesWithText: false,
  sortsKeys: true,
  embedded,
});

function decode(part: Part, entry: Entry): Decoded {
  const run = yamlRun(part);
  // One step for the document itself.
  run.budget.spend(1);
  const json = jsonOfYamlV2(part.root ?? emptyNode(part.start), run);
  const decoded = rootIntoTarget(json, entry, reader);
  const exceededAt = run.exceededAt();
  return exceededAt ? decodedAt(decoded, { problems: [excessiveAliasing(exceededAt)] }) : decoded;
}

function unquoted(node: ScalarNode): Json | undefined {
  const { start, end, text } = node;
  const part: Part = { start, end, root: undefined, problems: [], anchors: [] };
  return jsonOfYamlV2({ kind: 'scalar', style: 'plain', masked: false, text, start, end }, yamlRun(part));
}

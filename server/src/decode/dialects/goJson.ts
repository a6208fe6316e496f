import type { Part } from '../../document/textDocument.ts';
import type { Entry } from '../../shape/entry.ts';
import type { Decoded, Dialect } from '../decoded.ts';
import { emptyNode } from '../emptyNode.ts';
import { jsonOfNodes } from '../go/jsonOfNodes.ts';
import { rootIntoTarget, structReader } from '../go/structFromJson.ts';

/**
 * encoding/json of Go 1.26 into structs, and the comparison of the result with the text that Ignition makes afterwards
 * (`ValidateUnusedKeys` of ignition v2.27.0).
 */
export const goJson: Dialect = { id: 'go-json', decode };

const reader = structReader({
  unquoted: (node) => jsonOfNodes({ ...node, style: 'plain' }),
  convertsToText: false,
  comparesWithText: true,
  sortsKeys: false,
  embedded: undefined,
});

function decode(part: Part, entry: Entry): Decoded {
  return rootIntoTarget(jsonOfNodes(part.root ?? emptyNode(part.start)), entry, reader);
}

import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import { type Node, rangeOf, type ScalarNode } from '../../document/node.ts';
import { readAsItStands, readText } from '../../document/readText.ts';
import type { Loaded } from '../../formats/pyYaml/loadPyYaml.ts';
import { keyId, type PyMember, type PyPlain, type PyValue, pyText } from '../../formats/pyYaml/pyValue.ts';

const prefix = '#cloud-config-jsonp';

/** The value of a part that is a JSON patch, behind its first line, as Python's `jsonpatch` reads it. */
export function loadPatch(text: string, sourceOf: (range: Range) => Range): Loaded {
  const start = text.length - text.trimStart().length;
  // cloud-init finds the line in any case, and takes it away in this one only.
  const from = text.startsWith(prefix, start) ? start + prefix.length : start;
  const place = (range: Range): Range => sourceOf({ start: range.start + from, end: range.end + from });
  const document = readAsItStands(readText(text.slice(from), 'json', { template: 'none' }));
  const [part] = document.parts;
  const problem = part?.problems.find(({ severity }) => severity === 'error');
  if (!part?.root || problem) {
    const why = problem?.message ?? 'there is no JSON in it';
    return { kind: 'refused', why, range: place(problem?.range ?? { start: 0, end: 0 }), isKnown: true };
  }
  return { kind: 'value', value: jsonValue(part.root, [], place) };
}

function jsonValue(node: Node, path: Path, place: (range: Range) => Range): PyValue {
  const moved = { ...node, ...place(rangeOf(node)) } as Node;
  const origins = [{ node: moved, head: moved, path }];
  switch (node.kind) {
    case 'scalar':
      return { kind: 'scalar', value: plainOf(node), origins };
    case 'seq':
      return {
        kind: 'list',
        items: node.items.map((item, index) => jsonValue(item, [...path, index], place)),
        origins,
      };
    case 'map': {
      const members = new Map<string, PyMember>();
      for (const { key, value } of node.pairs) {
        const name = key.kind === 'scalar' ? key.text : '';
        const own = pyText(name, origins);
        const before = members.get(keyId(own));
        const made = jsonValue(value ?? key, [...path, name], place);
        members.set(keyId(own), { key: own, value: before ? bothOf(before.value, made) : made });
      }
      return { kind: 'dict', members, origins };
    }
    case 'alias':
    case 'damaged':
      return { kind: 'scalar', value: { kind: 'null' }, origins };
  }
}

/** Of a key that stands twice the library makes a list. */
function bothOf(before: PyValue, own: PyValue): PyValue {
  const items = before.kind === 'list' ? before.items : [before];
  return { kind: 'list', items: [...items, own], origins: own.origins };
}

function plainOf({ style, text }: ScalarNode): PyPlain {
  if (style === 'double') return { kind: 'string', text };
  if (text === 'null') return { kind: 'null' };
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true' };
  const integer = /^-?\d+$/u.test(text) ? BigInt(text) : undefined;
  return integer === undefined ? { kind: 'float', value: Number(text) } : { kind: 'integer', value: integer };
}

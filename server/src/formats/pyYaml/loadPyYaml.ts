import type { Range } from '../../base/text.ts';
import { type Node, rangeOf } from '../../document/node.ts';
import { readAsItStands, readText } from '../../document/readText.ts';
import { repeatedAnchors } from './anchors.ts';
import { type Constructed, constructPy } from './constructPy.ts';
import { laterDocument } from './oneDocument.ts';
import type { PyValue } from './pyValue.ts';
import { readsOtherwise } from './readsOtherwise.ts';
import { strayTabs } from './tabs.ts';

export type Loaded =
  | { readonly kind: 'value'; readonly value: PyValue }
  /** `isKnown` is false where PyYAML takes the text, and only we do not. The range is one of the source. */
  | { readonly kind: 'refused'; readonly why: string; readonly range: Range; readonly isKnown: boolean };

/**
 * What `yaml.safe_load` makes of a text.
 *
 * @param sourceOf where in a source a stretch of the text stands; the origins of the values are there
 */
export function loadPyYaml(text: string, sourceOf: (range: Range) => Range = (range) => range): Loaded {
  const refused = (why: string, range: Range): Loaded => ({
    kind: 'refused',
    why,
    range: sourceOf(range),
    isKnown: true,
  });
  const bad = unreadable.exec(text);
  if (bad) return refused('a character stands here that YAML does not take', { start: bad.index, end: bad.index + 1 });
  const document = readAsItStands(readText(text, 'yaml', { template: 'none' }));
  const [part] = document.parts;
  if (!part) return refused('this is no text', { start: 0, end: 0 });
  const problem = part.problems
    .flatMap((each) => readsOtherwise(each, document) ?? [])
    .find(({ severity }) => severity === 'error');
  if (problem) return refused(problem.message, problem.range);
  const later = laterDocument(document, 0);
  if (later) return refused('another document begins here', later);
  const [tab] = strayTabs(document, 0);
  if (tab) return refused('a tab stands here, outside of quotes and blocks', tab);
  const [again] = repeatedAnchors(part);
  if (again) return refused('the anchor stands here for the second time', rangeOf(again.node));
  return located(constructPy(part), sourceOf);
}

/** What PyYAML's reader takes for no character of a text. */
const unreadable = /[^\t\n\r -~\u0085\u00a0-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

function located(made: Constructed, sourceOf: (range: Range) => Range): Loaded {
  if (made.kind === 'refused') return { ...made, range: sourceOf(rangeOf(made.node)) };
  const moved = new Map<Node, Node>();
  const move = (node: Node): Node => {
    const known = moved.get(node);
    if (known) return known;
    const { propertiesStart: _, ...rest } = node;
    const own = { ...rest, ...sourceOf(rangeOf(node)) } as Node;
    moved.set(node, own);
    return own;
  };
  const values = new Map<PyValue, PyValue>();
  const place = <T extends PyValue>(value: T): T => {
    const known = values.get(value);
    if (known) return known as T;
    const origins = value.origins.map((origin) => ({ ...origin, node: move(origin.node), head: move(origin.head) }));
    const own = inside({ ...value, origins });
    values.set(value, own);
    return own as T;
  };
  const inside = (value: PyValue): PyValue => {
    switch (value.kind) {
      case 'scalar':
        return value;
      case 'list':
        return { ...value, items: value.items.map(place) };
      case 'dict': {
        const members = [...value.members].map(
          ([id, { key, value: member }]) => [id, { key: place(key), value: place(member) }] as const,
        );
        return { ...value, members: new Map(members) };
      }
    }
  };
  return { kind: 'value', value: place(made.value) };
}

import type { Path } from '../../base/path.ts';
import { nodeAtPath } from '../../document/locate.ts';
import type { MapNode, Pair } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';

/** The key and value at a path of a Butane text; undefined where they stand behind an alias, or not at all. */
export function pairAt({ parts: [part] }: TextDocument, path: Path): Pair | undefined {
  const found = part && nodeAtPath(part, path);
  return found?.exact ? found.pair : undefined;
}

/** The map at a path of a Butane text, where it stands there itself. */
export function mapAt({ parts: [part] }: TextDocument, path: Path): MapNode | undefined {
  const found = part && nodeAtPath(part, path);
  return found?.exact && found.node?.kind === 'map' ? found.node : undefined;
}

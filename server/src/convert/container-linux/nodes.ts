import { type Produced, type ProducedObject, producedObject } from '../../decode/produced.ts';
import type { Node } from '../../document/node.ts';
import { escapedDataUrl } from '../../embedded/dataUrl.ts';
import { objectIn, scalarFrom, textIn, withMembers } from '../ignition2-to-ignition/upgrade.ts';

/**
 * A file with its contents in a URL and with a mode.
 *
 * @param locals gets the name of the local file, by the node of the file's path
 */
export function asSpec2File(file: ProducedObject, locals: Map<Node, Produced>): ProducedObject {
  const contents = objectIn(file, 'contents');
  const remote = objectIn(contents ?? file, 'remote');
  const local = contents?.members.get('local');
  const path = file.members.get('path')?.origins[0];
  if (local && !remote && path) locals.set(path.node, local);
  const inline = contents?.members.get('inline');
  const text = textIn(contents, 'inline') ?? '';
  const url = remote?.members.get('url');
  const origin = inline ?? local ?? contents ?? file.members.get('path') ?? file;
  return withMode(
    withMembers(file, {
      contents: producedObject(
        [
          ['source', url ?? scalarFrom(origin, escapedDataUrl(new TextEncoder().encode(text)))],
          ['compression', remote?.members.get('compression')],
          ['verification', remote?.members.get('verification')],
        ],
        ...(remote ?? contents ?? file).origins,
      ),
    }),
    0o644,
  );
}

export function asSpec2Directory(directory: ProducedObject): ProducedObject {
  return withMode(directory, 0o755);
}

/** What the old tool writes where the config says none. */
function withMode(node: ProducedObject, mode: number): ProducedObject {
  if (node.members.has('mode')) return node;
  return withMembers(node, { mode: scalarFrom(node.members.get('path') ?? node, mode) });
}

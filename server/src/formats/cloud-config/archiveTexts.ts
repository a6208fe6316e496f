import { pairOf } from '../../document/locate.ts';
import type { Node } from '../../document/node.ts';
import { readText } from '../../document/readText.ts';
import type { Stretch } from '../../document/textDocument.ts';
import { isArchive, readHeader } from './header.ts';

/**
 * The entries of an archive (`#cloud-config-archive`: a list of texts) that cloud-init takes for cloud-config; undefined for a
 * text that is no archive. Only what stands there line by line, behind `|`, can be read as it stands.
 */
export function archiveTexts(text: string): readonly Stretch[] | undefined {
  if (!isArchive(text)) return undefined;
  const [part] = readText(text, 'yaml').parts;
  if (part?.root?.kind !== 'seq') return [];
  return part.root.items.flatMap((item) => entryOf(item, text));
}

function entryOf(item: Node, text: string): readonly Stretch[] {
  const content = item.kind === 'map' ? pairOf(item, 'content')?.value : item;
  if (content?.kind !== 'scalar' || content.style !== 'literal') return [];
  const said = item.kind === 'map' ? pairOf(item, 'type')?.value : undefined;
  if (said && said.kind !== 'scalar') return [];
  const type = said?.text ?? '';
  if (type !== '' && type !== 'text/cloud-config') return [];
  // Without a type cloud-init looks at the content, and takes what it does not know for cloud-config.
  if (type === '' && readHeader(content.text).kind === 'other') return [];
  const start = text.indexOf('\n', content.start) + 1;
  return start === 0 || start >= content.end ? [] : [{ start, end: content.end, isNamed: true }];
}

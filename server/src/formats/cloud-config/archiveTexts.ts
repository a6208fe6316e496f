import { pairOf } from '../../document/locate.ts';
import type { ScalarNode } from '../../document/node.ts';
import { readText } from '../../document/readText.ts';
import type { Stretch } from '../../document/textDocument.ts';
import { isArchive, readHeader } from './header.ts';
import type { Entry } from './messageTexts.ts';

/**
 * The entries of an archive (`#cloud-config-archive`: a list of texts) that cloud-init takes for cloud-config; undefined for a
 * text that is no archive. Only what stands there line by line, behind `|`, can be read as it stands.
 */
export function archiveTexts(text: string): readonly Stretch[] | undefined {
  return entryNodes(text)?.flatMap(({ content, type, isOfKnownType }) => {
    if (content.style !== 'literal' || !isOfKnownType) return [];
    if (type !== '' && type !== 'text/cloud-config') return [];
    // Without a type cloud-init looks at the content, and takes what it does not know for cloud-config.
    if (type === '' && readHeader(content.text).kind === 'other') return [];
    const start = text.indexOf('\n', content.start) + 1;
    return start === 0 || start >= content.end ? [] : [{ start, end: content.end, isNamed: true }];
  });
}

/** All entries of an archive, in its order; undefined for a text that is no archive. */
export function archiveEntries(text: string): readonly Entry[] | undefined {
  return entryNodes(text)?.map(({ content: { start, end, text: content }, type }) => ({ start, end, type, content }));
}

interface EntryNode {
  readonly content: ScalarNode;
  /** As it is said; empty where it is not. */
  readonly type: string;
  readonly isOfKnownType: boolean;
}

function entryNodes(text: string): readonly EntryNode[] | undefined {
  if (!isArchive(text)) return undefined;
  const [part] = readText(text, 'yaml').parts;
  if (part?.root?.kind !== 'seq') return [];
  return part.root.items.flatMap((item) => {
    const content = item.kind === 'map' ? pairOf(item, 'content')?.value : item;
    if (content?.kind !== 'scalar') return [];
    const said = item.kind === 'map' ? pairOf(item, 'type')?.value : undefined;
    const isOfKnownType = !said || said.kind === 'scalar';
    return [{ content, type: said?.kind === 'scalar' ? said.text : '', isOfKnownType }];
  });
}

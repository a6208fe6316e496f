import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { DirectoryEntry } from '../../base/fileSnapshot.ts';
import type { Range, TextEdit } from '../../base/text.ts';
import { placeAtValuePath, rootPlace } from '../../decode/visit.ts';
import { replaceScalar } from '../../document/textEdits.ts';
import { rowName } from '../../shape/target.ts';
import type { Offer } from '../keyVersions.ts';
import type { Site } from './insertionSite.ts';
import type { Insertion } from './insertText.ts';

/** Something to put at the cursor. Its text is valid as it stands: no indentation, comma or quote is left to do. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'snippet' | 'file' | 'folder';
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown, worked out for the items that somebody looks at. */
  readonly documentation?: () => string;
  /** Indented as it has to stand in the file: an editor must not add to its lines. */
  readonly insertText: string;
  readonly insertFormat: 'plain' | 'snippet';
  readonly replace: Range;
  /** Elsewhere in the document: the raised version that the item needs. */
  readonly additionalEdits?: readonly TextEdit[];
  readonly sortText: string;
  /** What typed text is compared with, where that is not the label. */
  readonly filterText?: string;
  readonly deprecated?: boolean;
  readonly preselect?: boolean;
  /** True where any other text may stand as well: whoever writes one of their own must not be given this one by Enter. */
  readonly isFree?: boolean;
  /** Characters that take the item and go on behind it. */
  readonly commitCharacters?: readonly string[];
}

/** Where something is completed. */
export interface CompletionContext {
  readonly analysis: Analysis;
  readonly part: PartAnalysis;
  readonly site: Site;
  /** The folder of the disk that the value at the cursor names so far, where somebody has listed it. */
  readonly folder: readonly DirectoryEntry[] | undefined;
}

/** In the order in which they are offered. */
const groups = ['document', 'required', 'other', 'later', 'snippet', 'deprecated'] as const;

export type Group = (typeof groups)[number];

export function sortText(group: Group, index: number): string {
  return `${groups.indexOf(group)}${String(index).padStart(3, '0')}`;
}

type Placed = Pick<CompletionItem, 'insertText' | 'insertFormat' | 'replace' | 'additionalEdits' | 'filterText'>;

export function placed(
  site: Site,
  insertion: Insertion,
  word: string | undefined,
  edits: readonly TextEdit[] = [],
): Placed {
  const { comma, ...rest } = site.place(insertion, word);
  const additionalEdits = comma ? [...edits, comma] : edits;
  return { ...rest, ...(additionalEdits.length > 0 ? { additionalEdits } : {}) };
}

/** What raises the version as far as the offer needs; undefined where the offer cannot be taken up. */
export function versionEdits(offer: Offer, { analysis, part }: CompletionContext): readonly TextEdit[] | undefined {
  switch (offer.kind) {
    case 'now':
      return [];
    case 'never':
      return undefined;
    case 'later': {
      // What no stable version has is for those who chose an experimental one, which any release of the tool may drop.
      if (offer.row.status === 'experimental' && part.target.row?.status !== 'experimental') return undefined;
      // Through the decoded value: of a key that stands twice, the version is the one that the real tool reads.
      const { decoded, path } = placeAtValuePath(rootPlace(part.decoded), part.target.versionPath);
      if (path.length < part.target.versionPath.length || decoded.node.kind !== 'scalar') return undefined;
      return replaceScalar(analysis.document, decoded.node, offer.row.version);
    }
  }
}

/** What an offer costs, in words. */
export function needs(offer: Offer): readonly string[] {
  return offer.kind === 'later' ? [`raises the version to ${rowName(offer.row)}`] : [];
}

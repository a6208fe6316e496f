import type { TextEdit } from '../../../base/text.ts';
import { pairOf } from '../../../document/locate.ts';
import type { MapNode, Pair } from '../../../document/node.ts';
import { removePair } from '../../../document/textEdits.ts';
import type { Rewrite } from '../../../shape/target.ts';
import { movedPair, newlineOf } from './sourceLines.ts';

const renamed: readonly (readonly [old: string, now: string])[] = [
  ['apt_sources', 'sources'],
  ['apt_proxy', 'proxy'],
  ['apt_http_proxy', 'http_proxy'],
  ['apt_ftp_proxy', 'ftp_proxy'],
  ['apt_https_proxy', 'https_proxy'],
  ['apt_preserve_sources_list', 'preserve_sources_list'],
  ['apt_custom_sources_list', 'sources_list'],
  ['add_apt_repo_match', 'add_apt_repo_match'],
];

/** Keys of one mirror, the first of which begins its item. */
const ofMirror: readonly (readonly [old: string, now: string])[] = [
  ['apt_mirror', 'uri'],
  ['apt_mirror_search', 'search'],
  ['apt_mirror_search_dns', 'search_dns'],
];

/** cloud-init takes each of these for the other one. */
const swapped = ['apt_ftp_proxy', 'apt_https_proxy'];

/** All old keys of apt at once below `apt`; beside an `apt` they do nothing, and go. */
export const belowApt: Rewrite = ({ document, root, pair }) => {
  if (!pair || root.kind !== 'map' || root.style !== 'block') return [];
  if (pairOf(root, 'apt')) {
    const edits = removePair(document, pair);
    return [{ title: 'Remove it, for it does nothing beside `apt`', edits, certain: false }];
  }
  const { text } = document;
  const found = [...renamed, ...ofMirror].flatMap(([old]) => pairOf(root, old) ?? []);
  const [first, ...others] = found.toSorted((a, b) => a.start - b.start);
  if (!first || found.some(isOldList)) return [];
  const filled = (keys: readonly (readonly [string, string])[]) =>
    keys.flatMap(([old, now]) => {
      const one = pairOf(root, old);
      return one && !isEmpty(one) ? [{ one, now }] : [];
    });
  const simple = filled(renamed).map(({ one, now }) => `  ${movedPair(text, one, now, 2)}`);
  const mirror = filled(ofMirror).map(({ one, now }) => `      ${movedPair(text, one, now, 6)}`);
  const lines = [...simple, ...(mirror.length > 0 ? ['  primary:', '    - arches: [default]', ...mirror] : [])];
  if (lines.length === 0) return [];
  const newText = ['apt:', ...lines].join(newlineOf(text));
  const edits: readonly TextEdit[] = [
    { start: first.start, end: first.end, newText },
    ...others.flatMap((other) => removePair(document, other)),
  ];
  const isSwapped = swapped.some((old) => pairOf(root as MapNode, old));
  return [{ title: 'Write it below `apt`', edits, certain: !isSwapped }];
};

/** What cloud-init takes for nothing. */
function isEmpty({ value }: Pair): boolean {
  return (
    !value ||
    (value.kind === 'scalar' && (value.text === '' || (value.style === 'plain' && /^(?:~|null)$/iu.test(value.text))))
  );
}

/** A list of sources gets names that cloud-init makes up. */
function isOldList({ key, value }: Pair): boolean {
  return key.kind === 'scalar' && key.text === 'apt_sources' && value?.kind !== 'map';
}

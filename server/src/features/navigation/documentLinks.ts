import type { Analysis } from '../../analysis.ts';
import { keptByText } from '../../base/keptByText.ts';
import type { Range } from '../../base/text.ts';
import { sourceRange } from '../../document/yaml/scalarOffsets.ts';
import { readUnitFile } from '../../embedded/systemd/readUnitFile.ts';
import { unitTexts } from '../../embedded/systemd/unitNames.ts';
import { type ConfigString, stringsOf } from '../../formats/stringsOf.ts';
import { localTargets } from './localFiles.ts';

/** A stretch of the text that leads somewhere. */
export interface DocumentLink extends Range {
  readonly target: string;
}

/** Files of the files directory that are there, what is fetched over `http`, and pages that units name. Folders cannot be opened. */
export function documentLinks(analysis: Analysis): readonly DocumentLink[] {
  const { document, parts } = analysis;
  const local = localTargets(analysis).flatMap(({ range, files: [target], isFolder }) =>
    isFolder || target === undefined ? [] : [{ ...range, target }],
  );
  const fetched = parts.flatMap(({ part, decoded }) =>
    stringsOf(part, decoded).flatMap((string) =>
      urlsIn(string).flatMap(({ start, end, url }) => {
        const target = escapedUrl(url);
        return target === undefined ? [] : [{ ...sourceRange(document, string.node, { start, end }), target }];
      }),
    ),
  );
  const seen = new Set<number>();
  return [...local, ...fetched]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }) => !seen.has(start) && seen.add(start));
}

/** A URL in a text of the config, and where in the text it stands. */
interface FoundUrl extends Range {
  readonly url: string;
}

function urlsIn({ node, language, value }: ConfigString): readonly FoundUrl[] {
  if (language !== undefined && unitTexts.has(language)) return urlsOfUnit(node.text);
  const isUrl = language === 'url' && typeof value === 'string' && /^https?:\/\/[^\s{}]+$/iu.test(value);
  return isUrl ? [{ start: 0, end: node.text.length, url: value }] : [];
}

/** Words of a unit's values. One in which a specifier, a variable or a template stands leads nowhere yet. */
const urlsOfUnit: (text: string) => readonly FoundUrl[] = keptByText((text) => {
  const values = readUnitFile(text).sections.flatMap(({ assignments }) =>
    assignments.map(({ valueRange }) => valueRange),
  );
  return values.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/(?<=^|[\s"'=])https?:\/\/[^\s"'<>{}%$\\]+(?=$|[\s"'])/giu)].map(
      ({ 0: url, index }) => ({ start: start + index, end: start + index + url.length, url }),
    ),
  );
});

/** A URL with nothing in it that a URI must not have; undefined for one that is none. */
function escapedUrl(written: string): string | undefined {
  if (!URL.canParse(written)) return undefined;
  return new URL(written).href.replaceAll(/[\\^`|{}]/gu, encodeURIComponent);
}

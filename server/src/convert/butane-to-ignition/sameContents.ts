import { goString } from '../../base/goString.ts';
import { mayHaveMoreKeys, originOf, type Place } from '../../decode/visit.ts';
import { duplicateEntryCode } from '../../formats/ignition/rules/duplicateEntry.ts';
import { pathBelow } from './localFiles.ts';
import { askFile, at, itemsOf, type Translation, textAt } from './translation.ts';

/** The lists whose items Ignition tells apart by a source that may be made of contents. */
const lists = [
  ['ignition', 'config', 'merge'],
  ['ignition', 'security', 'tls', 'certificate_authorities'],
] as const;

/**
 * Reports items of one list whose contents are the same: their sources will be, and Ignition wants each one once. The rule
 * for duplicates does not see it, because sources are made only where somebody wants the output.
 */
export function reportSameContents(translation: Translation): void {
  const { document, target } = translation.input;
  // The branches of a template may never meet.
  if (document.masks.length > 0) return;
  for (const keys of lists) {
    const seen = new Map<string, Place>();
    for (const item of itemsOf(at(translation, translation.root, ...keys))) {
      const contents = contentsOf(translation, item);
      const first = contents === undefined ? undefined : seen.get(contents);
      if (contents === undefined) continue;
      if (!first) {
        seen.set(contents, item);
        continue;
      }
      const { head, path } = originOf(item);
      const other = originOf(first).head;
      translation.problems.push({
        code: duplicateEntryCode,
        source: target.tool,
        severity: 'error',
        message: `another item of \`${keys.at(-1)}\` has the same contents, and so the same \`source\`: ${target.refusal}; remove one of the two`,
        range: { start: head.start, end: head.end },
        path,
        related: [{ range: { start: other.start, end: other.end }, message: 'the first one' }],
      });
    }
  }
}

/** What the source is made of, and how; undefined where there is a plain one, or nobody knows it all. */
function contentsOf(translation: Translation, item: Place): string | undefined {
  if (mayHaveMoreKeys(item.decoded.node) || at(translation, item, 'source')) return undefined;
  const isPacked = at(translation, item, 'compression') !== undefined;
  const compression = isPacked ? textAt(translation, item, 'compression') : '';
  const text = at(translation, item, 'local') ? localText(translation, item) : textAt(translation, item, 'inline');
  return compression === undefined || text === undefined ? undefined : `${compression} ${text}`;
}

/** A file that is no UTF-8 is no config and no certificate. */
function localText(translation: Translation, item: Place): string | undefined {
  const { filesDir } = translation.options;
  const name = textAt(translation, item, 'local');
  if (filesDir === undefined || !name || at(translation, item, 'inline')) return undefined;
  const path = pathBelow(filesDir, name);
  const answer = path === undefined ? undefined : askFile(translation, { path, want: 'bytes' });
  if (answer?.kind !== 'bytes') return undefined;
  const text = texts.get(answer.bytes) ?? goString(answer.bytes);
  texts.set(answer.bytes, text);
  return text.includes('\ufffd') ? undefined : text;
}

/** The text of each file that has been read. */
const texts = new WeakMap<Uint8Array, string>();

import { goString } from '../../base/goString.ts';
import type { Problem } from '../../base/problem.ts';
import { originOf, type Place } from '../../decode/visit.ts';
import { readText } from '../../document/readText.ts';
import { butane } from '../../formats/butane/format.ts';
import { targetOf } from '../../formats/format.ts';
import { printed } from '../../formats/ignition/printed.ts';
import { writeJson } from '../../formats/ignition/writeJson.ts';
import { rootEntry } from '../../shape/entry.ts';
import { pathBelow } from './localFiles.ts';
import { translate } from './translate.ts';
import { askFile, at, ignitionRoot, itemsOf, type Translation, textAt } from './translation.ts';

/** The endings of the files that an Ignition file may have been compiled from. */
const sourceEndings = ['.bu', '.butane'];

/**
 * Warns of merged files that are not what the Butane file beside them compiles to: whoever changed that one forgot to compile
 * it, and the machine gets the old config. The real tool does not look.
 */
export function staleMerges(translation: Translation): readonly Problem[] {
  const config = at(translation, translation.root, 'ignition', 'config');
  const references = [...itemsOf(at(translation, config, 'merge')), at(translation, config, 'replace')];
  return references.flatMap((reference) => (reference ? staleMerge(translation, reference) : []));
}

function staleMerge(translation: Translation, reference: Place): readonly Problem[] {
  const { filesDir } = translation.options;
  const local = at(translation, reference, 'local');
  const name = textAt(translation, reference, 'local');
  if (!local || !name || filesDir === undefined) return [];
  const path = pathBelow(filesDir, name);
  const stem = path === undefined ? undefined : /^(?<stem>.+)\.ign$/u.exec(path)?.groups?.stem;
  const merged = path === undefined ? undefined : askFile(translation, { path, want: 'bytes' });
  if (stem === undefined || merged?.kind !== 'bytes') return [];
  for (const ending of sourceEndings) {
    const source = askFile(translation, { path: `${stem}${ending}`, want: 'bytes' });
    if (source?.kind !== 'bytes') continue;
    const compiled = compile(translation, source.bytes);
    if (compiled === undefined || isSameConfig(compiled, goString(merged.bytes))) return [];
    const { head } = originOf(local);
    const beside = `${stem.slice(stem.lastIndexOf('/') + 1)}${ending}`;
    return [
      {
        code: 'butane/stale-merge',
        source: 'strata',
        severity: 'warning',
        message: `\`${name}\` is not what \`${beside}\` beside it compiles to: the machine gets the older config; compile \`${beside}\` again`,
        range: { start: head.start, end: head.end },
        path: local.path,
      },
    ];
  }
  return [];
}

/** What a Butane text compiles to; undefined while its files are being read, and where it has mistakes of its own. */
function compile(translation: Translation, bytes: Uint8Array): string | undefined {
  const document = readText(goString(bytes), 'yaml');
  const [part] = document.parts;
  if (!part || document.masks.length > 0) return undefined;
  const decoded = butane.dialect.decode(part, rootEntry(butane.schemaFile));
  if (decoded.uncertain || part.problems.length > 0) return undefined;
  const target = targetOf(butane, butane.resolveVersion(decoded));
  const input = { ...translation.input, document, part, decoded, target };
  const translated = translate(input, translation.options);
  if (!translated) return undefined;
  translation.requests.push(...translated.translation.requests);
  const { requests, problems, ignition } = translated.translation;
  if (requests.length > 0 || problems.some(({ severity }) => severity === 'error')) return undefined;
  return writeJson(printed(translated.config, ignitionRoot, ignition), false).text;
}

/** However it is laid out. */
function isSameConfig(a: string, b: string): boolean {
  try {
    return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
  } catch {
    return false;
  }
}

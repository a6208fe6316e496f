import { goString } from '../../base/goString.ts';
import type { Problem } from '../../base/problem.ts';
import { originOf, type Place } from '../../decode/visit.ts';
import { rangeOf } from '../../document/node.ts';
import { pathBelow } from './localFiles.ts';
import { askFile, at, itemsOf, type Translation, textAt } from './translation.ts';

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
    const compiled = askFile(translation, { path: `${stem}${ending}`, want: 'compiled' });
    if (compiled?.kind === 'refused' && compiled.reason === 'missing') continue;
    // What has mistakes of its own is not compared.
    if (compiled?.kind !== 'compiled' || isSameConfig(compiled.text, goString(merged.bytes))) return [];
    const { head } = originOf(local);
    const beside = `${stem.slice(stem.lastIndexOf('/') + 1)}${ending}`;
    return [
      {
        code: 'butane/stale-merge',
        source: 'strata',
        severity: 'warning',
        message: `\`${name}\` is not what \`${beside}\` beside it compiles to: the machine gets the older config; compile \`${beside}\` again`,
        range: rangeOf(head),
        path: local.path,
      },
    ];
  }
  return [];
}

/** However it is laid out. */
function isSameConfig(a: string, b: string): boolean {
  try {
    return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
  } catch {
    return false;
  }
}

import { joinPath } from '../../../base/joinPath.ts';
import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import { duplicateEntryCode } from '../../ignition/rules/duplicateEntry.ts';

interface Resource {
  readonly inline?: unknown;
  readonly local?: unknown;
  readonly source?: unknown;
  readonly compression?: unknown;
}

/**
 * Resources of a list are told apart by their source. Butane makes that of the contents, which costs too much to do with
 * every edit; but what is made of the same contents is the same.
 */
export const duplicateContents = configRule<readonly Resource[]>({
  codes: [duplicateEntryCode],
  at: ['ignition.config.merge', 'ignition.security.tls.certificate_authorities'],
  *check(items, { target }) {
    const seen = new Map<string, number>();
    for (const [index, item] of items.entries()) {
      const contents = contentsOf(item);
      if (!contents) continue;
      const first = seen.get(contents.id);
      if (first === undefined) {
        seen.set(contents.id, index);
        continue;
      }
      yield {
        code: duplicateEntryCode,
        severity: 'error',
        message: `this has the same \`${contents.key}\` as another item, and so the same \`source\`: ${target.refusal}; remove one of the two`,
        path: [index],
        related: { path: [first], message: 'the first one' },
      };
    }
  },
});

/** What the source is made of, and how; undefined where that is not all known, and where there are several contents. */
function contentsOf(item: Resource): { readonly key: string; readonly id: string } | undefined {
  const { compression = '' } = item;
  if (typeof item !== 'object' || typeof compression !== 'string' || !isAbsent(item, 'source')) return undefined;
  if (compression === '' && item.compression === undefined && !isAbsent(item, 'compression')) return undefined;
  const { inline, local } = item;
  if (typeof inline === 'string' && isAbsent(item, 'local'))
    return { key: 'inline', id: `inline ${compression} ${inline}` };
  if (typeof local === 'string' && isAbsent(item, 'inline'))
    return { key: 'local', id: `local ${compression} ${joinPath('.', local)}` };
  return undefined;
}

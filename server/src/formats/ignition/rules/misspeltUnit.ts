import { knownItems } from '../../../decode/judgedConfig.ts';
import { replaceScalar } from '../../../document/textEdits.ts';
import { configRule } from '../../configRule.ts';
import { misspeltUnit as meantUnit } from '../../misspeltPath.ts';
import type { IgnitionConfig } from '../config.ts';

const code = 'systemd/misspelt-unit';

/** Units that nothing writes and that are nearly called like one of systems. */
export const misspeltUnit = configRule<IgnitionConfig>({
  codes: [code],
  at: [''],
  *check({ systemd, storage }) {
    const units = knownItems(systemd?.units);
    const written = new Set([
      ...units.flatMap(({ name, contents }) => (contents === undefined ? [] : [name])),
      ...[...knownItems(storage?.files), ...knownItems(storage?.links)].map(({ path }) =>
        typeof path === 'string' ? path.slice(path.lastIndexOf('/') + 1) : undefined,
      ),
    ]);
    for (const [index, { name }] of units.entries()) {
      const meant = typeof name !== 'string' || written.has(name) ? undefined : meantUnit(name);
      if (meant !== undefined)
        yield {
          code,
          severity: 'warning',
          message: `nothing here writes \`${String(name)}\`, and no system is known to have it: what is said of it does nothing; did you mean \`${meant}\`?`,
          path: ['systemd', 'units', index, 'name'],
          isOwn: true,
          fixes: ({ node }, document) =>
            node.kind === 'scalar'
              ? [{ title: `Change to \`${meant}\``, edits: replaceScalar(document, node, meant), certain: false }]
              : [],
        };
    }
  },
});

import type { Problem } from '../../../base/problem.ts';
import { nearest } from '../../../shape/nearest.ts';
import { findNames } from '../../findNames.ts';
import type { Rule } from '../../format.ts';

const code = 'network-config/unknown-interface';
const kind = 'interface';

/** Names of interfaces that the config does not set up itself. */
export const unknownInterfaces: Rule = {
  codes: [code],
  check: ({ document, part: index, decoded, target }) => {
    const part = document.parts[index];
    if (!part || part.root === undefined) return [];
    const own = findNames(document, part, decoded).filter((each) => each.kind === kind);
    const defined = new Set(own.filter(({ role }) => role === 'definition').map(({ name }) => name));
    const isSecond = target.row?.variant === 'v2';
    const problems: Problem[] = [];
    for (const { name, role, range, entry } of own) {
      if (role === 'definition' || defined.has(name)) continue;
      const [likely] = nearest(name, defined);
      // Version 1 may speak of cards that it leaves as they are.
      const isFatal = !isSecond && entry.name === 'interface';
      if (!isSecond && !isFatal && likely === undefined) continue;
      const happens = isFatal
        ? 'cloud-init fails in early boot, and the machine comes up without its network'
        : isSecond
          ? 'netplan refuses the config, and elsewhere the device lacks it'
          : 'a card of this name is taken as it is';
      const add = isSecond ? 'add it to `ethernets`, if it is a card' : 'add an item for it, or remove `interface`';
      const advice = likely === undefined ? add : `did you mean \`${likely}\`?`;
      problems.push({
        code,
        source: 'strata',
        severity: isFatal ? 'error' : isSecond ? 'warning' : 'info',
        message: `this config has no interface \`${name}\`: ${happens}; ${advice}`,
        range,
        path: [],
        fixes: () =>
          likely === undefined
            ? []
            : [{ title: `Change to \`${likely}\``, edits: [{ ...range, newText: likely }], certain: false }],
      });
    }
    return problems;
  },
};

import type { Problem } from '../../../base/problem.ts';
import type { TextEdit } from '../../../base/text.ts';
import type { Decoded } from '../../../decode/decoded.ts';
import type { Part } from '../../../document/textDocument.ts';
import { nearest } from '../../../shape/nearest.ts';
import { findNames } from '../../findNames.ts';
import type { Rule } from '../../format.ts';
import { configPlace } from '../devices.ts';

const code = 'network-config/unknown-interface';
const kind = 'interface';

/** What the kernel takes for the name of an interface; of a longer one another rule speaks. */
const longestName = 15;

/** Whether all interfaces are to be seen: none is in a line that cannot be read, or in what is refused. */
function isWhole({ problems }: Part, decoded: Decoded): boolean {
  if (problems.some(({ severity }) => severity === 'error')) return false;
  const { members } = configPlace(decoded).decoded;
  const isKnown = ({ value }: Decoded): boolean => typeof value !== 'symbol';
  const kinds = [...(members ?? [])].filter(([key]) => key !== 'version' && key !== 'renderer');
  if (kinds.some(([, { value }]) => !isKnown(value))) return false;
  const items = members?.get('config')?.value.items ?? [];
  return items.every(({ value }) => {
    const [type, name] = ['type', 'name'].map((key) => value.members?.get(key)?.value);
    if (
      !value.members ||
      (type && !isKnown(type)) ||
      (typeof name?.value === 'string' && name.value.length > longestName)
    )
      return false;
    return (
      type?.value === 'nameserver' ||
      type?.value === 'route' ||
      (type !== undefined && name !== undefined && isKnown(name))
    );
  });
}

/** Names of interfaces that the config does not set up itself. */
export const unknownInterfaces: Rule = {
  codes: [code],
  check: ({ document, part: index, decoded, target }) => {
    const part = document.parts[index];
    if (!part || part.root === undefined || !isWhole(part, decoded)) return [];
    const own = findNames(document, part, decoded).filter((each) => each.kind === kind);
    const defined = new Set(own.filter(({ role }) => role === 'definition').map(({ name }) => name));
    const isSecond = target.row?.variant === 'v2';
    const problems: Problem[] = [];
    const mentions = (name: string, newText: string): readonly TextEdit[] =>
      own.flatMap((each) => (each.name === name ? [{ ...each.range, newText }] : []));
    const missed = new Set<string>();
    for (const { name, role, range, entry } of own) {
      // Of one name that is missing, the first mention stands for all.
      if (role === 'definition' || defined.has(name) || missed.has(name)) continue;
      missed.add(name);
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
            : [{ title: `Change to \`${likely}\``, edits: mentions(name, likely), certain: false }],
      });
    }
    return problems;
  },
};

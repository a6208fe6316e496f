import { replaceScalar } from '../../../document/textEdits.ts';
import { accountNames } from '../../../generated/machineFacts.ts';
import { isLetterSlip, slippedFrom } from '../../../shape/nearest.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { isFilledIn } from '../isFilledIn.ts';
import { type Keys, objectsIn } from '../keys.ts';
import { groupsMade, isUnusable, namesIn } from './accountNames.ts';

const code = 'cloud-config/misspelt-name';

/** Names of groups and owners that are nearly those of one that there is. */
export const misspeltNames = configRule<Keys>({
  codes: [code],
  at: [''],
  *check(config): Generator<Finding> {
    const accounts = new Set(accountNames.accounts);
    for (const [, { name }] of objectsIn(config.users)) if (typeof name === 'string') accounts.add(name);
    const groups = groupsMade(config.groups);
    for (const name of [...accounts, ...accountNames.groupsEverywhere, ...accountNames.groupsOfPackages])
      groups.add(name);
    for (const [index, account] of objectsIn(config.users)) {
      const { groups: members } = account;
      for (const name of namesIn(members)) {
        const meant = meantName(name, groups);
        // Of what can be no name at all another rule speaks.
        if (meant === undefined || isUnusable(name)) continue;
        const at = Array.isArray(members) && members.includes(name) ? [members.indexOf(name)] : [];
        yield misspelt(
          name,
          meant,
          ['users', index, 'groups', ...at],
          'cloud-init makes a new group of that name, which gives no rights to anything',
        );
      }
    }
    for (const [index, { owner }] of objectsIn(config.write_files)) {
      if (typeof owner !== 'string') continue;
      const [account = '', group] = owner.split(':');
      const path = ['write_files', index, 'owner'];
      const stops = 'where there is none of that name, cloud-init gives up on this file and those below it';
      const meantAccount = meantName(account, accounts);
      const meantGroup = group === undefined ? undefined : meantName(group, groups);
      if (meantAccount !== undefined) yield misspelt(account, meantAccount, path, stops);
      else if (meantGroup !== undefined) yield misspelt(group ?? '', meantGroup, path, stops);
    }
  },
});

function misspelt(name: string, meant: string, path: Finding['path'], consequence: string): Finding {
  return {
    code,
    severity: 'warning',
    message: `nothing here makes \`${name}\`, and no system is known to have it: ${consequence}; did you mean \`${meant}\`?`,
    path,
    isOwn: true,
    fixes: ({ node }, document) => {
      if (node.kind !== 'scalar') return [];
      const text = node.text.replace(wordOf(name), meant);
      return [{ title: `Change to \`${meant}\``, edits: replaceScalar(document, node, text), certain: false }];
    },
  };
}

/** The name that one is a slip of. One more or less `s` or digit makes another name that is just as good. */
function meantName(name: string, known: ReadonlySet<string>): string | undefined {
  if (name.length < 3 || known.has(name) || isFilledIn(name) || /^\d+$/u.test(name)) return undefined;
  const inSmall = name.toLowerCase();
  if (known.has(inSmall)) return inSmall;
  const likely = slippedFrom(name, known);
  if (likely === undefined || likely.length < 4 || stemOf(likely) === stemOf(name)) return undefined;
  return isLetterSlip(name, likely) ? likely : undefined;
}

/** A name among others, with commas, colons and blanks between them. */
function wordOf(name: string): RegExp {
  return new RegExp(`(?<![^,:\\s])${name.replaceAll(/[.$]/gu, '\\$&')}(?![^,:\\s])`, 'u');
}

function stemOf(name: string): string {
  return name.replace(/s$|\d+$/u, '');
}

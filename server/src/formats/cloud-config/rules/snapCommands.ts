import type { Value } from '../../../decode/decoded.ts';
import { pairOf, partAt } from '../../../document/locate.ts';
import { insertItem } from '../../../document/textEdits.ts';
import { programName } from '../../../embedded/shellScript.ts';
import { reaches } from '../../../shape/versions.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { commandsOf, wordsOf } from '../commandText.ts';
import type { Keys } from '../keys.ts';
import { earlyCode } from './bootCommands.ts';

const wait = 'snap wait system seed.loaded';

/** Commands of snap, which cloud-init no longer waits for since 24.1 unless the config has `snap` or `lxd`. */
export const snapCommands = configRule<Keys>({
  codes: [earlyCode],
  at: [''],
  *check({ runcmd, snap, lxd }, { target: { table, row } }): Generator<Finding> {
    const isWaitedFor = row !== undefined && !reaches(table, row, { 'cloud-init': '24.1' });
    if (!Array.isArray(runcmd) || isWaitedFor || snap !== undefined || lxd !== undefined) return;
    for (const [index, item] of (runcmd as readonly Value[]).entries()) {
      const words = wordsOf(item);
      if (words === undefined || words.includes('seed.loaded') || words.includes('snapd.seeded')) return;
      const uses = commandsOf(item).some(
        ([program, verb]) =>
          program &&
          programName(program) === 'snap' &&
          /^(?:install|set|refresh|connect|remove)$/u.test(verb?.text ?? ''),
      );
      if (!uses) continue;
      yield {
        code: earlyCode,
        severity: 'info',
        message: `snaps may not be set up yet at this place: since 24.1 cloud-init does not wait for them; write \`${wait}\` above it`,
        path: ['runcmd', index],
        isOwn: true,
        fixes: ({ node }, document) => {
          const list = pairOf(partAt(document, node.start)?.root, 'runcmd')?.value;
          if (list?.kind !== 'seq' || list.items[index] !== node) return [];
          return [{ title: `Insert \`${wait}\``, edits: insertItem(document, list, wait, index - 1), certain: false }];
        },
      };
      return;
    }
  },
});

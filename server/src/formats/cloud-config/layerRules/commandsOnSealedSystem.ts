import type { Value } from '../../../decode/decoded.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { factOnAll } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { concerns } from '../../../layers/settingRow.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import { wordsOf } from '../commandWords.ts';
import { sealedRow } from './filesInSealedPlaces.ts';
import { format } from './settingsOfTheSystem.ts';

const packagesCode = 'layers/package-on-sealed-system';
const writeCode = 'layers/write-to-read-only-path';

export const commandCodes = [packagesCode, writeCode];

/** Commands that install packages, or write, where nothing can be written. */
export function commandsOnSealedSystem(systems: readonly KnownSystem[]): readonly ConfigRule[] {
  const isIdle = (key: string): boolean =>
    systems.some(({ facts }) => facts.settings?.some((row) => concerns(row, format, key)) === true);
  return ['runcmd', 'bootcmd']
    .filter((key) => !isIdle(key))
    .map((key) =>
      configRule<Value>({
        codes: commandCodes,
        at: [`${key}.*`],
        *check(command): Generator<Finding> {
          const words = wordsOf(command);
          if (words === undefined || holdsTemplate(words) || elsewhere.test(words)) return;
          const names = namesOfSystems(systems);
          const call = callsIn(words).find(({ verb }) => verbs.has(verb));
          const row =
            call &&
            factOnAll(
              systems,
              ({ programs }) => programs,
              (candidate) => candidate.names.includes(call.program),
            );
          if (call && row) {
            const message = `\`${call.program} ${call.verb}\` changes nothing on ${names}: ${reasonOf(row)}`;
            yield { code: packagesCode, severity: 'warning', message, path: [], isOwn: true };
            return;
          }
          for (const [, path = ''] of words.matchAll(writes)) {
            const place = sealedRow(path, systems, 'late');
            if (!place) continue;
            const instead = place.instead === undefined ? '' : `; ${place.instead}`;
            const message = `\`${place.prefix}\` is sealed on ${names} (${place.mode}), so this command cannot write \`${path}\`${instead}`;
            yield { code: writeCode, severity: 'warning', message, path: [], isOwn: true };
            return;
          }
        },
      }),
    );
}

/** What runs in another system, or makes this one writable. */
const elsewhere =
  /\b(?:podman|docker|nerdctl|chroot|toolbox|distrobox|nsenter|usr-overlay|unlock|remount|transactional-update)\b|--(?:transient|installroot|root)\b/u;

/** Where the shell, `tee`, `curl` and `wget` write to. */
const writes =
  /(?:(?<![\d&>])>>?\s*|\btee\s+(?:-a\s+)?|\bcurl\b[^|;&]*\s-o\s+|\bwget\b[^|;&]*\s-O\s+)["']?(\/[\w./@+-]+)/gu;

interface Call {
  readonly program: string;
  readonly verb: string;
}

/** The programs that a command line calls, each with its first word that is no option. */
function callsIn(words: string): readonly Call[] {
  return words.split(/[\n;|]|&&/u).flatMap((part) => {
    const [program = '', ...rest] = part
      .trim()
      .replace(/^(?:sudo\s+(?:-\S+\s+)*|\w+=\S*\s+)*/u, '')
      .split(/\s+/u);
    const verb = rest.find((word) => !word.startsWith('-'));
    return verb === undefined ? [] : [{ program: program.slice(program.lastIndexOf('/') + 1), verb }];
  });
}

/** What changes packages, in the words of any of the programs. */
const verbs: ReadonlySet<string> = new Set([
  'install',
  'reinstall',
  'update',
  'upgrade',
  'dist-upgrade',
  'full-upgrade',
  'remove',
  'in',
]);

import type { Fix } from '../../../base/problem.ts';
import { mayHoldMore } from '../../../decode/judgedConfig.ts';
import { pairOf, partAt } from '../../../document/locate.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { insertItem, insertPair } from '../../../document/textEdits.ts';
import { configRule, type Finding } from '../../configRule.ts';
import type { Keys } from '../keys.ts';
import { writtenTexts } from '../writtenFile.ts';
import { wordsIn } from './accounts.ts';
import { packageNames } from './packageNames.ts';

const code = 'cloud-config/unit-not-enabled';

/** Units that the config writes, and that nothing enables or starts. */
export const unitNotEnabled = configRule<Keys>({
  codes: [code],
  at: [''],
  *check(config): Generator<Finding> {
    const units = writtenTexts(config.write_files).flatMap((written) => {
      const [, name] =
        /^\/(?:etc|usr\/lib|lib)\/systemd\/system\/([^/]+\.(?:service|timer|socket|path|mount|automount|target))$/u.exec(
          written.path,
        ) ?? [];
      const isMeant = written.text !== undefined && /^\[Install\]/mu.test(written.text);
      return name !== undefined && isMeant ? [{ ...written, name }] : [];
    });
    if (units.length === 0 || mayHoldMore(config) || programs.some((key) => config[key] !== undefined)) return;
    const packages = packageNames(config.packages);
    const words = [...wordsIn({ ...config, write_files: undefined })];
    const commands = words.map(String).join('\n');
    if (words.some((text) => typeof text === 'symbol') || vague.test(commands)) return;
    const said = new Set(commands.split(/[\s"'=,;]+/u));
    for (const { index, name } of units) {
      const stem = name.replace(/@?\.[a-z]+$/u, '');
      // Most are named as a word, which many units and many commands are not looked through for.
      if (said.has(name) || said.has(stem)) continue;
      // A package that brings the unit enables it.
      if (commands.includes(stem) || packages.some((each) => stem.includes(each) || each.includes(stem))) continue;
      if ([...otherTexts(config.write_files, index)].some((text) => isNamedIn(text, stem))) continue;
      yield {
        code,
        severity: 'warning',
        message: `nothing here enables \`${name}\`: unless the image has done so, it never starts; write \`systemctl enable --now ${name}\` in \`runcmd\``,
        path: ['write_files', index, 'path'],
        isOwn: true,
        fixes: ({ node }, document) => enabled(name, node.start, document),
      };
    }
  },
});

/** What may enable any unit. */
const vague = /\bpreset(?:-all)?\b|systemctl[^\n]*[$*]/u;

function isNamedIn(text: string | symbol, stem: string): boolean {
  return typeof text === 'symbol' || text.includes(stem) || vague.test(text);
}

const programs = ['ansible', 'puppet', 'chef', 'salt_minion', 'mcollective'];

function* otherTexts(files: unknown, index: number): Generator<string | symbol> {
  if (!Array.isArray(files)) return;
  for (const [at, file] of files.entries()) if (at !== index) yield* wordsIn(file);
}

function enabled(name: string, offset: number, document: TextDocument): readonly Fix[] {
  const root = partAt(document, offset)?.root;
  if (root?.kind !== 'map') return [];
  const command = `systemctl enable --now ${name}`;
  const title = `Insert \`${command}\``;
  const list = pairOf(root, 'runcmd')?.value;
  if (list?.kind === 'seq') return [{ title, edits: insertItem(document, list, command), certain: false }];
  if (list) return [];
  return [{ title, edits: insertPair(document, root, 'runcmd', { lines: [`- ${command}`] }), certain: false }];
}

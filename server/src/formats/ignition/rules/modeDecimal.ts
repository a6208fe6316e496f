import { replaceScalar } from '../../../document/textEdits.ts';
import { writeMode } from '../../../shape/fileMode.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { Directory, File } from '../config.ts';
import { decimalMode } from '../decimalMode.ts';

const code = 'ignition/mode-decimal';

/** A mode whose digits were meant in octal. Ignition says nothing of it; of a Butane file Butane does. */
export const modeDecimal: readonly ConfigRule[] = [
  ruleFor<File>('storage.files.*', 'file'),
  ruleFor<Directory>('storage.directories.*', 'directory'),
];

function ruleFor<T extends Pick<File, 'mode'>>(place: string, kind: 'file' | 'directory'): ConfigRule {
  return configRule<T>({
    codes: [code],
    at: [place],
    *check({ mode }) {
      const meant = typeof mode === 'number' ? decimalMode(mode, kind === 'directory') : undefined;
      if (typeof mode !== 'number' || meant === undefined) return;
      yield {
        code,
        severity: 'warning',
        message: `\`${mode}\` is a decimal number, so the ${kind} gets the permissions ${writeMode(mode, 'yaml')}, which hardly anybody wants; octal ${writeMode(meant, 'yaml')} is \`${meant}\``,
        path: ['mode'],
        isOwn: true,
        fixes: ({ node }, document) => {
          if (node.kind !== 'scalar' || node.style !== 'plain') return [];
          const text = writeMode(meant, document.syntax);
          const edits = replaceScalar(document, node, text, 'literal');
          return [{ title: `Change to \`${text}\``, edits, certain: false }];
        },
      };
    },
  });
}

import { replaceScalar } from '../../../document/textEdits.ts';
import { writeMode } from '../../../shape/fileMode.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import { decimalMode } from '../../ignition/decimalMode.ts';
import type { Directory, File } from '../config.ts';

const code = 'butane/mode-decimal';

/** Permissions are written in octal, with a leading zero. */
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
        message: `\`${mode}\` is a decimal number, so the ${kind} gets the permissions ${writeMode(mode, 'yaml')}, which hardly anybody wants; write \`${writeMode(meant, 'yaml')}\`, with a leading zero`,
        path: ['mode'],
        fixes: ({ node }, document) =>
          node.kind === 'scalar' && node.style === 'plain'
            ? [
                {
                  title: `Change to \`${writeMode(meant, 'yaml')}\``,
                  edits: replaceScalar(document, node, writeMode(meant, 'yaml'), 'literal'),
                  certain: false,
                },
              ]
            : [],
      };
    },
  });
}

import { replaceScalar } from '../../../document/textEdits.ts';
import { writeMode } from '../../../shape/fileMode.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import { decimalMode, modeOfJson } from '../../ignition/decimalMode.ts';
import type { Directory, File } from '../config.ts';

const code = 'butane/mode-copied';

/** The decimal modes of Ignition's JSON, copied with a zero in front of them, which makes other modes of them. */
export const modeCopied: readonly ConfigRule[] = [
  ruleFor<File>('storage.files.*', false),
  ruleFor<Directory>('storage.directories.*', true),
];

function ruleFor<T extends Pick<File, 'mode'>>(place: string, isDirectory: boolean): ConfigRule {
  return configRule<T>({
    codes: [code],
    at: [place],
    *check({ mode }) {
      if (typeof mode !== 'number' || decimalMode(mode, isDirectory) !== undefined) return;
      const meant = modeOfJson(mode, isDirectory);
      if (meant === undefined) return;
      const [written, wanted] = [writeMode(mode, 'yaml'), writeMode(meant, 'yaml')];
      yield {
        code,
        severity: 'warning',
        message: `\`${written}\` are permissions that hardly anybody wants; ${mode.toString(8)} is how Ignition's JSON, which has no octal numbers, says \`${wanted}\``,
        path: ['mode'],
        isOwn: true,
        fixes: ({ node }, document) =>
          node.kind === 'scalar' && node.style === 'plain'
            ? [
                {
                  title: `Change to \`${wanted}\``,
                  edits: replaceScalar(document, node, wanted, 'literal'),
                  certain: false,
                },
              ]
            : [],
      };
    },
  });
}

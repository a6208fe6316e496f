import { replaceScalar } from '../../document/textEdits.ts';
import { writeMode } from '../../shape/fileMode.ts';
import { type ConfigRule, configRule, type Finding } from '../configRule.ts';
import type { Directory, File } from './config.ts';
import { decimalMode } from './decimalMode.ts';

/** What one format says of modes whose digits were meant in octal. */
interface Wording extends Pick<Finding, 'isOwn'> {
  readonly code: string;
  /** What to do: a clause, in Markdown. */
  readonly advice: (meant: number) => string;
}

export function modeDecimalRules(wording: Wording): readonly ConfigRule[] {
  return [
    ruleFor<File>('storage.files.*', 'file', wording),
    ruleFor<Directory>('storage.directories.*', 'directory', wording),
  ];
}

function ruleFor<T extends Pick<File, 'mode'>>(
  place: string,
  kind: 'file' | 'directory',
  { code, advice, ...own }: Wording,
): ConfigRule {
  return configRule<T>({
    codes: [code],
    at: [place],
    *check({ mode }) {
      const meant = typeof mode === 'number' ? decimalMode(mode, kind === 'directory') : undefined;
      if (typeof mode !== 'number' || meant === undefined) return;
      yield {
        code,
        severity: 'warning',
        message: `\`${mode}\` is a decimal number, so the ${kind} gets the permissions ${writeMode(mode, 'yaml')}, which hardly anybody wants; ${advice(meant)}`,
        path: ['mode'],
        ...own,
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

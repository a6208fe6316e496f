import type { AnalyseOptions } from '../../support/analyseText.ts';

export const inButane: AnalyseOptions = { fileName: 'config.bu' };
export const inIgnition: AnalyseOptions = { fileName: 'config.ign' };

const head = 'variant: fcos\nversion: 1.6.0\n';

/** A config with the text as the contents of one unit; its lines are indented by eight columns. */
export function unitConfig(text: string, name = 'app.service', more = ''): string {
  return `${head}systemd:\n  units:\n${more}    - name: ${name}\n      contents: |\n${indented(text, 8)}`;
}

/** A config that writes the text into a file. */
export function fileConfig(path: string, text: string): string {
  return `${head}storage:\n  files:\n    - path: ${path}\n      contents:\n        inline: |\n${indented(text, 10)}`;
}

function indented(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => `${' '.repeat(columns)}${line}`)
    .join('\n')
    .concat('\n');
}

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { commands } from '../../server/src/cli/commands.ts';
import { usage } from '../../server/src/cli/help.ts';
import { formats } from '../../server/src/registry.ts';
import { currentRows, type VersionRow } from '../../server/src/shape/versions.ts';

interface Manifest {
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly filenamePatterns?: readonly string[] }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

interface Setting {
  readonly default: unknown;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
}

const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** The stretches of README.md that come from code, by the name in their markers. */
const tables: Readonly<Record<string, () => string>> = {
  formats: formatsTable,
  usage: usageBlock,
  settings: settingsTable,
};

describe('README.md', () => {
  for (const [name, table] of Object.entries(tables)) {
    it(`has "${name}" as the code has it`, () => {
      const readme = readFileSync('README.md', 'utf8');
      const [start, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
      const from = readme.indexOf(start) + start.length;
      const to = readme.indexOf(end);
      assert.ok(from >= start.length && to > from, `the markers of "${name}" are missing`);
      if (process.env.UPDATE && !process.env.CI) {
        writeFileSync('README.md', readme.slice(0, from) + table() + readme.slice(to));
        return;
      }
      assert.equal(readme.slice(from, to), table());
    });
  }
});

function usageBlock(): string {
  const lines = usage(commands).trimEnd().split('\n').slice(1);
  return `\`\`\`\n${lines.map((line) => line.trimStart()).join('\n')}\n\`\`\``;
}

function formatsTable(): string {
  const rows = formats.map((format) => {
    const language = manifest.contributes.languages.find(({ id }) => id === format.id);
    const names = (language?.filenamePatterns ?? []).slice(0, 3).map((pattern) => `\`${pattern}\``);
    const files = names.length > 0 ? `${names.join(', ')}, or by content` : 'by content';
    return `| ${format.label} | ${files} | ${versionsText(currentRows(format.versions))} |`;
  });
  return ['| format | files | versions |', '|---|---|---|', ...rows].join('\n');
}

function settingsTable(): string {
  const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.nls.json', 'utf8'));
  const rows = Object.entries(manifest.contributes.configuration.properties).map(([name, setting]) => {
    const values = setting.enum?.map((value) => `\`"${value}"\``).join(', ');
    const text = texts[setting.markdownDescription.replaceAll('%', '')] ?? '';
    const by = `\`${JSON.stringify(setting.default)}\``;
    return `| \`${name}\` | ${by} | ${text}${values === undefined ? '' : ` One of ${values}.`} |`;
  });
  return ['| setting | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

/** `fcos 1.0.0 to 1.7.0 and 1.8.0-experimental`, for each variant. */
function versionsText(rows: readonly VersionRow[]): string {
  const variants = [...new Set(rows.map((row) => row.variant))];
  return variants
    .map((variant) => {
      const own = rows.filter((row) => row.variant === variant);
      const stable = own.filter((row) => row.status === 'stable').map((row) => row.version);
      const experimental = own.filter((row) => row.status === 'experimental').map((row) => row.version);
      const [first] = stable;
      const last = stable.at(-1);
      const range = first === last ? first : `${first} to ${last}`;
      return `${variants.length > 1 ? `${variant} ` : ''}${[range, ...experimental].join(' and ')}`;
    })
    .join('; ');
}

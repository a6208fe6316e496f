import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bigCloudConfig } from './bigCloudConfig.ts';
import { bigConfig } from './bigConfig.ts';
import { type ConvertTimes, measureConversion } from './convert.ts';
import { type Measurement, measure, type Subject } from './measure.ts';
import { measurePreview, type PreviewTimes } from './preview.ts';

const mebibyte = 1024 * 1024;

const butane = { id: 'butane', schema: 'butane@fcos-1.6.0', fileName: 'config.bu' } as const;

/** The files that are measured, and design section 6's budget for each, in milliseconds and bytes. */
const sizes = [
  {
    name: '20 KB config',
    language: butane,
    text: bigConfig((text) => text.length >= 20_000),
    budget: { keystroke: 10, start: 300, hover: 20, completion: 20, memory: 100 * mebibyte },
  },
  {
    name: '10,000 lines',
    language: butane,
    text: bigConfig((_text, lines) => lines >= 10_000),
    budget: { keystroke: 30, start: 700, hover: 30, completion: 30, memory: 200 * mebibyte },
  },
  {
    name: 'a cloud-config of 9,000 lines',
    language: { id: 'cloud-config', schema: 'cloud-config', fileName: 'big.cloud-config.yaml' },
    text: bigCloudConfig(9000),
    budget: { keystroke: 30, start: 700, hover: 30, completion: 30, memory: 200 * mebibyte },
  },
] as const;

const vsixBudget = 1.5 * 1000 * 1000;

/** The generic server waits this long after a keystroke before it begins to work. */
const genericWait = 200;

const folder = mkdtempSync(path.join(tmpdir(), 'strata-bench-'));
try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  if (!existsSync('dist/server.js')) throw new Error('dist/server.js is missing: run `npm run build` first');
  console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}`);
  const [load = 0] = loadavg();
  if (load > 0.5)
    console.log(`The machine is busy (load ${load.toFixed(1)}): the times are longer than they should be.`);
  console.log();
  // A part of the name of one file, where only that is to be measured.
  const [only = ''] = process.argv.slice(2);
  for (const { name, language, text, budget } of sizes.filter((size) => size.name.includes(only))) {
    const pull = await measure(ours('pull', language), text);
    const push = await measure(ours('push', language), text);
    const other = await measure(genericServer(language), text);
    console.log(`${name}: ${(text.length / 1000).toFixed(0)} KB, ${text.split('\n').length - 1} lines`);
    console.log(table(slower(pull, push), other, budget));
    console.log(footnotes({ pull, push, other }));
    if (language === butane) console.log(previewTable(await measurePreview(text), budget));
  }
  console.log(
    conversion(await measureConversion({ chromium: process.env.BENCH_CHROMIUM, tool: process.env.BENCH_TOOL })),
  );
  console.log(packageSize());
}

type Language = (typeof sizes)[number]['language'];

function ours(diagnostics: 'pull' | 'push', { id, fileName }: Language): Subject {
  const command = { command: process.execPath, args: ['dist/server.js', '--stdio'] };
  return { name: 'Strata', command, languageId: id, fileName, diagnostics };
}

/** yaml-language-server with the schema that we make for it, which is the best that it can be given. */
function genericServer(language: Language): Subject {
  const { fileName } = language;
  const schema = pathToFileURL(writeSchema(language)).href;
  const yaml = { schemas: { [schema]: [fileName] }, validate: true, hover: true, completion: true };
  const settings: Readonly<Record<string, unknown>> = { yaml: { ...yaml, schemaStore: { enable: false } } };
  return {
    name: 'yaml-language-server',
    languageId: 'yaml',
    fileName,
    diagnostics: 'push',
    command: {
      command: process.execPath,
      args: ['test/bench/node_modules/yaml-language-server/bin/yaml-language-server', '--stdio'],
      answer: (method, params) =>
        method === 'workspace/configuration'
          ? (params as { items: { section: string }[] }).items.map(({ section }) => settings[section] ?? null)
          : null,
    },
  };
}

function writeSchema({ id, schema: name }: Language): string {
  const file = path.join(folder, `${id}.schema.json`);
  const schema = execFileSync(process.execPath, ['dist/cli.js', 'schema', name]);
  writeFileSync(file, schema);
  return file;
}

/** For each figure the worse of the two ways in which editors get diagnostics. */
function slower(pull: Measurement, push: Measurement): Measurement {
  return {
    keystroke: Math.max(pull.keystroke, push.keystroke),
    worstClass: pull.worstClass.time > push.worstClass.time ? pull.worstClass : push.worstClass,
    start: Math.max(pull.start, push.start),
    hover: Math.max(pull.hover, push.hover),
    completion: Math.max(pull.completion, push.completion),
    memory: pull.memory === undefined || push.memory === undefined ? undefined : Math.max(pull.memory, push.memory),
    problems: pull.problems,
  };
}

type Budget = (typeof sizes)[number]['budget'];

function table(own: Measurement, other: Measurement, budget: Budget): string {
  const time = (name: string, mine: number, theirs: number, limit: number | undefined): string[] => [
    name,
    milliseconds(mine),
    milliseconds(theirs),
    `${(theirs / mine).toFixed(1)} x`,
    limit === undefined ? '' : `< ${limit} ms`,
    limit === undefined ? '' : verdict(mine < limit),
  ];
  const rows = [
    ['', 'Strata', 'generic', 'generic / Strata', 'budget', 'holds'],
    time('keystroke to diagnostics', own.keystroke, other.keystroke, budget.keystroke),
    time(`  worst: ${own.worstClass.name}`, own.worstClass.time, other.worstClass.time, budget.keystroke),
    time('process start to first diagnostics', own.start, other.start, budget.start),
    time('hover', own.hover, other.hover, budget.hover),
    time('completion, keystroke included', own.completion, other.completion, budget.completion),
    memoryRow(own.memory, other.memory, budget.memory),
  ];
  return aligned(rows);
}

/** With a preview open twice the budget is allowed, and the median is not all that counts. */
function previewTable({ calm, shown, hasty, slow, memory }: PreviewTimes, budget: Budget): string {
  const within = 2 * budget.keystroke;
  const row = (name: string, time: number, limit?: number): string[] => [
    name,
    milliseconds(time),
    limit === undefined ? '' : `< ${limit} ms`,
    limit === undefined ? '' : verdict(time < limit),
  ];
  const held = memory === undefined ? 'n/a' : `${(memory / mebibyte).toFixed(0)} MiB`;
  const rows = [
    ['with the preview open', 'Strata', 'budget', 'holds'],
    row('keystroke to diagnostics', calm, within),
    row('  while somebody goes on typing', hasty, within),
    row('  the slowest twentieth of those', slow),
    row('keystroke to preview', shown),
    [
      'peak memory',
      held,
      `< ${(2 * budget.memory) / mebibyte} MiB`,
      memory === undefined ? 'n/a' : verdict(memory < 2 * budget.memory),
    ],
  ];
  return `${aligned(rows)}\n`;
}

function memoryRow(own: number | undefined, other: number | undefined, limit: number): string[] {
  const name = 'peak memory';
  if (own === undefined || other === undefined) return [name, 'n/a', 'n/a', '', `< ${limit / mebibyte} MiB`, 'n/a'];
  const shown = (bytes: number): string => `${(bytes / mebibyte).toFixed(0)} MiB`;
  return [name, shown(own), shown(other), `${(other / own).toFixed(1)} x`, `< ${shown(limit)}`, verdict(own < limit)];
}

function footnotes({ pull, push, other }: Readonly<Record<'pull' | 'push' | 'other', Measurement>>): string {
  const problems = ({ problems: { before, most } }: Measurement): string =>
    `${before} before, at most ${most} while typing`;
  return [
    `  diagnostics asked for: ${milliseconds(pull.keystroke)}, sent unasked: ${milliseconds(push.keystroke)}; the slower stands above`,
    `  generic without its fixed wait of ${genericWait} ms: ${milliseconds(Math.max(0, other.keystroke - genericWait))}`,
    `  problems: Strata ${problems(pull)}; generic ${problems(other)}`,
    '',
  ].join('\n');
}

/** With everything warm but the real tool, which is a process for each config. */
function conversion({ server, browser, tool }: ConvertTimes): string {
  const row = (name: string, time: number | undefined): string[] => {
    if (time === undefined) return [name, 'n/a', '', ''];
    const ratio = tool === undefined ? '' : `${(tool / time).toFixed(1)} x`;
    return [name, milliseconds(time), ratio, tool === undefined ? '' : verdict(time < tool)];
  };
  const rows = [
    ['', 'time', 'butane / Strata', 'faster'],
    row('a keystroke and the conversion, server', server),
    row('the same in a browser', browser),
    ['a process of the real tool', tool === undefined ? 'n/a (needs Go)' : milliseconds(tool), '', ''],
  ];
  return `convert a 20 KB config to Ignition\n${aligned(rows)}\n`;
}

function packageSize(): string {
  const file = 'dist/strata.vsix';
  if (!existsSync(file)) return `package: ${file} is not there (npm run package)`;
  const { size } = statSync(file);
  return `package: ${(size / 1e6).toFixed(2)} MB, budget < ${vsixBudget / 1e6} MB, holds: ${verdict(size < vsixBudget)}`;
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 2 : 0)} ms`;
}

function verdict(isWithin: boolean): string {
  return isWithin ? 'yes' : 'NO';
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const cell = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => `  ${row.map(cell).join('  ')}`.trimEnd()).join('\n');
}

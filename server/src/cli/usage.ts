import { parseArgs } from 'node:util';
import { formats } from '../registry.ts';
import type { Settings } from '../settings/settings.ts';

/** The command line was not understood; the message says how. */
export class UsageError extends Error {}

const optionTypes = {
  format: { type: 'string' },
  as: { type: 'string' },
  os: { type: 'string' },
  tool: { type: 'string', multiple: true },
  'files-dir': { type: 'string' },
  strict: { type: 'boolean' },
  to: { type: 'string' },
  from: { type: 'string' },
  pretty: { type: 'boolean' },
  raw: { type: 'boolean' },
  report: { type: 'string' },
} as const;

export interface Arguments {
  readonly files: readonly string[];
  readonly format: string | undefined;
  readonly strict: boolean;
  readonly to: string | undefined;
  readonly pretty: boolean;
  readonly raw: boolean;
  readonly report: string | undefined;
  /** What the flags say of every file. */
  readonly settings: Settings;
}

/** Reads flags and files; `allowed` names the flags that the command takes. */
export function readArguments(args: readonly string[], allowed: readonly (keyof typeof optionTypes)[]): Arguments {
  const { values, positionals } = parse(args);
  const strange = Object.keys(values).find((name) => !(allowed as readonly string[]).includes(name));
  if (strange !== undefined) throw new UsageError(`the flag --${strange} does not go with this command`);
  const { format, as, from, os, tool, 'files-dir': filesDir, strict, to, pretty, raw, report } = values;
  const chosen = as ?? from;
  if (chosen !== undefined) checkFormat(chosen);
  for (const release of tool ?? []) checkTool(release);
  return {
    files: positionals,
    format,
    strict: strict === true,
    to,
    pretty: pretty === true,
    raw: raw === true,
    report,
    settings: {
      ...(chosen === undefined ? {} : { format: chosen, formatBy: `the flag --${as === undefined ? 'from' : 'as'}` }),
      ...(os === undefined ? {} : { os }),
      ...(tool === undefined ? {} : { tool }),
      ...(filesDir === undefined ? {} : { filesDir }),
    },
  };
}

export function checkFormat(id: string): void {
  if (formats.some((format) => format.id === id)) return;
  throw new UsageError(`unknown format \`${id}\`; accepted: ${formats.map((format) => format.id).join(', ')}`);
}

/** Refuses a tool release whose judgement is not recorded. */
function checkTool(release: string): void {
  const recorded = formats.flatMap((format) => format.versions.tools.map((tool) => `${tool.name}@${tool.release}`));
  if (recorded.some((name) => name === release || name.endsWith(`@${release}`))) return;
  throw new UsageError(
    `the tool release \`${release}\` is not recorded; accepted: ${[...new Set(recorded)].join(', ')}`,
  );
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: optionTypes, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

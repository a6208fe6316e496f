import picomatch from 'picomatch';
import type { Settings } from './settings.ts';

/** The name of the file that holds the settings of the folder it lies in and of all below. */
export const projectFileName = 'strata.json';

interface FileRule extends Settings {
  readonly glob: string;
}

/** What a `strata.json` says. */
export interface ProjectSettings extends Settings {
  readonly files: readonly FileRule[];
}

export type ReadResult =
  | { readonly kind: 'read'; readonly settings: ProjectSettings }
  | { readonly kind: 'refused'; readonly message: string };

const severities = ['error', 'warning', 'info', 'off'] as const;

/** Reads the text of a `strata.json`; refuses it as a whole, with the reason, where anything in it is not understood. */
export function readProjectSettings(text: string): ReadResult {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    return { kind: 'refused', message: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (!isRecord(value)) return { kind: 'refused', message: 'an object is needed' };
  const unknown = unknownKey(value, ['$schema', 'os', 'tool', 'filesDir', 'severity', 'files']);
  if (unknown !== undefined) return { kind: 'refused', message: unknown };
  const top = readSettings(value);
  if (typeof top === 'string') return { kind: 'refused', message: top };
  const files: FileRule[] = [];
  if (value.files !== undefined && !Array.isArray(value.files))
    return { kind: 'refused', message: '`files` must be a list' };
  for (const [index, item] of (value.files ?? []).entries()) {
    if (!isRecord(item) || typeof item.glob !== 'string') {
      return { kind: 'refused', message: `\`files[${index}]\` needs a \`glob\`` };
    }
    const strange = unknownKey(item, ['glob', 'format', 'os', 'tool', 'filesDir']);
    const settings = strange ?? readSettings(item);
    if (typeof settings === 'string') return { kind: 'refused', message: `\`files[${index}]\`: ${settings}` };
    files.push({ ...settings, glob: item.glob });
  }
  return { kind: 'read', settings: { ...top, files } };
}

/** What a project says about one file; the path is relative to the folder of `strata.json`, with `/`. */
export function settingsForFile(project: ProjectSettings, path: string): readonly Settings[] {
  const { files, ...top } = project;
  const rules = files.filter((rule) => picomatch.isMatch(path, rule.glob, { dot: true }));
  return [...rules.map(({ glob: _, ...settings }) => settings), top];
}

function readSettings(value: Readonly<Record<string, unknown>>): Settings | string {
  const { os, tool, filesDir, format, severity } = value;
  if (os !== undefined && typeof os !== 'string') return '`os` must be text';
  if (filesDir !== undefined && typeof filesDir !== 'string') return '`filesDir` must be text';
  if (format !== undefined && typeof format !== 'string') return '`format` must be text';
  const tools = typeof tool === 'string' ? [tool] : tool;
  if (tools !== undefined && !(Array.isArray(tools) && tools.every((item) => typeof item === 'string'))) {
    return '`tool` must be a list of texts';
  }
  const levels = severity === undefined ? undefined : readSeverity(severity);
  if (typeof levels === 'string') return levels;
  return {
    ...(os === undefined ? {} : { os }),
    ...(filesDir === undefined ? {} : { filesDir }),
    ...(format === undefined ? {} : { format, formatBy: projectFileName }),
    ...(tools === undefined ? {} : { tool: tools }),
    ...(levels === undefined ? {} : { severity: levels }),
  };
}

function readSeverity(value: unknown): NonNullable<Settings['severity']> | string {
  if (!isRecord(value)) return '`severity` must be an object of problem codes';
  const levels: Record<string, (typeof severities)[number]> = {};
  for (const [code, level] of Object.entries(value)) {
    const known = severities.find((severity) => severity === level);
    if (!known) return `\`severity.${code}\` must be one of ${severities.join(', ')}`;
    levels[code] = known;
  }
  return levels;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A complaint about the first key that is not known. */
function unknownKey(value: Readonly<Record<string, unknown>>, known: readonly string[]): string | undefined {
  const key = Object.keys(value).find((name) => !known.includes(name));
  return key === undefined ? undefined : `unknown key \`${key}\``;
}

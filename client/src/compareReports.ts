/** One thing that a tool says of a config. */
export interface Said {
  readonly severity: string;
  readonly message: string;
  /** From 1; absent where the tool names none. */
  readonly line?: number;
  /** Keys and indices behind a `$`, as the tool prints them; absent where it names none. */
  readonly path?: string;
}

/** What became of one config. */
export interface Judgement {
  /** The text that was made of it, line break included; undefined where it was refused. */
  readonly output: string | undefined;
  readonly said: readonly Said[];
}

export interface Comparison {
  readonly isSame: boolean;
  /** For a person: what both say, or where they differ. */
  readonly lines: readonly string[];
}

const entry = /^(error|warning|info) at (\$.*?)(?:, line (\d+) col \d+)?: (.*)$/u;
const failure = /^Error translating config: ([\s\S]*)/mu;
/** These two only say that there are errors above. */
const summaries = ['source config is invalid', 'config generated was invalid'];

/** What the tool wrote with `--raw-errors`, or before it knew that flag. */
export function readReport(stderr: string): readonly Said[] {
  const said: Said[] = [];
  for (const line of stderr.split('\n')) {
    const [, severity, path, number, message] = entry.exec(line) ?? [];
    if (severity === undefined || path === undefined || message === undefined) continue;
    said.push({ severity, message, path, ...(number === undefined ? {} : { line: Number(number) }) });
  }
  const reason = failure.exec(stderr)?.[1]?.trim();
  return reason === undefined || summaries.includes(reason) ? said : [...said, ...readFailure(reason)];
}

/**
 * A config that cannot be decoded has no report, but a list of lines. Where it is not even YAML there is one line, which is
 * seldom that of the mistake.
 */
function readFailure(reason: string): readonly Said[] {
  if (!reason.includes('unmarshal errors:')) return [{ severity: 'error', message: reason }];
  const found = [...reason.matchAll(/\bline (\d+): (.*)/gu)];
  return found.map(([, line, message = '']) => ({ severity: 'error', message, line: Number(line) }));
}

/**
 * Where the judgements of one config differ.
 *
 * @param tool how the tool is to be called
 */
export function compareReports(ours: Judgement, theirs: Judgement, tool: string): Comparison {
  const lines = [
    ...verdictLines(ours, theirs, tool),
    ...ofOne(theirs, ours).map((said) => `only ${tool}: ${textOf(said)}`),
    // A tool that refuses a config stops at the first kind of mistake, so more from us is no difference then.
    ...(theirs.output === undefined ? [] : ofOne(ours, theirs).map((said) => `only Strata: ${textOf(said)}`)),
  ];
  return lines.length > 0 ? { isSame: false, lines } : { isSame: true, lines: [agreement(ours, theirs, tool)] };
}

function verdictLines({ output: ours }: Judgement, { output: theirs }: Judgement, tool: string): readonly string[] {
  if (ours === theirs) return [];
  if (theirs === undefined) return [`${tool} refuses the config, and Strata converts it`];
  if (ours === undefined) return [`${tool} converts the config, and Strata refuses it`];
  const at = [...ours].findIndex((character, index) => character !== theirs[index]);
  const index = at < 0 ? ours.length : at;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, index - 30), index + 30));
  return [
    `the results differ from character ${index + 1} on (${ours.length} characters, ${theirs.length} from ${tool})`,
    `  Strata: ${around(ours)}`,
    `  ${tool}: ${around(theirs)}`,
  ];
}

function ofOne(one: Judgement, other: Judgement): readonly Said[] {
  return one.said.filter((said) => !other.said.some((candidate) => isSameFinding(said, candidate)));
}

/** Wordings differ, and lines of the tool are sometimes those of the value's parent: one of place and path is enough. */
function isSameFinding(a: Said, b: Said): boolean {
  if (a.severity !== b.severity) return false;
  if (!hasPlace(a) || !hasPlace(b)) return keepsFromReading(a) && keepsFromReading(b);
  return (a.line !== undefined && a.line === b.line) || (a.path !== undefined && a.path === b.path);
}

function hasPlace({ line, path }: Said): boolean {
  return line !== undefined || path !== undefined;
}

/** Whether it is about the text as a whole, or the keys that say how to read it: of those the tool names no place. */
function keepsFromReading(said: Said): boolean {
  return !hasPlace(said) || [undefined, '$', '$.variant', '$.version'].includes(said.path);
}

function agreement({ output, said }: Judgement, theirs: Judgement, tool: string): string {
  const more = said.length > theirs.said.length ? `; Strata names ${said.length - theirs.said.length} more` : '';
  if (output === undefined) return `Strata and ${tool} refuse the config for the same reasons${more}`;
  const findings = said.length === 0 ? 'nothing to say of it' : `the same to say of it (${said.length})`;
  return `Strata and ${tool} make the same of the config, ${output.length} characters, and have ${findings}`;
}

function textOf({ severity, message, line, path }: Said): string {
  const place = line === undefined ? path : `line ${line}`;
  return `${severity}${place === undefined ? '' : `, ${place}`}: ${message}`;
}

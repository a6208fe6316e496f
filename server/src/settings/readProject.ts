import type { DecodedText } from '../base/decodeText.ts';
import type { Path } from '../base/path.ts';
import type { Fix, Problem } from '../base/problem.ts';
import { inWordsOf } from '../base/refusal.ts';
import type { Range } from '../base/text.ts';
import type { MapNode, Node, Pair, ScalarNode } from '../document/node.ts';
import { readText } from '../document/readText.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { nearest } from '../shape/nearest.ts';
import { listed } from '../shape/wording.ts';
import { type NamedThing, refuse } from './knownSettings.ts';
import { type FileRule, type ProjectSettings, projectFileName, refuseGlob } from './projectSettings.ts';
import { type Settings, type ShownSeverity, shownSeverities } from './settings.ts';

/** A `strata.json` that was read: what could be understood, and what could not. */
export interface ProjectFile {
  readonly document: TextDocument;
  readonly settings: ProjectSettings;
  /** Each means that something in the file has no effect. In the order of the text. */
  readonly problems: readonly Problem[];
}

const topKeys = ['$schema', 'os', 'tool', 'filesDir', 'severity', 'files'];
const ruleKeys = ['glob', 'format', 'os', 'tool', 'filesDir'];

/** Reads the text of a `strata.json`. What is wrong in one place costs only that place. */
export function readProject({ text, invalidAt }: DecodedText): ProjectFile {
  const hasMark = text.startsWith('\uFEFF');
  const file = readProjectDocument(readText(hasMark ? text.slice(1) : text, 'json', { template: 'none' }));
  if (invalidAt === undefined || file.document.declined) return file;
  const start = hasMark ? invalidAt - 1 : invalidAt;
  const message = 'from here on the file is not UTF-8, and what is not ASCII matches no file; save it as UTF-8';
  const problem = { ...badSetting({ start, end: start + 1 }, [], message), code: 'syntax/not-utf-8' };
  return { ...file, problems: inOrder([...file.problems, problem]) };
}

/** As `readProject`, for a document that is open. */
export function readProjectDocument(document: TextDocument): ProjectFile {
  const damage = syntaxProblems(document);
  const found: Problem[] = [];
  const root = document.parts[0]?.root;
  const settings = root ? readTop(root, found) : { files: [] };
  // What could not be read is not what was meant, so nothing more is said of it.
  const founded = found.filter(({ range }) => !damage.some((other) => touches(other.range, range)));
  return { document, settings, problems: inOrder([...damage, ...founded]) };
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.range.start - b.range.start);
}

function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function syntaxProblems({ parts, declined }: TextDocument): readonly Problem[] {
  const common = { source: 'strata', severity: 'error', path: [] } as const;
  if (declined) {
    const range = { start: 0, end: 0 };
    const message = `this is no settings file (${declined === 'binary' ? 'not a text' : 'larger than 2 MB'}): nothing in it has an effect`;
    return [{ ...common, code: `strata/${declined}`, message, range }];
  }
  return parts.flatMap((part) =>
    part.problems.map(({ code, message, range, fixes }) => ({
      ...common,
      code,
      // The reader speaks of configs, which their tools refuse as a whole.
      message: inWordsOf(message, 'settings may be lost'),
      range,
      ...(fixes ? { fixes: (): readonly Fix[] => fixes } : {}),
    })),
  );
}

function readTop(root: Node, problems: Problem[]): ProjectSettings {
  if (root.kind !== 'map') {
    problems.push(badSetting(root, [], 'settings are an object: write `{ "os": "fcos" }`'));
    return { files: [] };
  }
  const members = membersOf(root, [], topKeys, problems);
  const severity = members.get('severity')?.value;
  const levels = severity ? readSeverities(severity, problems) : undefined;
  return {
    ...readSettings(members, [], problems),
    ...(levels ? { severity: levels } : {}),
    files: readFiles(members.get('files')?.value, problems),
  };
}

function readFiles(list: Node | undefined, problems: Problem[]): readonly FileRule[] {
  if (!list) return [];
  if (list.kind !== 'seq') {
    problems.push(wrongType(list, ['files'], 'a list of objects: `[{ "glob": "nodes/*.yaml", … }]`'));
    return [];
  }
  return list.items.flatMap((item, index) => {
    const path = ['files', index];
    if (item.kind !== 'map') {
      problems.push(wrongType(item, path, 'an object: `{ "glob": "nodes/*.yaml", … }`'));
      return [];
    }
    const members = membersOf(item, path, ruleKeys, problems);
    const settings = readSettings(members, path, problems);
    const glob = readGlob(item, members.get('glob')?.value, path, problems);
    return glob === undefined ? [] : [{ ...settings, glob }];
  });
}

function readGlob(item: Node, value: Node | undefined, path: Path, problems: Problem[]): string | undefined {
  if (!value) {
    const range = { start: item.start, end: item.start + 1 };
    problems.push(
      badSetting(range, path, 'this entry has no `glob`, so it holds for no file: say which files it is for'),
    );
    return undefined;
  }
  const glob = readString(value, [...path, 'glob'], problems);
  if (!glob) return undefined;
  const reason = refuseGlob(glob.text);
  if (reason === undefined) return glob.text;
  problems.push(badSetting(glob, [...path, 'glob'], `the glob \`${glob.text}\` can match no file; ${reason}`));
  return undefined;
}

function readSettings(members: ReadonlyMap<string, Pair>, path: Path, problems: Problem[]): Settings {
  const text = (key: string, thing?: NamedThing): string | undefined => {
    const value = members.get(key)?.value;
    return value ? readWord(value, thing, [...path, key], problems) : undefined;
  };
  const os = text('os', 'os');
  const filesDir = text('filesDir');
  const format = text('format', 'fileFormat');
  const tool = readTools(members.get('tool')?.value, [...path, 'tool'], problems);
  return {
    ...(os === undefined ? {} : { os }),
    ...(filesDir === undefined ? {} : { filesDir }),
    ...(format === undefined ? {} : { format, formatBy: projectFileName }),
    ...(tool === undefined ? {} : { tool }),
  };
}

function readTools(value: Node | undefined, path: Path, problems: Problem[]): readonly string[] | undefined {
  if (!value) return undefined;
  if (value.kind !== 'seq') {
    problems.push(wrongType(value, path, 'a list of releases: `["butane@0.29.0"]`'));
    return undefined;
  }
  const releases = value.items.map((item, index) => readWord(item, 'tool', [...path, index], problems));
  const known = releases.filter((release) => release !== undefined);
  return known.length > 0 ? known : undefined;
}

function readSeverities(value: Node, problems: Problem[]): Settings['severity'] {
  if (value.kind !== 'map') {
    problems.push(wrongType(value, ['severity'], 'an object of problem codes: `{ "butane/unknown-key": "error" }`'));
    return undefined;
  }
  const levels: Record<string, ShownSeverity> = {};
  for (const [code, { key, value: level }] of membersOf(value, ['severity'], undefined, problems)) {
    const path = ['severity', code];
    const isKnown = isGood(key, code, 'code', path, problems);
    const word = level ? readWord(level, 'severity', path, problems) : undefined;
    const severity = shownSeverities.find((known) => known === word);
    if (isKnown && severity) levels[code] = severity;
  }
  return levels;
}

/** A text that, where it names something, names what Strata knows. */
function readWord(value: Node, thing: NamedThing | undefined, path: Path, problems: Problem[]): string | undefined {
  const scalar = readString(value, path, problems);
  if (!scalar) return undefined;
  return thing === undefined || isGood(scalar, scalar.text, thing, path, problems) ? scalar.text : undefined;
}

function readString(value: Node, path: Path, problems: Problem[]): ScalarNode | undefined {
  if (value.kind === 'scalar' && value.style !== 'plain') return value;
  problems.push(wrongType(value, path, 'text in double quotes'));
  return undefined;
}

function isGood(node: Node, word: string, thing: NamedThing, path: Path, problems: Problem[]): boolean {
  const refusal = refuse(thing, word);
  if (!refusal) return true;
  const { found, advice, likely } = refusal;
  problems.push(unknownSetting(node, path, `${found}: it has no effect; ${advice}`, likely));
  return false;
}

/** The pairs by their keys; of a key that stands twice the last one, as JSON readers have it. */
function membersOf(
  map: MapNode,
  path: Path,
  accepted: readonly string[] | undefined,
  problems: Problem[],
): ReadonlyMap<string, Pair> {
  const members = new Map<string, Pair>();
  for (const pair of map.pairs) {
    const { key } = pair;
    // A key without its quotes is a syntax problem already, and is what it looks like.
    if (key.kind !== 'scalar') continue;
    const name = key.text;
    if (accepted && !accepted.includes(name)) {
      problems.push(unknownKey(key, name, path, accepted));
      continue;
    }
    if (members.has(name))
      problems.push(
        badSetting(
          key,
          [...path, name],
          `\`${name}\` stands here for the second time: only this one counts; keep one of them`,
        ),
      );
    members.set(name, pair);
  }
  return members;
}

function unknownKey(key: Node, name: string, path: Path, accepted: readonly string[]): Problem {
  const likely = nearest(name, accepted);
  const isTop = path.length === 0;
  // Each of the two places has a key that is looked for in the other.
  const elsewhere = isTop ? ruleKeys : topKeys;
  const advice =
    likely.length === 0 && elsewhere.includes(name)
      ? `; it belongs ${isTop ? 'into an entry of `files`' : 'to the top of this file'}`
      : `; accepted: ${listed([...likely, ...accepted.filter((word) => !likely.includes(word))])}`;
  return unknownSetting(key, [...path, name], `unknown setting \`${name}\`: it has no effect${advice}`, likely);
}

function wrongType(node: Node, path: Path, wanted: string): Problem {
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  return badSetting(node, path, `\`${name}\` needs ${wanted}; what stands here has no effect`);
}

function badSetting({ start, end }: Range, path: Path, message: string): Problem {
  return { code: 'strata/bad-setting', source: 'strata', severity: 'error', message, range: { start, end }, path };
}

function unknownSetting({ start, end }: Range, path: Path, message: string, likely: readonly string[]): Problem {
  const fixes = (): readonly Fix[] =>
    likely.slice(0, 3).map((word) => ({
      title: `Change to "${word}"`,
      edits: [{ start, end, newText: JSON.stringify(word) }],
      certain: likely.length === 1,
    }));
  return { ...badSetting({ start, end }, path, message), code: 'strata/unknown-setting', fixes };
}

import type { Value } from '../../../decode/decoded.ts';
import { readUnitFile } from '../../../embedded/systemd/readUnitFile.ts';
import { writtenFiles } from '../../../generated/machineFacts.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { commandsOf, wordsOf } from '../commandText.ts';
import type { Keys } from '../keys.ts';
import { type WrittenText, writtenTexts } from '../writtenFile.ts';
import { setMode } from './setMode.ts';

const code = 'cloud-config/script-not-run';

/** Who runs a file of the config, and what becomes of it where it may not be run. */
interface Runner {
  readonly says: string;
  /** Whether it runs what does not say who reads it: a shell does, the kernel does not. */
  readonly needsInterpreter: boolean;
  readonly at?: Finding['path'];
}

/** Scripts that are run and cannot be. */
export const scriptFiles = configRule<Keys>({
  codes: [code],
  at: [''],
  *check(config): Generator<Finding> {
    const files = writtenTexts(config.write_files);
    if (files.length === 0) return;
    const run = new Map([...runByUnits(files), ...runByCommands(config, files)]);
    for (const written of files) {
      const runner = run.get(written.path) ?? folderOf(written.path);
      if (runner) yield* faultsOf(written, runner);
      else if (written.text !== undefined && /^#![^\n]*\r/u.test(written.text)) yield lineEnd(written);
    }
  },
});

function* faultsOf(written: WrittenText, { says, needsInterpreter, at }: Runner): Generator<Finding> {
  const { index, file, mode, text } = written;
  const related = at ? { related: { path: at, message: 'it is run here' } } : {};
  if (mode !== undefined && (mode & 0o111) === 0)
    yield {
      code,
      severity: 'warning',
      message: `nobody may run this file, and ${says}; write \`permissions: "0755"\``,
      path: ['write_files', index, file.permissions === undefined ? 'path' : 'permissions'],
      isOwn: true,
      ...related,
      fixes: ({ node }, document) => setMode(node, mode | ((mode & 0o444) >> 2), document),
    };
  if (text === undefined) return;
  if (/^#![^\n]*\r/u.test(text)) yield lineEnd(written);
  else if (needsInterpreter && text.trim() !== '' && !text.startsWith('#!') && !/[^\t\n\r\x20-\uFFFF]/u.test(text))
    yield {
      code,
      severity: 'warning',
      message: `the file does not begin with \`#!\`, so the system does not know who reads it and refuses to run it ("Exec format error"); write \`#!/bin/sh\` in its first line`,
      path: ['write_files', index, 'content'],
      isOwn: true,
      ...related,
    };
}

function lineEnd({ index }: WrittenText): Finding {
  return {
    code,
    severity: 'warning',
    message:
      'the first line ends as lines of Windows do, so the system looks for a program with a carriage return in its name and finds none; end the lines with `\\n`',
    path: ['write_files', index, 'content'],
    isOwn: true,
  };
}

/** A folder of which somebody runs all files. */
function folderOf(path: string): Runner | undefined {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const found = writtenFiles.run.find((each) => each.in === folder);
  return found && { says: `${found.by} passes over it`, needsInterpreter: found.interpreter === true };
}

function* runByUnits(files: readonly WrittenText[]): Generator<readonly [string, Runner]> {
  const changed = files.map(({ text }) => text ?? '').join('\n');
  for (const { path, text, index } of files) {
    if (text === undefined || !/\/systemd\/system\/.*\.(?:service|conf)$/u.test(path)) continue;
    for (const { name, assignments } of readUnitFile(text).sections)
      for (const { key, value } of name === 'Service' ? assignments : []) {
        const program = key.startsWith('Exec') ? /^[-@:+!|]*(\/[^\s"'%$\\]+)(?:\s|$)/u.exec(value)?.[1] : undefined;
        if (program === undefined || isChanged(changed, program)) continue;
        const at = ['write_files', index, 'content'];
        yield [program, { says: 'systemd, which is to, fails with 203/EXEC', needsInterpreter: true, at }];
      }
  }
}

function* runByCommands(
  { runcmd, bootcmd }: Keys,
  files: readonly WrittenText[],
): Generator<readonly [string, Runner]> {
  const items = (list: unknown): readonly Value[] => (Array.isArray(list) ? list : []);
  const paths = new Set(files.map(({ path }) => path));
  let before = items(bootcmd)
    .map((item) => wordsOf(item) ?? '')
    .join('\n');
  for (const [index, item] of items(runcmd).entries()) {
    const words = wordsOf(item);
    // What nobody knows may allow it.
    if (words === undefined && item !== null) return;
    before += `\n${words ?? ''}`;
    for (const [first] of commandsOf(item)) {
      const path = first?.text ?? '';
      if (!paths.has(path) || isChanged(before, path)) continue;
      yield [path, { says: 'the command that does is refused', needsInterpreter: false, at: ['runcmd', index] }];
    }
  }
}

/** Whether commands give a file, or all in its folder, the right to be run. */
function isChanged(commands: string, path: string): boolean {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const name = path.slice(folder.length + 1);
  return [...commands.matchAll(/\b(?:chmod|install|chown)\b[^\n]*/gu)].some(
    ([line]) => line.includes(path) || line.includes(folder) || line.includes(name) || /[*$]/u.test(line),
  );
}

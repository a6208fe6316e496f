import { keptByText } from '../../../base/keptByText.ts';
import type { Value } from '../../../decode/decoded.ts';
import { readUnitFile } from '../../../embedded/systemd/readUnitFile.ts';
import { writtenFiles } from '../../../generated/machineFacts.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { commandsOf, wordsOf } from '../commandText.ts';
import type { Keys } from '../keys.ts';
import { type WrittenText, writtenTexts } from '../writtenFile.ts';
import { wordsIn } from './accounts.ts';
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
    const run = new Map([...runByUnits(files), ...runByCommands(config.runcmd, files)]);
    for (const written of files) {
      const runner = run.get(written.path) ?? folderOf(written.path);
      if (runner) yield* faultsOf(written, runner, config);
      else if (written.text !== undefined && /^#![^\n]*\r/u.test(written.text)) yield lineEnd(written);
    }
  },
});

function* faultsOf(written: WrittenText, { says, needsInterpreter, at }: Runner, config: Keys): Generator<Finding> {
  const { index, file, path, mode, text } = written;
  const related = at ? { related: { path: at, message: 'it is run here' } } : {};
  if (mode !== undefined && (mode & 0o111) === 0 && !isAllowed(path, config))
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
  for (const { path, text, index } of files) {
    if (text === undefined || !/\/systemd\/system\/.*\.(?:service|conf)$/u.test(path)) continue;
    for (const { name, assignments } of readUnitFile(text).sections)
      for (const { key, value } of name === 'Service' ? assignments : []) {
        const program = key.startsWith('Exec') ? /^[-@:+!|]*(\/[^\s"'%$\\]+)(?:\s|$)/u.exec(value)?.[1] : undefined;
        if (program === undefined) continue;
        const at = ['write_files', index, 'content'];
        yield [program, { says: 'systemd, which is to, fails with 203/EXEC', needsInterpreter: true, at }];
      }
  }
}

function* runByCommands(runcmd: unknown, files: readonly WrittenText[]): Generator<readonly [string, Runner]> {
  const paths = new Set(files.map(({ path }) => path));
  for (const [index, item] of Array.isArray(runcmd) ? (runcmd as readonly Value[]).entries() : [])
    for (const [first] of commandsOf(item)) {
      const path = first?.text ?? '';
      if (!paths.has(path)) continue;
      yield [path, { says: 'the command that does is refused', needsInterpreter: false, at: ['runcmd', index] }];
    }
}

/** Whether something in the config gives a file, or all in its folder, the right to be run, or may do so. */
function isAllowed(path: string, { runcmd, bootcmd, write_files: files }: Keys): boolean {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const name = path.slice(folder.length + 1);
  for (const item of [runcmd, bootcmd, files]) {
    // The words of a list are one command.
    for (const text of Array.isArray(item) ? item.flatMap((each: Value) => wordsOf(each) ?? [...wordsIn(each)]) : []) {
      if (typeof text === 'symbol') return true;
      const lines = linesThatAllow(text);
      if (lines.some((line) => line.includes(folder) || line.includes(name) || /[*$]/u.test(line))) return true;
    }
  }
  return false;
}

const linesThatAllow = keptByText((text: string): readonly string[] =>
  [...text.matchAll(/\b(?:chmod|install)\b[^\n]*/gu)].map(([line]) => line),
);

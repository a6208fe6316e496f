import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import type { RunButane, ToolRun } from './hostSide.ts';

/** In milliseconds; a config takes it a hundredth of a second. */
const longestRun = 30_000;
const longestOutput = 64 * 1024 * 1024;

/** Runs an installed Butane on a text, in a way that every release understands. */
export const runButane: RunButane = async (program, text, filesDir) => {
  if (program === '') return { kind: 'failed', reason: 'no program is named' };
  // A path that begins in the workspace would let the workspace say what runs.
  if (program !== path.basename(program) && !path.isAbsolute(program))
    return { kind: 'failed', reason: `\`${program}\` is neither the name of a program nor a whole path` };
  const version = await run(program, ['--version'], '');
  if (version.kind === 'failed') return version;
  const flags = filesDir === undefined ? [] : ['--files-dir', filesDir];
  const raw = await run(program, ['--raw-errors', ...flags], text);
  // Before 0.29.0 there was no other report, and no such flag.
  const isOld = raw.kind === 'ran' && raw.status === 2 && raw.stderr.includes('--raw-errors');
  const answer = isOld ? await run(program, flags, text) : raw;
  return answer.kind === 'failed' ? answer : { ...answer, version: version.stdout.trim() || program };
};

type Answer = Exclude<ToolRun, { readonly kind: 'ran' }> | Omit<Extract<ToolRun, { readonly kind: 'ran' }>, 'version'>;

function run(program: string, flags: readonly string[], input: string): Promise<Answer> {
  return new Promise((resolve) => {
    // Some systems look for programs in the working directory first: that must not be the workspace.
    const options = { cwd: homedir(), timeout: longestRun, maxBuffer: longestOutput, windowsHide: true };
    const child = execFile(program, flags, options, (error, stdout, stderr) => {
      if (error === null) resolve({ kind: 'ran', status: 0, stdout, stderr });
      else if (typeof error.code === 'number') resolve({ kind: 'ran', status: error.code, stdout, stderr });
      else resolve({ kind: 'failed', reason: error.killed ? `\`${program}\` did not end` : error.message });
    });
    // A program that ends without reading its input has said why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

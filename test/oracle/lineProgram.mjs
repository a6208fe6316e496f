/** Runs the Go programs that answer one line of JSON with another. Needs Go. */
import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { buildProgram } from './oracle.mjs';

/** `ask(request)` resolves to the answer; requests may overlap. `close()` ends the process. */
export async function startLineProgram(program) {
  const child = spawn(await buildProgram(program), [], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift().resolve(JSON.parse(line)));
  const exited = new Promise((resolve) => {
    child.on('close', (code) => {
      for (const { reject } of waiting) reject(new Error(`the oracle ended with status ${code}`));
      resolve();
    });
  });
  // The close event reports a program that has crashed.
  child.stdin.on('error', () => {});
  return {
    ask(request) {
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(request)}\n`);
      });
    },
    async close() {
      child.stdin.end();
      await exited;
    },
  };
}

/** Versions by module path, and of Go itself as `go`. */
export async function versionsOfProgram(program) {
  const { stdout } = await promisify(execFile)(await buildProgram(program), ['--versions']);
  return JSON.parse(stdout);
}

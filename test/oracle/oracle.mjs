/**
 * Runs the Go programs of this folder: builds them when needed, keeps one running and asks it about configs.
 * Needs Go; nothing but the recording and comparing scripts and the fuzzers imports this file.
 */
import { execFile, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const sourceFolder = dirname(fileURLToPath(import.meta.url));
const buildFolder = join(sourceFolder, '../../out/oracle');

/** No newer toolchain is fetched behind our back, and a build leaves one of two cores alone now and then. */
const goEnvironment = { ...process.env, GOTOOLCHAIN: 'local', GOMAXPROCS: '2' };

const standalone = ['-tags', 'standalone', '-modfile=butane-0.29.0.mod'];

/** How `go build` is asked for each program. */
const programs = {
  judge: ['./judge'],
  'judge-standalone': [...standalone, './judge-standalone'],
  reflect: ['./reflect'],
  gzip: ['./gzip'],
  leaves: ['./leaves'],
  merge: ['./merge'],
  effective: ['./effective'],
  'older-configs': ['-tags', 'oldspecs', '-modfile=old-specs.mod', './old-specs'],
  // The tools' own programs, for what is decided outside their libraries.
  'butane-program': ['github.com/coreos/ignition/v2/butane/internal'],
  'butane-program-standalone': [...standalone, 'github.com/coreos/butane/internal'],
};

const butanePrograms = { butane: 'butane-program', 'butane@0.29.0': 'butane-program-standalone' };

const programOfTool = {
  butane: 'judge',
  ignition: 'judge',
  machineconfig: 'judge',
  yaml: 'judge',
  'butane@0.29.0': 'judge-standalone',
};

/** The Go module whose version is the tool's release. */
const moduleOfTool = {
  butane: 'github.com/coreos/ignition/v2',
  ignition: 'github.com/coreos/ignition/v2',
  machineconfig: 'sigs.k8s.io/yaml',
  yaml: 'gopkg.in/yaml.v3',
  'butane@0.29.0': 'github.com/coreos/butane',
};

export const toolNames = Object.keys(programOfTool);

/** Builds of this process by program, so that several oracles share one. */
const builds = new Map();

/** Builds one of the Go programs (fast when nothing has changed) and returns the path of its binary. */
export function buildProgram(program) {
  if (!builds.has(program)) {
    builds.set(program, build(program));
  }
  return builds.get(program);
}

async function build(program) {
  const binary = join(buildFolder, process.platform === 'win32' ? `${program}.exe` : program);
  await run('go', ['build', '-o', binary, ...programs[program]], {
    cwd: sourceFolder,
    env: goEnvironment,
  });
  return binary;
}

/**
 * Starts the real tool. `judge(text, options)` gives its verdict
 * `{ id, tool, ok, error?, output?, panicked?, acceptedAsButane?, entries: [{ kind, message, path?, line?, column? }] }`;
 * text is a string or, where it is not UTF-8, a Uint8Array; options are `{ filesDir?, pretty?, raw? }`.
 * Requests may overlap. `close()` ends the process.
 */
export async function startOracle(tool) {
  const program = programOfTool[tool];
  if (program === undefined) {
    throw new Error(`no oracle for ${tool}; there are ${toolNames.join(', ')}`);
  }
  const child = spawn(await buildProgram(program), [], { stdio: ['pipe', 'pipe', 'inherit'], env: goEnvironment });
  const waiting = new Map();
  let lastId = 0;
  let ended;

  createInterface({ input: child.stdout }).on('line', (line) => {
    const verdict = JSON.parse(line);
    waiting.get(verdict.id)?.resolve(verdict);
    waiting.delete(verdict.id);
  });
  const exited = new Promise((resolve) => {
    child.on('close', (code, signal) => {
      ended = new Error(`the oracle for ${tool} ended (${signal ?? `exit status ${code}`})`);
      for (const { reject } of waiting.values()) {
        reject(ended);
      }
      waiting.clear();
      resolve();
    });
  });
  // Without a listener a write to a process that has crashed would end this one too; the close event reports it.
  child.stdin.on('error', () => {});

  return {
    judge(text, options = {}) {
      if (ended !== undefined) {
        return Promise.reject(ended);
      }
      const id = String(++lastId);
      const config = typeof text === 'string' ? { text } : { bytes: Buffer.from(text).toString('base64') };
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.stdin.write(`${JSON.stringify({ id, tool, ...config, ...options })}\n`);
      });
    },
    async close() {
      child.stdin.end();
      await exited;
    },
  };
}

/** What Butane's own program answers with these flags: `{ status, stdout, stderr }`. */
export async function runButane(tool, flags, text) {
  const binary = await buildProgram(butanePrograms[tool]);
  return new Promise((resolve, reject) => {
    const child = execFile(binary, flags, { maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') reject(error);
      else resolve({ status: error === null ? 0 : error.code, stdout, stderr });
    });
    child.stdin.end(text);
  });
}

/** `{ release, go, modules }` of a tool, read from the binary itself. */
export async function oracleVersions(tool) {
  const { go, modules } = await versionsOf(programOfTool[tool]);
  return { release: modules[moduleOfTool[tool]], go, modules };
}

/** The output of the program `reflect`, with the versions it was built with. */
export async function reflectSpecs() {
  const { stdout } = await run(await buildProgram('reflect'), [], { maxBuffer: 2 ** 28 });
  const { go, modules } = await versionsOf('reflect');
  return { release: modules['github.com/coreos/ignition/v2'], go, ...JSON.parse(stdout) };
}

/** Every package of the release that defines a Butane variant and version or an Ignition version. */
export async function specPackages() {
  const { stdout } = await run(
    'go',
    // -find: the packages themselves, not what they import; one of them needs a module that we do not.
    ['list', '-find', 'github.com/coreos/ignition/v2/butane/config/...', 'github.com/coreos/ignition/v2/config/...'],
    { cwd: sourceFolder, env: goEnvironment },
  );
  return stdout.split('\n').filter((name) => /\/butane\/config\/\w+\/v\w+$|\/config\/v\w+\/types$/.test(name));
}

async function versionsOf(program) {
  const { stdout } = await run(await buildProgram(program), ['--versions']);
  return JSON.parse(stdout);
}

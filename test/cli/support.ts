import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A problem as `check --format json` prints it. */
export interface ProblemRecord {
  readonly code: string;
  readonly source: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly path: readonly (string | number)[];
  readonly part?: readonly number[];
}

export interface FileRecord {
  readonly file: string;
  readonly format: string | null;
  readonly version: string | null;
  readonly os: readonly string[] | null;
  readonly problems: readonly ProblemRecord[];
}

export interface DetectRecord {
  readonly file: string;
  readonly format: string | null;
  readonly version: string | null;
  readonly os: readonly string[];
  readonly tool: string | null;
  readonly evidence: readonly string[];
}

export interface CommandLine {
  readonly folder: string;
  /** Writes a file below the folder; returns its name. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  /** `below` the folder is where it runs. */
  readonly run: (args: readonly string[], input?: string | Uint8Array, below?: string) => SpawnSyncReturns<string>;
  /** What `check --format json` prints, after its exit status was compared. */
  readonly check: (args: readonly string[], status: number, input?: string | Uint8Array) => readonly FileRecord[];
  readonly detect: (args: readonly string[], input?: string | Uint8Array) => readonly DetectRecord[];
  readonly end: () => void;
}

const program = path.resolve('dist/cli.js');

/** The built command line, run in a folder of its own. */
export function commandLine(): CommandLine {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-cli-')));
  const run: CommandLine['run'] = (args, input = '', below = '.') =>
    spawnSync(process.execPath, [program, ...args], {
      cwd: path.join(folder, below),
      encoding: 'utf8',
      input,
      maxBuffer: 1 << 26,
    });
  return {
    folder,
    write: (name, content) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
      return name;
    },
    run,
    check: (args, status, input) => {
      const result = run(['check', '--format', 'json', ...args], input);
      assert.equal(result.status, status, result.stderr + result.stdout.slice(0, 2000));
      return JSON.parse(result.stdout);
    },
    detect: (args, input) => {
      const result = run(['detect', ...args], input);
      assert.equal(result.status, 0, result.stderr);
      const lines = result.stdout.split('\n').filter((line) => line !== '');
      return lines.map((line) => JSON.parse(line));
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The codes of the problems of the one file that was checked. */
export function codesOf(records: readonly FileRecord[]): readonly string[] {
  assert.equal(records.length, 1);
  return records[0]!.problems.map(({ code }) => code);
}

export function filesOf(records: readonly { readonly file: string }[]): readonly string[] {
  return records.map(({ file }) => file);
}

/** A text as a UTF-16 file with a byte order mark. */
export function utf16(text: string, order: 'little' | 'big'): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'little' ? bytes : bytes.swap16();
}

/** A config with one mistake: a mode in quotes. */
export const quotedMode = `variant: fcos
version: 1.6.0
storage:
  files:
    - path: /etc/motd
      mode: "0644"
`;

export const goodConfig = quotedMode.replaceAll('"', '');

/** A config with one warning: a key that nobody knows. */
export const unknownKey = goodConfig.concat('      colour: red\n');

/** A MachineConfig with an Ignition config of spec 2. */
export const olderInside = `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata:
  name: 99-worker-hosts
  labels:
    machineconfiguration.openshift.io/role: worker
spec:
  config:
    ignition:
      version: 2.2.0
    storage:
      files:
        - filesystem: root
          path: /etc/hosts
          mode: 420
          contents:
            source: data:,127.0.0.1%20localhost%0A
`;

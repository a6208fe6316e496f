import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { runButane } from '../../client/src/runButane.ts';

// A script is no program there.
const isWindows = process.platform === 'win32';

describe('running an installed Butane', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'strata-butane-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** A program that notes how it was called, and then does this. */
  function fake(name: string, body: string): string {
    const file = path.join(folder, name);
    const note = `require('node:fs').appendFileSync(${JSON.stringify(`${file}.log`)}, JSON.stringify([process.cwd(), ...process.argv.slice(2)]) + '\\n');`;
    const version = "if (process.argv[2] === '--version') { console.log('Butane v9.9.9'); process.exit(0); }";
    writeFileSync(file, `#!${process.execPath}\n${note}\n${version}\n${body}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  function callsOf(file: string): readonly (readonly string[])[] {
    const lines = readFileSync(`${file}.log`, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line));
  }

  const echo = "process.stdin.on('data', (text) => process.stdout.write(text)); console.error('warning at $.a: b');";

  it('hands it the text and the files directory, far from the workspace, and gives its answer', async function () {
    if (isWindows) this.skip();
    const program = fake('good', echo);
    const run = await runButane(program, 'variant: fcos\n', '/some/folder');
    assert.deepEqual(run, {
      kind: 'ran',
      version: 'Butane v9.9.9',
      status: 0,
      stdout: 'variant: fcos\n',
      stderr: 'warning at $.a: b\n',
    });
    assert.deepEqual(callsOf(program), [
      [homedir(), '--version'],
      [homedir(), '--raw-errors', '--files-dir', '/some/folder'],
    ]);
  });

  it('gives its refusal', async function () {
    if (isWindows) this.skip();
    const run = await runButane(fake('refusing', "console.error('no'); process.exit(1);"), 'a: b\n', undefined);
    assert.ok(run.kind === 'ran');
    assert.deepEqual([run.status, run.stdout, run.stderr], [1, '', 'no\n']);
  });

  it('leaves out a flag that an old one does not know', async function () {
    if (isWindows) this.skip();
    const refusal =
      "if (process.argv.includes('--raw-errors')) { console.error('unknown flag: --raw-errors'); process.exit(2); }";
    const program = fake('old', `${refusal}\n${echo}`);
    const run = await runButane(program, 'x', undefined);
    assert.ok(run.kind === 'ran');
    assert.equal(run.stdout, 'x');
    assert.deepEqual(callsOf(program).at(-1), [homedir()]);
  });

  it('says why where there is nothing to run', async () => {
    for (const program of [path.join(folder, 'nowhere'), 'strata-no-such-butane']) {
      const run = await runButane(program, '', undefined);
      assert.ok(run.kind === 'failed');
      assert.match(run.reason, /ENOENT/u);
    }
  });

  it('runs nothing where no program is named', async () => {
    assert.equal((await runButane('', '', undefined)).kind, 'failed');
  });

  it('runs nothing by a path that begins wherever the workspace is', async () => {
    for (const program of ['./butane', 'bin/butane', '../butane']) {
      const run = await runButane(program, '', undefined);
      assert.ok(run.kind === 'failed');
      assert.match(run.reason, /whole path/u);
    }
  });
});

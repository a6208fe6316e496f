import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { quadletTexts } from '../../embedded/systemd/quadletTexts.ts';

if (process.env.CI) {
  console.error('goldens are recorded by a maintainer, never in CI');
  process.exit(2);
}

/** Podman installs it outside of the paths for commands. */
const program = process.env.QUADLET ?? '/usr/libexec/podman/quadlet';
const release = execFileSync(program, ['-version'], { encoding: 'utf8' }).trim();
const folder = mkdtempSync(path.join(tmpdir(), 'strata-quadlets-'));
try {
  const lines = quadletTexts.map(({ name, text }) => JSON.stringify(ask(name, text)));
  const head = `{\n  "tool": "quadlet",\n  "release": ${JSON.stringify(release)},\n  "files": [\n`;
  writeFileSync('test/goldens/quadlet.json', `${head}${lines.map((line) => `    ${line}`).join(',\n')}\n  ]\n}\n`);
  console.log(`quadlet ${release}: ${lines.length} files`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Why it makes no service of a file; null where it makes one. */
function ask(name: string, text: string): string | null {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  const { stderr } = attempt();
  rmSync(file);
  const [, reason] = new RegExp(`converting "${name}": (.*)`, 'u').exec(stderr) ?? [];
  return reason?.replaceAll(`${folder}/`, '') ?? null;
}

function attempt(): { readonly stderr: string } {
  const out = path.join(folder, 'out');
  try {
    execFileSync(program, ['-dryrun', '-no-kmsg-log', out], {
      encoding: 'utf8',
      env: { ...process.env, QUADLET_UNIT_DIRS: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return { stderr: '' };
  } catch (error) {
    return error as { stderr: string };
  }
}

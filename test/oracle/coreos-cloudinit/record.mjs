/**
 * Records in test/goldens/coreosCloudinit.json what Flatcar's coreos-cloudinit makes of the texts of texts.mjs.
 * `node test/oracle/coreos-cloudinit/record.mjs COMMIT=TREE`; TREE is the path of its source at that commit. Needs Go.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { texts } from './texts.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const [commit, tree] = process.argv[2]?.split('=') ?? [];
if (process.env.CI || !tree) {
  console.error('usage, for a maintainer: record.mjs COMMIT=TREE');
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), 'coreos-cloudinit-'));
const program = join(scratch, 'judge');
const overlay = join(scratch, 'overlay.json');
writeFileSync(overlay, JSON.stringify({ Replace: { [join(tree, 'strata/main.go')]: join(folder, 'main.go') } }));
const build = ['build', '-mod=vendor', '-overlay', overlay, '-o', program, './strata'];
execFileSync('go', build, { cwd: tree, env: { ...process.env, GOTOOLCHAIN: 'local', GOMAXPROCS: '2' } });
const input = JSON.stringify(texts.map((text) => `#cloud-config\n${text}`));
const cases = JSON.parse(execFileSync(program, { input, encoding: 'utf8' }));
rmSync(scratch, { recursive: true });
const rows = cases.map((row) => `    ${JSON.stringify(row)}`);
const golden = join(folder, '../../goldens/coreosCloudinit.json');
writeFileSync(golden, `{\n  "commit": ${JSON.stringify(commit)},\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`);
console.log(`coreos-cloudinit ${commit}: ${cases.length} configs`);

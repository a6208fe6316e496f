// `npm run test:desktop`: the same suite in the desktop VS Code, where it can be downloaded. Not part of `npm test`.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { demandNode, hostFolder, root, runNode } from '../setup.mjs';
import { besideFolders, calmSettings, temporaryFolder } from './session.mjs';
import { unzip } from './unzip.mjs';

demandNode();
for (const [script, ...args] of [['esbuild.mjs'], ['esbuild.mjs', '--host'], ['client/package.mjs']]) {
  if ((await runNode(script, args)) !== 0) process.exit(1);
}
const folder = temporaryFolder();
const inFolder = (name) => path.join(folder, name);
unzip(path.join(root, 'dist/strata.vsix'), 'extension/', inFolder('extension'));
for (const name of ['workspace', 'second']) cpSync(path.join(hostFolder, name), inFolder(name), { recursive: true });
writeFileSync(
  inFolder('test.code-workspace'),
  JSON.stringify({ folders: [{ path: 'workspace' }, { path: 'second' }] }),
);
mkdirSync(inFolder('user/User'), { recursive: true });
writeFileSync(inFolder('user/User/settings.json'), JSON.stringify(calmSettings));

await runTests({
  extensionDevelopmentPath: [inFolder('extension'), ...besideFolders],
  extensionTestsPath: path.join(root, 'out/host/runInNode.cjs'),
  launchArgs: [inFolder('test.code-workspace'), '--user-data-dir', inFolder('user'), '--disable-extensions'],
});

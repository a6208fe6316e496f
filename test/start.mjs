// `npm start`: installs, builds, and opens examples/ in a VS Code with the extension: the desktop one where `code` is on
// PATH, else VS Code for the Web at a local address. `npm start -- --no-open` only prints that address;
// `npm start -- --web` takes the web even where there is a desktop.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { demandNode, findProgram, installPackages, root, runNode, webFolder } from './setup.mjs';

const firstFile = 'with-mistakes.bu';
const wishes = new Set(process.argv.slice(2));

demandNode();
await installPackages(root);
if ((await runNode('esbuild.mjs')) !== 0) process.exit(1);
const code =
  wishes.has('--web') || wishes.has('--no-open') ? undefined : findProgram(['code', 'codium', 'code-insiders']);
if (code === undefined) await serve();
else openDesktop(code);

function openDesktop(program) {
  const examples = path.join(root, 'examples');
  console.log(`opening examples/ in ${program}`);
  // A shell, because on Windows `code` is a script.
  const args = [`--extensionDevelopmentPath=${root}`, examples, path.join(examples, firstFile)];
  const quoted = args.map((arg) => (process.platform === 'win32' ? `"${arg}"` : arg));
  spawn(program, quoted, { stdio: 'inherit', shell: process.platform === 'win32' });
}

async function serve() {
  await installPackages(webFolder);
  const { addressOf, serveWeb, stageExtension } = await import('./host/webHost.mjs');
  const { temporaryFolder } = await import('./host/session.mjs');
  const extension = temporaryFolder();
  stageExtension(extension);
  const { origin } = await serveWeb({ extension, folder: path.join(root, 'examples') });
  const address = addressOf(origin, firstFile);
  console.log(`examples/ in VS Code for the Web: ${address}`);
  console.log('Edits stay in the browser. Ctrl+C ends.');
  if (!wishes.has('--no-open')) openBrowser(address);
}

function openBrowser(address) {
  const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };
  const [program, ...args] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  // Nothing that opens a browser: the printed address is enough.
  child.on('error', () => undefined);
  child.unref();
}

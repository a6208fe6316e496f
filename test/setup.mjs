// What `npm test` and `npm start` need before anything is installed, hence Node's own modules only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const hostFolder = path.join(root, 'test/host');
export const webFolder = path.join(hostFolder, 'web');
export const inCi = Boolean(process.env.CI) && process.env.CI !== 'false';

const oldestNode = [20, 19];

/** Ends the process where Node is older than the tools need. */
export function demandNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(`Strata needs Node ${oldestNode.join('.')} or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a program to its end with our own output; resolves to its exit code. */
export function run(command, args, { cwd = root, env = process.env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    let output = '';
    child.stdout?.on('data', (data) => {
      output += data;
    });
    child.stderr?.on('data', (data) => {
      output += data;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (quiet && code !== 0) process.stdout.write(output);
      resolve(code ?? 1);
    });
  });
}

/** Runs a script of this repository in a process of its own. */
export function runNode(script, args = [], options = {}) {
  return run(process.execPath, [path.join(root, script), ...args], options);
}

/** Installs what a folder's lockfile names, unless it is there already. No package's own scripts are run. */
export async function installPackages(folder) {
  if (isInstalled(folder)) return;
  const name = path.relative(root, folder) || '.';
  console.log(`installing the packages of ${name} ...`);
  const code = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  if (code !== 0) throw new Error(`npm ci failed in ${name}`);
}

/** npm through the script that started us, where there is one: on Windows `npm` itself is no program that can be spawned. */
export function runNpm(args, cwd) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], { cwd });
  const shell = process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm'];
  return run(shell[0], [...shell.slice(1), ...args], { cwd });
}

/** True where npm's record of the installed tree has every package of the lockfile, in its version. */
function isInstalled(folder) {
  const record = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesIn(path.join(folder, 'package-lock.json'));
  const present = packagesIn(record);
  // Optional packages are those of other platforms too, so they prove nothing.
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || entry.version === present[name]?.version,
  );
}

function packagesIn(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/** The path of a program: the first of the names that is on PATH, or undefined. */
export function findProgram(names) {
  const lookUp = process.platform === 'win32' ? 'where' : 'which';
  for (const name of names) {
    const found = spawnSync(lookUp, [name], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.split(/\r?\n/u)[0]?.trim();
  }
  return undefined;
}

const chromiumNames = [
  'chromium',
  'chromium-headless-shell',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

const chromiumPlaces = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** A browser of the Chromium family: the environment's CHROMIUM, else the first one found where they usually are. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const places = chromiumPlaces[process.platform] ?? [];
  return findProgram(chromiumNames) ?? places.find((place) => existsSync(place));
}

/** What to install for a browser to be found, in one line. */
export function chromiumAdvice() {
  const advice = {
    linux: "apt-get install chromium (or your distribution's chromium)",
    darwin: 'brew install --cask chromium',
    win32: 'winget install Google.Chrome',
  };
  return `the tests in a real VS Code need a Chromium; none found: ${advice[process.platform] ?? 'install chromium'}, or set CHROMIUM to its path`;
}

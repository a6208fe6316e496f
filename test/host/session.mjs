// What every run in a real VS Code shares: temporary folders, child processes, the browser, the suite's report.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium, hostFolder, root } from '../setup.mjs';

/** The longest that a suite may take before its VS Code is given up. */
const suiteLimit = 240_000;

/** The longest that it may take to the first test. */
const startLimit = 60_000;

/** The extensions that the suites run beside, and the folder of them all. */
export const besideFolder = path.join(hostFolder, 'beside');
export const besideFolders = ['neighbour', 'git'].map((name) => path.join(besideFolder, name));

const children = new Set();
const folders = new Set();
process.on('exit', () => {
  for (const child of children) stop(child, 'SIGKILL');
  if (!process.env.KEEP) for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'strata-host-'));
  folders.add(folder);
  return folder;
}

/** Starts a server; resolves to what its output matched, rejects when it ends before. */
export function startServer(command, args, { env, ready, log }) {
  const child = spawn(command, args, {
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  return new Promise((resolve, reject) => {
    const read = (data) => {
      log.text += data;
      const match = ready.exec(log.text);
      if (match) resolve(match);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`${path.basename(command)} ended with ${code}:\n${log.text}`)));
  });
}

export function stopServers() {
  for (const child of children) stop(child, 'SIGTERM');
  children.clear();
}

function stop(child, signal) {
  try {
    // The whole group: VS Code's server starts the extension host, which starts the language server.
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

export async function launchBrowser() {
  const { chromium } = await import('playwright-core');
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet],
  });
}

/** Settings that keep the window calm, so that nothing covers or steals the focus from what is tested. */
export const calmSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const marker = 'STRATA-TEST ';

/**
 * Opens a workbench that runs the suite in its extension host, and returns the tests that it reported. The exit code
 * that VS Code hands over is 0 too when the extension host died or ran nothing; only the suite's own last line counts.
 */
export async function runSuite(browser, name, address, log) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const tests = [];
  let finished = false;
  const ended = new Promise((resolve) => {
    page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const line = args.join(' ');
    log.text += `[${type}] ${line}\n`;
    const at = line.indexOf(marker);
    if (at < 0) return;
    const report = JSON.parse(line.slice(at + marker.length));
    if (report.done) finished = true;
    else tests.push(report);
  });
  await page.goto(address);
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
  const after = (milliseconds, word) => new Promise((resolve) => setTimeout(resolve, milliseconds, word).unref());
  // Now and then VS Code for the Web comes up and starts no suite: not one test has run then, and it is asked once more.
  const first = await Promise.race([ended, after(startLimit, 'no sign')]);
  if (first === 'no sign' && tests.length === 0) await page.reload();
  const code = await Promise.race([ended, after(suiteLimit, 'too late')]);
  if (!finished || tests.length === 0) {
    tests.push({ title: `${name}: the suite came to its end`, error: `no complete report; exit ${code}` });
  }
  if (tests.some(({ error }) => error)) await saveEvidence(page, name, log);
  await page.close();
  return tests;
}

/** Keeps the picture and the log of a run that went wrong in out/. */
export async function saveEvidence(page, name, log) {
  mkdirSync(path.join(root, 'out'), { recursive: true });
  writeFileSync(path.join(root, `out/host-${name}.log`), log.text);
  await page.screenshot({ path: path.join(root, `out/host-${name}.png`) });
  console.log(`  see out/host-${name}.log and out/host-${name}.png`);
}

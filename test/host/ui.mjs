// Walks through the user interface as a person would, and takes pictures of what is there to be seen. Few and broad: the
// selectors are VS Code's internals, and what can be asked of its API is asked in suite/.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { cloudSteps } from './cloudWalk.mjs';
import { editCostSteps } from './editCostWalk.mjs';
import { layerSteps } from './layerWalk.mjs';
import { previewSteps } from './previewWalk.mjs';
import { saveEvidence } from './session.mjs';

const patience = { timeout: 20_000 };
const size = { width: 960, height: 600 };
const statusCorner = { x: 400, y: 520, width: 560, height: 80 };

/**
 * @param options.name the host, for titles and file names
 * @param options.address the workbench with the examples folder
 * @param options.folder where the pictures go
 * @param options.scale pixels of the pictures for each pixel of the page
 * @param options.part `preview`, `layers`, `cost`, `cloud` or `start`: that part of the walk alone
 */
export async function walkThrough(browser, { name, address, folder, scale, part }, log) {
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: scale, colorScheme: 'dark' });
  page.setDefaultTimeout(patience.timeout);
  await page.goto(address);
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
  const picture = (title, area) => {
    // A third of the size of a PNG, and every picture counts in the package.
    const options = { path: path.join(folder, `${title}.jpg`), type: 'jpeg', quality: 65 };
    return typeof area === 'string' ? page.locator(area).screenshot(options) : page.screenshot({ ...options, ...area });
  };
  const bound = (some) =>
    some.map(([title, step]) => [title, () => step({ page, picture, folder, run, hoverOf, host: name })]);
  const parts = {
    start: steps,
    cost: bound(editCostSteps),
    cloud: bound(cloudSteps),
    preview: bound(previewSteps),
    layers: bound(layerSteps),
  };

  const tests = [];
  for (const [title, step] of part === undefined ? Object.values(parts).flat() : parts[part]) {
    try {
      await step(page, picture, name);
      tests.push({ title: `${name}: a person sees ${title}` });
    } catch (error) {
      tests.push({ title: `${name}: a person sees ${title}`, error: String(error.stack ?? error) });
      await saveEvidence(page, `${name}-ui`, log);
      break;
    }
  }
  await page.close();
  return tests;
}

/** Each goes on where the one before stopped. */
const steps = [
  ['a squiggle below every mistake', seeSquiggles],
  ['what a key means when pointing at it', seeHover],
  ['the mistakes in the Problems panel', seeProblems],
  ['the format and its evidence in the status bar', seeStatus],
  ['a quick fix, and the squiggle gone after it', seeFix],
  ['suggestions while typing', seeSuggestions],
  ['the page that a problem code leads to', seeRulePage],
  ['a mistake inside a unit, what it means, and its fix; values behind a key', seeUnit],
  ['a config converted from the palette, with the result beside it', seeConversion],
  ['what a data URL of the result holds', seeDecoded],
  ['an empty file become a whole config, by the keyboard alone', seeWriting],
  ['what the key under the cursor means, by the keyboard alone', seeHoverByKey],
  ['a user renamed wherever it stands, by the keyboard alone', seeRename],
];

async function seeSquiggles(page) {
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'with-mistakes.bu' }).dblclick();
  await page.waitForSelector('.squiggly-error');
  await page.waitForSelector('.squiggly-warning');
}

async function seeHover(page, picture) {
  await hoverOf(page, wordInEditor(page, '"0644"'), 'mode');
  await picture('squiggle');
  await page.mouse.move(5, 5);
}

async function seeProblems(page, picture) {
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'overwite' }).first().waitFor();
  await picture('problems', '.part.panel');
  await page.keyboard.press('Control+Shift+M');
}

async function seeStatus(page, picture) {
  await page.locator('[id="status.languageStatus"]').hover();
  await page.locator('.hover-language-status', { hasText: 'Butane' }).waitFor();
  await picture('status', { clip: statusCorner });
  await page.mouse.move(5, 5);
}

async function seeFix(page, picture) {
  await wordInEditor(page, '"0644"').click();
  await page.keyboard.press('Control+Period');
  await page.locator('.action-widget .monaco-list-row.action', { hasText: 'quotes' }).first().waitFor();
  await picture('quick-fix', '.part.editor');
  await page.keyboard.press('Enter');
  await page.locator('.view-line', { hasText: /mode:\s0644/u }).waitFor();
}

async function seeSuggestions(page, picture) {
  // The fix left the cursor in its line.
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('us', { delay: 30 });
  await suggestion(page, 'user').waitFor();
  await picture('completion', '.part.editor');
  await page.keyboard.press('Tab');
  await page.locator('.view-line', { hasText: /user:/u }).first().waitFor();
}

async function seeRulePage(page, picture, host) {
  await page.keyboard.press('Control+Shift+M');
  // What was typed last has its problem: from now on the list stays as it is, and a click in it is not lost.
  await page.locator('.markers-panel .monaco-list-row', { hasText: '`user` has no value' }).waitFor();
  const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'overwite' });
  await problem.getByText('butane/unknown-key').click();
  await page.locator('.tab', { hasText: 'unknown-key.md' }).waitFor();
  // A browser without third-party cookies gives VS Code for the Web no service worker, without which it renders nothing.
  if (host !== 'web') {
    const content = page.frameLocator('iframe.webview').frameLocator('iframe');
    await content.locator('h1', { hasText: 'Unknown key' }).waitFor();
  }
  await picture('rule-page');
  // The key closes the panel only where the panel has the focus.
  await problem.click();
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel').waitFor({ state: 'hidden' });
}

async function seeUnit(page, picture) {
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'with-mistakes.bu' }).dblclick();
  await page.locator('.tab.active', { hasText: 'with-mistakes.bu' }).waitFor();
  // Lines that are out of sight are not there.
  await page.keyboard.press('Control+End');
  await wordInEditor(page, 'Restrat').click();
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await page.keyboard.press('End');
  const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'systemd/unknown-key' }).first();
  await row.waitFor();
  await row.click();
  await hoverOf(page, wordInEditor(page, 'Restrat'), 'did you mean');
  await picture('unit');
  await page.mouse.move(5, 5);
  await page.keyboard.press('Control+Shift+M');
  await wordInEditor(page, 'Restrat').click();
  await page.keyboard.press('Control+Period');
  await page.locator('.action-widget .monaco-list-row.action', { hasText: 'Change to' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.view-line', { hasText: /Restart=on-failure/u }).waitFor();
  await press(page, 'End', 'Enter');
  await page.keyboard.type('KillM', { delay: 30 });
  await suggestion(page, 'KillMode').waitFor();
  await page.keyboard.type('ode=', { delay: 30 });
  await suggestion(page, 'mixed').waitFor();
  await press(page, 'Escape', 'Control+Z');
}

async function seeConversion(page) {
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'web-server.bu' }).dblclick();
  await page.locator('.view-line', { hasText: 'variant' }).first().waitFor();
  await page.keyboard.press('F1');
  await page.keyboard.type('Convert to Ignition', { delay: 10 });
  // The first of the two, which Enter would take.
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Convert to Ignition' }).first().click();
  await page.locator('.tab', { hasText: 'web-server.ign' }).waitFor();
  await page.locator('.statusbar-item', { hasText: /web-server\.ign: [\d,.]+ bytes/u }).waitFor();
  await page.locator('.view-line', { hasText: '"ignition"' }).first().waitFor();
}

async function seeDecoded(page, picture) {
  const result = page
    .locator('.editor-instance', { has: page.locator('.view-line', { hasText: '"ignition"' }) })
    .last();
  const hover = await hoverOf(page, result.locator('.view-line span span', { hasText: 'data:' }).first(), 'Holds');
  await hover.getByText('Open decoded contents').first().waitFor();
  await picture('conversion');
  await page.mouse.move(5, 5);
}

async function seeWriting(page, picture) {
  await run(page, 'View: Join All Editor Groups');
  await run(page, 'File: New Untitled Text File');
  await run(page, 'Change Language Mode');
  await page.keyboard.type('Butane', { delay: 10 });
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Butane' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[id="status.editor.mode"]', { hasText: 'Butane' }).waitFor();
  await page.keyboard.press('Control+Space');
  await choose(page, 'fcos 1.7.0: a machine to log in to', async () => {
    // The key that opened the list shows what the item writes, once that is known, and hides it again.
    const details = page.locator('.suggest-details');
    await page.locator('.suggest-widget .monaco-list-row.focused .can-expand-details').waitFor();
    await page.keyboard.press('Control+Space');
    await details.getByText('/etc/hostname').waitFor();
    await picture('skeleton');
    await page.keyboard.press('Control+Space');
    await details.waitFor({ state: 'hidden' });
  });
  await page.locator('.view-line', { hasText: /variant:\sfcos/u }).waitFor();
  await page.keyboard.type('edge-1');
  await page.keyboard.press('Tab');
  await page.keyboard.type(publicKey);
  await page.locator('.view-line', { hasText: 'me@desk' }).waitFor();
}

async function seeHoverByKey(page, picture) {
  // The key above the line that was written last, which was long: the first column comes into sight again.
  await press(page, 'Escape', 'Home', 'Home', 'ArrowUp', 'End', 'ArrowLeft', 'ArrowLeft', 'Control+K', 'Control+I');
  const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: 'ssh_authorized_keys' });
  await hover.first().waitFor();
  await picture('hover-by-key');
  await page.keyboard.press('Escape');
}

async function seeRename(page, picture) {
  await page.keyboard.press('Control+End');
  await page.keyboard.type('  ');
  await page.keyboard.press('Control+Space');
  await choose(page, 'directory');
  await page.keyboard.press('Tab');
  await page.keyboard.type('cor');
  await suggestion(page, 'core').waitFor();
  await page.keyboard.type('e');
  // What is there as a whole needs no completion.
  await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  await press(page, 'Escape', 'ArrowLeft', 'F2');
  await page.locator('.rename-box input:focus').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('admin');
  await picture('rename', '.part.editor');
  await page.keyboard.press('Enter');
  await page
    .locator('.view-line', { hasText: /name:\sadmin/u })
    .nth(1)
    .waitFor();
  await page.locator('.editor-group-container.active .squiggly-error').waitFor({ state: 'detached' });
}

const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAt3ObiEUbmByxpqpeVYnL0LJOdc0W4bopusT4UsulHm me@desk';

/** A command of the palette, by its whole title: others may have it as a part of theirs. */
async function run(page, title) {
  await page.keyboard.press('F1');
  await page.keyboard.type(title, { delay: 10 });
  const row = page.getByRole('option', { name: new RegExp(`^${title}(?:,|$)`, 'u') }).first();
  await row.waitFor();
  for (let step = 0; step < 9 && !/focused/u.test(await row.getAttribute('class')); step++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** Goes down in the list of suggestions to one, and takes it. */
async function choose(page, label, before = async () => {}) {
  const chosen = suggestion(page, label, '.focused');
  await suggestion(page, '', '.focused').waitFor();
  for (let step = 0; step < 60 && !(await chosen.isVisible()); step++) await page.keyboard.press('ArrowDown');
  await before();
  await chosen.waitFor();
  await page.keyboard.press('Enter');
}

function suggestion(page, label, state = '') {
  return page.locator(`.suggest-widget.visible .monaco-list-row${state}`, { hasText: label }).first();
}

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Points at something until its hover says a text: the editor takes a hover away when it lays its lines out anew. */
async function hoverOf(page, place, hasText) {
  const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText });
  for (const giveUp = Date.now() + patience.timeout; ; ) {
    await place.hover();
    try {
      await hover.first().waitFor({ timeout: patience.timeout / 4 });
      return hover;
    } catch (error) {
      if (Date.now() > giveUp) throw error;
      await page.mouse.move(5, 5);
    }
  }
}

function wordInEditor(page, word) {
  return page.locator('.view-line span span', { hasText: word }).last();
}

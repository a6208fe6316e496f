// What a person sees of the live preview: a config and what it becomes, side by side, in every kind of theme.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gifOf } from './gif.mjs';

/** Each goes on where the one before stopped; the first begins with any window. */
export const previewSteps = [
  ['a preview beside the config, from the icon above the editor', seePreview],
  ['what belongs to the cursor on the other side, in both directions', seeBothSides],
  ['what the last edit removed, struck through', seeRemoved],
  ['the last result greyed while the config is broken, with the reason, in every theme', seeStale],
  ['the animated picture of all this', seeAnimation],
];

/** The frames of the animated picture: how it looks, and how long each is seen, in milliseconds. */
const frames = [];

async function seePreview({ page, run }) {
  frames.length = 0;
  await run(page, 'View: Join All Editor Groups');
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'web-server.bu' }).dblclick();
  await page.locator('.view-line', { hasText: 'variant' }).first().waitFor();
  const icon = page.locator('.editor-actions .action-label[aria-label^="Open Preview to the Side"]').first();
  await icon.waitFor();
  await icon.click();
  await page.locator('.tab', { hasText: 'Preview web-server.ign' }).waitFor();
  await lens(page, 'Ignition of web-server.bu').waitFor();
  await run(page, 'View: Toggle Primary Side Bar Visibility');
  await run(page, 'View: Toggle Minimap');
  await goTo(page, hostname.contents);
  await settled(page);
  await frame(page, 1500);
}

async function seeBothSides({ page, picture }) {
  const preview = previewEditor(page);
  await goTo(page, hostname.mode);
  await settled(page);
  await frame(page, 2000);
  await goTo(page, webUnit);
  await preview.locator('.view-line', { hasText: '"web.service"' }).waitFor();
  await goTo(page, renewal);
  await preview.locator('.view-line span span', { hasText: '493' }).first().click();
  await settled(page);
  await picture('preview', '.part.editor');
}

async function seeRemoved({ page, picture }) {
  await goTo(page, hostname.contents);
  await page.keyboard.type('0', { delay: 30 });
  await previewEditor(page).locator('.view-line', { hasText: '"data:,web-10"' }).waitFor();
  await settled(page);
  await frame(page, 1500);
  await goTo(page, hostname.path);
  for (let line = 1; line < hostname.lines; line++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+Shift+K');
  await sourceEditor(page).locator('.view-line', { hasText: '/etc/hostname' }).waitFor({ state: 'detached' });
  await previewEditor(page).locator('.view-line', { hasText: '"/etc/hostname"' }).waitFor();
  await settled(page);
  await picture('preview-removed', '.part.editor');
  await frame(page, 2500);
  await page.keyboard.press('Control+Z');
  await sourceEditor(page).locator('.view-line', { hasText: 'web-10' }).waitFor();
}

async function seeStale({ page, picture, run }) {
  await goTo(page, hostname.mode);
  await page.keyboard.type('x');
  await page.locator('.statusbar-item', { hasText: 'as it was before' }).waitFor();
  // What is greyed is still there.
  await previewEditor(page).locator('.view-line', { hasText: '"/etc/hostname"' }).waitFor();
  await settled(page);
  await frame(page, 2500);
  for (const [theme, name] of [
    ['Dark Modern', 'preview-dark'],
    ['Dark High Contrast', 'preview-contrast'],
    ['Light Modern', 'preview-light'],
  ]) {
    await run(page, 'Preferences: Color Theme');
    await page.keyboard.type(theme, { delay: 10 });
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: theme }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await settled(page);
    await picture(name);
  }
  await page.keyboard.press('Control+Z');
  await page.locator('.statusbar-item', { hasText: 'as it was before' }).waitFor({ state: 'hidden' });
  await run(page, 'View: Toggle Primary Side Bar Visibility');
}

async function seeAnimation({ folder }) {
  const file = path.join(folder, 'preview.gif');
  writeFileSync(file, gifOf(frames));
  if (readFileSync(file).length > largestAnimation) throw new Error(`${file} is larger than users should have to load`);
}

/** Places in examples/web-server.bu, as VS Code's question for a line takes them; lines that are too short have their end. */
const hostname = { path: '22:99', mode: '23:99', contents: '25:99', lines: 4 };
const renewal = '31:20';
const webUnit = '44:20';

/** Moves the cursor in the first group of editors. */
async function goTo(page, place) {
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input:focus').waitFor();
  await page.keyboard.type(place);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** In bytes. */
const largestAnimation = 110_000;

function previewEditor(page) {
  return page.locator('.editor-group-container', { has: page.locator('.tab', { hasText: 'Preview ' }) });
}

function sourceEditor(page) {
  return page.locator('.editor-group-container').first();
}

function lens(page, text) {
  return previewEditor(page).locator('.codelens-decoration', { hasText: text });
}

/** Two pictures in a row that are the same: whatever moves has come to rest. */
async function settled(page) {
  for (let before = '', count = 0; count < 40; count++) {
    const now = (await page.locator('.part.editor').screenshot()).toString('base64');
    if (now === before) return;
    before = now;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

async function frame(page, time) {
  const { x, y, width } = await page.locator('.part.editor').boundingBox();
  // Of a size that a page can afford: each pixel as one, and no more lines than it takes to see what happens.
  const clip = { x, y, width, height: 400 };
  frames.push({ png: await page.screenshot({ scale: 'css', caret: 'hide', clip }), time });
}

// What a person sees of layers: the line in the hover, the map beside the editor, and the picture, in every kind of theme.

/** Each goes on where the one before stopped; the first begins with any window. */
export const layerSteps = [
  ['when a setting acts and where it lands, first in its hover', seeLayerLine],
  ['the layer map beside the editor, following the cursor', seeMap],
  ['the layer map follow what is typed', seeMapFollow],
  ['hints behind the headings, turned on from the status item', seeHints],
  ['the layer picture, in every theme', seePicture],
];

async function seeLayerLine({ page, picture, run, hoverOf }) {
  await run(page, 'View: Join All Editor Groups');
  if (await page.locator('.minimap').first().isVisible()) await run(page, 'View: Toggle Minimap');
  const explorer = page.locator('.explorer-folders-view .monaco-list-row');
  await explorer.filter({ hasText: 'web-server.bu' }).dblclick();
  await page.locator('.tab.active', { hasText: 'web-server.bu' }).waitFor();
  await goTo(page, '22:10');
  await page.locator('.view-line', { hasText: '/etc/hostname' }).first().waitFor();
  await hoverOf(page, word(page, 'path', '/etc/hostname'), 'early boot → overlay');
  await picture('layer-hover', await editorClip(page, { width: 690, height: 300 }));
  await page.mouse.move(5, 5);
}

async function seeMap({ page, picture, run }) {
  await run(page, 'Explorer: Focus on Layer Map View');
  await row(page, 'early boot').waitFor();
  // The files of the folder leave the map its room.
  await page.locator('.explorer-viewlet .pane-header').first().click();
  await widenSideBar(page, 150);
  await goTo(page, '23:10');
  await page.locator('.pane-body .monaco-list-row.selected', { hasText: 'file /etc/hostname 0644' }).waitFor();
  await row(page, 'unit web.service enabled').waitFor();
  await settled(page);
  await picture('layer-map', { clip: { x: 48, y: 150, width: 570, height: 220 }, quality: 30 });
}

async function seeMapFollow({ page, run }) {
  await goTo(page, '22:99');
  await page.keyboard.type('s');
  await row(page, 'file /etc/hostnames 0644').waitFor();
  await page.keyboard.press('Control+Z');
  await row(page, 'file /etc/hostname 0644').waitFor();
  // By the keyboard alone: from the map to the line of a setting.
  await run(page, 'Explorer: Focus on Layer Map View');
  const chosen = page.locator('.pane-body .monaco-list-row.focused', { hasText: 'disk /dev' });
  for (let step = 0; step < 9 && !(await chosen.isVisible()); step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('[id="status.editor.selection"]', { hasText: 'Ln 11,' }).waitFor();
}

async function seeHints({ page }) {
  await page.locator('[id="status.languageStatus"]').hover();
  const entry = page.locator('.hover-language-status', { hasText: 'Layer hints: off' });
  await entry.getByText('Turn on').click();
  await page.locator('.view-line', { hasText: /disks:.*→.early.boot,.once/u }).waitFor();
  await page.mouse.move(5, 5);
  await page.locator('[id="status.languageStatus"]').hover();
  await page.locator('.hover-language-status', { hasText: 'Layer hints: on' }).getByText('Turn off').click();
  await page.locator('.view-line', { hasText: /disks:.*→/u }).waitFor({ state: 'detached' });
  await page.mouse.move(5, 5);
}

async function seePicture({ page, picture, run, host }) {
  const usual = page.viewportSize();
  await run(page, 'Strata: Show Layer Picture');
  await page.locator('.tab', { hasText: 'Layers web-server.bu' }).waitFor();
  // Most windows are wider.
  await page.setViewportSize(wide);
  await run(page, 'View: Toggle Primary Side Bar Visibility');
  await goTo(page, '31:10');
  // A browser without third-party cookies gives VS Code for the Web no service worker, without which it renders nothing.
  if (host === 'web') return;
  const content = page.frameLocator('iframe.webview').frameLocator('iframe');
  await content.locator('.box[aria-current]', { hasText: '/usr/local/bin/renew-index' }).waitFor();
  for (const [theme, name] of [
    ['Dark Modern', 'layer-picture-dark'],
    ['Dark High Contrast', 'layer-picture-contrast'],
    ['Light Modern', 'layer-picture-light'],
  ]) {
    await run(page, 'Preferences: Color Theme');
    await page.keyboard.type(theme, { delay: 10 });
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: theme }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await settled(page);
    const { x, y } = await page.locator('.tab', { hasText: 'Layers web-server.bu' }).boundingBox();
    // Each pixel as one: the whole of it is worth more than its details.
    await picture(name, { clip: { x, y: y + 34, width: 630, height: 570 }, scale: 'css', quality: 45 });
  }
  await content.locator('.box[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await content.locator('.box:focus', { hasText: 'filesystem /var/lib/www xfs' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[id="status.editor.selection"]', { hasText: 'Ln 17,' }).waitFor();
  await page.setViewportSize(usual);
  await run(page, 'View: Toggle Primary Side Bar Visibility');
}

const wide = { width: 1280, height: 680 };

function row(page, text) {
  return page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
}

/** A word in the line that holds a text. */
function word(page, text, inLine) {
  const line = page.locator('.view-line', { hasText: inLine }).first();
  return line.locator('span span', { hasText: text }).first();
}

async function widenSideBar(page, by) {
  const { x, width, y } = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(x + width, y + 300);
  await page.mouse.down();
  await page.mouse.move(x + width + by, y + 300, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(5, 5);
}

async function editorClip(page, { width, height }) {
  const { x, y } = await page.locator('.part.editor').boundingBox();
  // A hover may begin left of its editor.
  return { clip: { x: x - 16, y, width, height } };
}

async function goTo(page, place) {
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input:focus').waitFor();
  await page.keyboard.type(place);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Two pictures in a row that are the same: whatever moves has come to rest. */
async function settled(page) {
  for (let before = '', count = 0; count < 40; count++) {
    const now = (await page.screenshot({ caret: 'hide' })).toString('base64');
    if (now === before) return;
    before = now;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

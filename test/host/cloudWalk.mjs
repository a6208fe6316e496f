// What a person sees of user data: a first line that only looks right, keys that are deprecated, when a setting acts, and all
// that runs beside the file.
const file = 'user-data';

/** Each goes on where the one before stopped; the first begins with any window. */
export const cloudSteps = [
  ['a first line that cloud-init does not take, and its fix', seeFirstLine],
  ['a deprecated key struck through, and its fix', seeDeprecated],
  ['when a setting acts, in which stage and which layer', seeStage],
  ['what runs when, beside the config', seeTimeLine],
];

async function seeFirstLine({ page, run }) {
  await run(page, 'View: Join All Editor Groups');
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).dblclick();
  await page.locator('.tab.active', { hasText: file }).waitFor();
  await line(page, '#cloud-config').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(' ');
  await fix(page, 'Change to `#cloud-config`');
  await line(page, /^#cloud-config$/u).waitFor();
}

async function seeDeprecated({ page, picture }) {
  await page.locator('.squiggly-inline-deprecated').nth(1).waitFor();
  await picture('deprecated', '.part.editor');
  await line(page, 'apt_update').locator('span span', { hasText: 'apt_update' }).click();
  await fix(page, 'Change to `package_update`');
  await line(page, 'package_update').waitFor();
}

async function seeStage({ page, picture, hoverOf }) {
  const key = page.locator('.view-line span span', { hasText: 'packages' }).last();
  await hoverOf(page, key, 'of the final stage');
  await picture('stage-hover');
  await page.mouse.move(5, 5);
}

async function seeTimeLine({ page, picture, run }) {
  await run(page, 'Strata: Show What Runs When');
  await page.locator('.tab', { hasText: 'time line' }).waitFor();
  await line(page, /users_groups,\s/u).waitFor();
  const usual = page.viewportSize();
  // Two texts side by side need more room than one.
  const others = ['View: Toggle Primary Side Bar Visibility', 'View: Toggle Minimap'];
  for (const command of others) await run(page, command);
  await page.setViewportSize({ width: 1400, height: usual.height });
  await picture('time-line', '.part.editor');
  await page.setViewportSize(usual);
  for (const command of others) await run(page, command);
}

/** Takes a quick fix by the keyboard, where the cursor is; asks again while the problem is not known yet. */
async function fix(page, title) {
  const action = page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
  for (let attempt = 0; attempt < 5 && !(await action.isVisible()); attempt++) {
    await page.keyboard.press('Control+Period');
    await action.waitFor({ timeout: 4_000 }).catch(() => page.keyboard.press('Escape'));
  }
  for (let step = 0; step < 9 && !/focused/u.test(await action.getAttribute('class')); step++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

function line(page, hasText) {
  return page.locator('.view-line', { hasText }).first();
}

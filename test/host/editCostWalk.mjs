// What a person sees of what edits cost: lines above the file and above what is dangerous, and the list of all.
const file = 'worker-chrony.yaml';

/** Each goes on where the one before stopped; the first begins with any window. */
export const editCostSteps = [
  ['what the edits of a config cost, above it', seeCosts],
  ['all edits in a list, and the line of the one that was chosen', seeList],
];

async function seeCosts({ page, picture, run }) {
  await run(page, 'View: Join All Editor Groups');
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).dblclick();
  await page.locator('.tab.active', { hasText: file }).waitFor();
  await page.locator('.view-line', { hasText: 'MachineConfig' }).first().waitFor();
  await goToEnd(page, 'audit=0');
  await page.keyboard.type('\n- mitigations=off', { delay: 10 });
  await goToEnd(page, 'storage');
  await page.keyboard.type('\n  luks: [{name: data, device: /dev/vdb}]', { delay: 10 });
  await page.keyboard.type('\ndirectories: [{path: /etc/chrony.d}]', { delay: 10 });
  // Unless a step before has turned that off, a VS Code in the browser saves by itself.
  await lens(page, /Since it was (?:opened|saved)/u).waitFor();
  await lens(page, 'refused by machines that run').waitFor();
  await lens(page, 'nothing happens on machines that run').waitFor();
  await picture('edit-cost', '.part.editor');
}

async function seeList({ page, picture, run }) {
  await run(page, 'Strata: What Does This Edit Cost');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'luks data' }).first().waitFor();
  await rows.filter({ hasText: 'spec.kernelArguments' }).first().waitFor();
  await picture('edit-cost-list');
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await page.locator('.view-line', { hasText: '/dev/vdb' }).first().waitFor();
}

/** Puts the cursor behind a text, which is in sight. */
async function goToEnd(page, text) {
  await page.locator('.view-line span span', { hasText: text }).first().click();
  await page.keyboard.press('End');
}

function lens(page, text) {
  return page.locator('.codelens-decoration', { hasText: text }).first();
}

import assert from 'node:assert/strict';
import { keyItems } from '../../../server/src/features/completion/completeKeys.ts';
import { siteAt } from '../../../server/src/features/completion/insertionSite.ts';
import { entryAtPath, entryOf, rootEntry } from '../../../server/src/shape/entry.ts';
import type { Keywords } from '../../../server/src/shape/keywords.ts';
import { usageOf, usagePath } from '../../../server/src/shape/usage.ts';
import { analyseText } from '../../support/analyseText.ts';

const text = (keywords: Partial<Keywords> = {}): Keywords => ({ type: 'string', description: 'A text.', ...keywords });

/** What is offered of an object with these keys in a file of fcos 1.4.0. */
function offeredOf(properties: Readonly<Record<string, Keywords>>, required: readonly string[] = []) {
  const analysis = analyseText('variant: fcos\nversion: 1.4.0\n\n', { fileName: 'a.bu' });
  const [part] = analysis.parts;
  assert.ok(part);
  const offset = analysis.document.text.length - 1;
  const spot = { kind: 'key', style: 'block', replace: { start: offset, end: offset }, column: 0 } as const;
  const site = siteAt(spot, part.part, analysis.document, offset);
  const holder = entryOf({ type: 'object', required: [...required], properties });
  const items = keyItems(holder, new Set(), { analysis, part, site, folder: undefined });
  return [...items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

describe('the order of keys', () => {
  it('is required, of this version, of a later one, deprecated', () => {
    const items = offeredOf(
      {
        old: text({ 'x-deprecated': { since: { fcos: '1.0.0' }, instead: 'plain' } }),
        later: text({ 'x-since': { fcos: '1.5.0' } }),
        plain: text(),
        needed: text(),
        gone: text({ 'x-until': { fcos: '1.2.0' } }),
      },
      ['needed'],
    );
    assert.deepEqual(
      items.map(({ label }) => label),
      ['needed', 'plain', 'later', 'old'],
    );
    assert.deepEqual(
      items.map(({ deprecated }) => deprecated),
      [undefined, undefined, undefined, true],
    );
    assert.match(items[2]?.detail ?? '', /raises the version to fcos 1\.5\.0/u);
    assert.equal(items[2]?.additionalEdits?.length, 1);
  });
});

describe('how common a key is', () => {
  const at = (format: string, ...path: (string | number)[]) => {
    const entry = entryAtPath(rootEntry(`schemas/${format}/index.json`), path);
    assert.ok(entry);
    return { entry, usage: usageOf(entry, format), place: usagePath(entry, format) };
  };

  it('is counted for its own format first', () => {
    const inline = at('butane', 'storage', 'files', 0, 'contents', 'inline').usage;
    const source = at('butane', 'storage', 'files', 0, 'contents', 'source').usage;
    assert.ok(inline > source && source > 0);
  });

  it('is shared by formats of one structure', () => {
    const path = 'passwd.users.sshauthorizedkeys';
    assert.deepEqual(at('butane', 'passwd', 'users', 0, 'ssh_authorized_keys').place, { format: 'butane', path });
    assert.deepEqual(at('ignition', 'passwd', 'users', 0, 'sshAuthorizedKeys').place, { format: 'ignition', path });
    assert.deepEqual(at('machineconfig', 'spec', 'config', 'passwd', 'users', 0, 'sshAuthorizedKeys').place, {
      format: 'ignition',
      path,
    });
  });
});

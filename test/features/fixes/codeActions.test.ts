import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/base/text.ts';
import { type CodeAction, codeActions } from '../../../server/src/features/fixes/codeActions.ts';
import { fixAll } from '../../../server/src/features/fixes/fixAll.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';
import { parseFixture } from '../../support/markers.ts';

function actionsAt(source: string, options?: AnalyseOptions): readonly CodeAction[] {
  const { text, cursor = 0 } = parseFixture(source);
  return codeActions(analyseText(text, options), { start: cursor, end: cursor });
}

function take(source: string, title: string, options?: AnalyseOptions): string {
  const actions = actionsAt(source, options);
  const action = actions.find((candidate) => candidate.title === title);
  assert.ok(action, `not offered, only ${actions.map((candidate) => candidate.title).join(', ')}`);
  return applyEdits(parseFixture(source).text, action.edits);
}

const head = 'variant: fcos\nversion: 1.6.0\n';

describe('code actions', () => {
  it('offer the fixes of the problem at the cursor and no others', () => {
    const source = `${head}sto<|>rge: {}\npaswd: {}\n`;
    assert.deepEqual(
      actionsAt(source).map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ['Change to `storage`', true],
        ['Remove `storge`', false],
        ['Change to `…`: all 2 of butane/unknown-key in this file', false],
        ['Ignore butane/unknown-key here', false],
      ],
    );
    assert.equal(take(source, 'Change to `storage`'), `${head}storage: {}\npaswd: {}\n`);
  });

  it('offer nothing where nothing is wrong', () => {
    assert.deepEqual(actionsAt(`${head}storage: {}\npasswd: {<|>}\n`), []);
  });

  it('write a comment that keeps the problem from being shown', () => {
    const source = `${head}storage:\n  files:\n    - path: /etc/x\n      colo<|>ur: blue\n      size: 1\n`;
    const ignored = take(source, 'Ignore butane/unknown-key here');
    assert.equal(
      ignored,
      `${head}storage:\n  files:\n    - path: /etc/x\n      # strata-ignore butane/unknown-key\n      colour: blue\n      size: 1\n`,
    );
    const left = analyseText(ignored).problems();
    assert.deepEqual(
      left.map(({ path }) => path.at(-1)),
      ['size'],
    );
  });

  it('keep the line ends of the file', () => {
    const source = `${head}stroa<|>ge: {}\n`.replaceAll('\n', '\r\n');
    const ignored = take(source, 'Ignore butane/unknown-key here');
    assert.equal(ignored, `${head}# strata-ignore butane/unknown-key\nstroage: {}\n`.replaceAll('\n', '\r\n'));
  });

  it('write no comment into JSON', () => {
    const source = '{"ignition": {"version": "3.4.0"}, "colo<|>ur": 1}';
    const titles = actionsAt(source, { fileName: 'config.ign' }).map(({ title }) => title);
    assert.deepEqual(titles, ['Remove `colour`']);
  });

  it('write no comment into a text of several lines', () => {
    const source = `${head}storage: { files: [ { path: "/etc/a\n  b", colo<|>ur: blue } ] }\n`;
    assert.ok(!actionsAt(source).some(({ title }) => title.startsWith('Ignore')));
  });

  it('write the comment about a line of a text above the key of the text', () => {
    const unit = (comment: string, mark: string, line: string): string =>
      `${head}systemd:\n  units:\n    - name: a.service\n${comment}      contents: ${mark}\n        [Service]\n        ${line}\n`;
    const comment = '      # strata-ignore systemd/unknown-key\n';
    for (const mark of ['|', '>-', '|+ # c']) {
      const text = mark.startsWith('>') ? 'ExecStart=/bin/true\n\n        Ex<|>ecstart=/bin/a' : 'Ex<|>ecstart=/bin/a';
      const source = unit('', mark, mark.startsWith('>') ? `\n        ${text}` : text);
      const { text: plain } = parseFixture(source);
      const fixed = take(source, 'Ignore systemd/unknown-key here');
      assert.equal(fixed, plain.replace('      contents:', `${comment}      contents:`));
      assert.ok(
        !analyseText(fixed)
          .problems()
          .some(({ code }) => code === 'systemd/unknown-key'),
      );
    }
    const quoted = `${head}systemd:\n  units:\n    - contents: "[Service]\\n\\\n        Ex<|>ecstart=/bin/a\\n"\n      name: a.service\n`;
    const fixed = take(quoted, 'Ignore systemd/unknown-key here');
    assert.equal(
      fixed,
      parseFixture(quoted).text.replace('    - contents', '    # strata-ignore systemd/unknown-key\n    - contents'),
    );
    assert.deepEqual(analyseText(fixed).problems(), []);
  });
});

describe('what mends all problems of a kind', () => {
  const files = (...lines: readonly string[]): string =>
    `${head}storage:\n  files:\n${lines.map((line, index) => `    - path: /etc/${index}\n      ${line}\n`).join('')}`;
  const titles = (source: string): readonly string[] => actionsAt(source).map(({ title }) => title);
  const all = (title: string, count: number, code: string): string => `${title}: all ${count} of ${code} in this file`;

  it('does to each what its own fix does', () => {
    const source = files('mode: 6<|>44', 'mode: 755', 'colour: blue', 'mode: 0600');
    const fixed = take(source, all('Change to `…`', 2, 'butane/mode-decimal'));
    assert.equal(fixed, files('mode: 0644', 'mode: 0755', 'colour: blue', 'mode: 0600'));
    const same = take(files('mode: "06<|>44"', 'mode: "0755"'), all('Remove the quotes', 2, 'butane/wrong-type'));
    assert.equal(same, files('mode: 0644', 'mode: 0755'));
  });

  it('is for all that have the problem', () => {
    const [, action] = actionsAt(files('mode: "06<|>44"', 'mode: "0755"', 'mode: "0700"'));
    assert.equal(action?.problems.length, 3);
    assert.equal(action?.isPreferred, false);
  });

  it('leaves alone what another fix would mend', () => {
    const source = files('mode: "06<|>44"', 'overwrite: 1', 'mode: "0755"');
    assert.equal(
      take(source, all('Remove the quotes', 2, 'butane/wrong-type')),
      files('mode: 0644', 'overwrite: 1', 'mode: 0755'),
    );
  });

  it('takes away nothing that its title does not name', () => {
    const source = files('colo<|>ur: blue', 'shape: round', 'colour: red');
    assert.ok(!titles(source).some((title) => title.includes('…')));
    assert.equal(
      take(source, all('Remove `colour`', 2, 'butane/unknown-key')),
      `${head}storage:\n  files:\n    - path: /etc/0\n    - path: /etc/1\n      shape: round\n    - path: /etc/2\n`,
    );
    assert.ok(!titles(files('colo<|>ur: blue', 'shape: round')).some((title) => title.includes('all')));
  });

  it('is not offered where it would be one change only', () => {
    assert.ok(!titles(files('mode: "06<|>44"')).some((title) => title.includes('all')));
    const old = `variant: fcos\nversion: 1.2.0\nker<|>nel_arguments: {}\nstorage:\n  luks: [{name: a, device: /dev/a, discard: true}]\n`;
    assert.ok(titles(old).some((title) => title.startsWith('Raise')));
    assert.ok(!titles(old).some((title) => title.startsWith('Raise') && title.includes('all')));
  });

  it('never makes a key stand twice, nor edits the same place twice', () => {
    const source = files('ovrw<|>rite: true\n      overwrit: true', 'ovrwrite: true');
    const title = all('Change to `overwrite`', 2, 'butane/unknown-key');
    assert.equal(take(source, title), files('overwrite: true\n      overwrit: true', 'overwrite: true'));
  });
});

describe('fix all', () => {
  it('takes what is certain and nothing else', () => {
    const text = `${head}storge:\n  files:\n    - path: /etc/x\n      contents: {inline: a}\n      ovrwrite: true\n      colour: blue\npasswd: {}\n`;
    const fixed = applyEdits(text, fixAll(analyseText(text)));
    // That `ovrwrite` is not known only shows when `storage` is spelt right.
    assert.equal(fixed, text.replace('storge', 'storage').replace('ovrwrite', 'overwrite'));
    assert.deepEqual(fixAll(analyseText(fixed)), []);
  });

  it('writes the same into every item of a list at once', () => {
    const names = Array.from({ length: 12 }, (_, index) => `user${index}`);
    const text = `${head}passwd:\n  users: [${names.join(', ')}]\n`;
    const items = names.map((name) => `{ name: ${name} }`);
    assert.equal(applyEdits(text, fixAll(analyseText(text))), text.replace(names.join(', '), items.join(', ')));
  });

  it('never makes a key stand twice', () => {
    const text = `${head}storage:\n  files:\n    - path: /etc/x\n      contents: {inline: a}\n      ovrwrite: true\n      overwrit: true\n`;
    const fixed = applyEdits(text, fixAll(analyseText(text)));
    assert.equal(fixed, text.replace('ovrwrite', 'overwrite'));
    assert.deepEqual(fixAll(analyseText(fixed)), []);
  });

  it('never gives edits that overlap', () => {
    const text = `${head}boot_device:\n  luks:\n    tpm2 true\nstorge: {}\npasswd:\n  users:\n    name: core\n    groups: wheel\n`;
    const edits = fixAll(analyseText(text));
    for (const [index, edit] of edits.entries()) assert.ok(edit.start >= (edits[index - 1]?.end ?? 0));
    assert.ok(edits.length > 0);
  });

  it('comes to rest with no certain fix left', () => {
    const text = `${head}boot_device:\n  luks:\n    tpm2 true\nstorge: {}\npasswd:\n  users:\n    name: core\n    groups: wheel\n`;
    const fixed = applyEdits(text, fixAll(analyseText(text)));
    assert.deepEqual(fixAll(analyseText(fixed)), []);
    assert.deepEqual(analyseText(fixed).problems(), []);
  });

  it('never changes what the machine becomes on a guess', () => {
    const guesses = [
      // Another version is another config, and the key may as well go.
      `variant: fcos\nversion: 1.3.0\nkernel_arguments: {}\n`,
      `${head}storage:\n  filesystems:\n    - device: /dev/vdb\n      format: zfs\n`,
      `${head}storage:\n  files:\n    - path: /etc/x\n      contents: https://example.com/setup.sh\n`,
      `${head}storage:\n  files:\n    - path: /etc/x\n      contents:\n        source https://example.com/setup.sh\n`,
      `${head}storage:\n  files:\n    - path: /etc/x\n      contents:\n        in\n`,
      `${head}storage:\n  files:\n    - path: /etc/x\n      mode: "644"\n`,
      `${head}storage:\n  files:\n    - mode: 0644\n`,
      `${head}passwd:\n  users:\n    - name: core\n      gid: 5\n`,
      `${head}passwd:\n  users:\n    - name: core\n      groups: wheel docker\n`,
      `${head}passwd:\n  - name: core\n`,
      `${head}systemd:\n  units:\n    - name: a.service\n      contents: [Unit]\n`,
      `${head}storage:\n  files:\n    - path: /etc/x\n      user: core:core\n`,
      `${head}ignition:\n  config:\n    merge:\n      - base.ign\n`,
      `${head}passwd:\n  users:\n    - name: core\n      ssh_keys: [ssh-ed25519 AAAA]\n`,
      `${head}storage:\n  disks:\n    - device: /dev/vda\n      partitions: [{ number: 1, size_mib: 10G }]\n`,
      // Several keys that are there twice are an item that lost its dash.
      `${head}storage:\n  links:\n    - path: /etc/a\n      target: /x\n      hard: true\n      path: /etc/b\n      target: /x\n      hard: true\n`,
      `${head}passwd:\n  users:\n    - name：core\n`,
    ];
    for (const text of guesses) assert.deepEqual(fixAll(analyseText(text)), [], text);
  });

  it('never makes the tool refuse what it accepts', () => {
    const revealing = [
      `${head}storage:\n  files: [{path: /etc/b, overwrit: true}]\n`,
      `${head}storge:\n  files: [{path: /etc/b, overwrite: true}]\n`,
      `${head}storage:\n  filez: [{path: /etc/b, overwrite: true}]\n`,
    ];
    for (const text of revealing) assert.deepEqual(fixAll(analyseText(text)), [], text);
    // What is harmless beside it is mended all the same, as is everything where the file is refused anyway.
    const mixed = (key: string, other: string): string =>
      `${head}storage:\n  files:\n    - path: /etc/a\n      contents: {inline: a}\n      ${key}: true\n    - path: /etc/b\n      overwrit: true\n    - path: /etc/c\n      ${other}\n`;
    const fixed = (text: string): string => applyEdits(text, fixAll(analyseText(text)));
    assert.equal(fixed(mixed('overwrit', 'contens: {inline: b}')), mixed('overwrite', 'contents: {inline: b}'));
    const refused = mixed('overwrit', 'mode: "0600"');
    assert.equal(fixed(refused), refused.replaceAll('overwrit:', 'overwrite:').replaceAll('"', ''));
  });

  it('keeps comments, and the empty items that they are about', () => {
    const items =
      '    - # path: /etc/c\n      # mode: 0600\n    - ~ # tilde\n    -\n      # path: /etc/d\n    -\n    - path: /etc/b\n';
    const text = `${head}storage:\n  files:\n${items}`;
    const fixed = applyEdits(text, fixAll(analyseText(text)));
    assert.equal(fixed, text.replace('    -\n    - path', '    - path'));
    const one = (item: string): string => `${head}storage:\n  files:\n${item}    - path: /etc/b\n`;
    assert.equal(
      take(one('    -<|> # path: /etc/c\n      # mode: 0600\n'), 'Remove the empty item'),
      one('      # path: /etc/c\n      # mode: 0600\n'),
    );
    assert.equal(take(one('    - ~<|> # tilde\n'), 'Remove the empty item'), one('      # tilde\n'));
  });

  it('mends no part of damage that only several changes mend', () => {
    const text = '{\n"ignition": { "version": "3.4.0" },\n},\n"storage": {}\n}\n';
    assert.deepEqual(fixAll(analyseText(text, { fileName: 'a.ign' })), []);
  });
});

import * as vscode from 'vscode';
import type { FixDeprecatedResult } from '../../../server/src/base/protocol.ts';
import { expectEqual, expectPresent } from './expect.ts';
import { closeEditors, showText } from './workspace.ts';

describe('replacing what is deprecated', () => {
  afterEach(closeEditors);

  it('writes a config as the release wants it, and says what it leaves', async () => {
    const { document } = await showText(
      '#cloud-config\nsystem_info: {}\nusers:\n  - {name: a, lock-passwd: true}\n',
      'cloud-config',
    );
    const command = ['strata.fixDeprecated', document.uri, 'cloud-init@26.2'] as const;
    const result = await vscode.commands.executeCommand<FixDeprecatedResult | undefined>(...command);
    const { fixed, left } = expectPresent(result, 'the answer');
    expectEqual([fixed.length, left.map(({ line }) => line)], [1, [2]], 'what was done');
    expectEqual(document.getText().includes('{name: a, lock_passwd: true}'), true, 'whether the text is another one');
  });

  it('leaves alone what is not deprecated in the release', async () => {
    const text = '#cloud-config\nubuntu_advantage: {token: a}\n';
    const { document } = await showText(text, 'cloud-config');
    await vscode.commands.executeCommand('strata.fixDeprecated', document.uri, 'cloud-init@23.4');
    expectEqual(document.getText(), text, 'the text');
  });
});

import assert from 'node:assert/strict';
import { documentSymbols, type Symbol as OutlineSymbol } from '../../server/src/features/symbols.ts';
import { analyseText } from '../support/analyseText.ts';

function outline(symbols: readonly OutlineSymbol[], indentation = ''): string {
  return symbols
    .map(({ name, detail, children }) => {
      const line = `${indentation}${name}${detail === undefined ? '' : ` (${detail})`}\n`;
      return line + outline(children, `${indentation}  `);
    })
    .join('');
}

function allOf(symbols: readonly OutlineSymbol[]): readonly OutlineSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...allOf(symbol.children)]);
}

const butane = `variant: fcos
version: 1.6.0
passwd:
  users:
    - ssh_authorized_keys:
        - ssh-ed25519 AAAA
      name: core
storage:
  files:
    - mode: 0644
      path: /etc/motd
      contents:
        inline: |
          hello
          there
  filesystems:
    - format: xfs
      device: /dev/vdb
systemd:
  units:
    - name: app.service
    - enabled: true
`;

describe('document symbols', () => {
  it('name the items of lists by what they are about', () => {
    assert.equal(
      outline(documentSymbols(analyseText(butane))),
      `variant (fcos)
version (1.6.0)
passwd
  users
    core (passwd.users[0])
      ssh_authorized_keys
        ssh-ed25519 AAAA (passwd.users[0].ssh_authorized_keys[0])
      name (core)
storage
  files
    /etc/motd (storage.files[0])
      mode (0644)
      path (/etc/motd)
      contents
        inline (hello)
  filesystems
    /dev/vdb (storage.filesystems[0])
      format (xfs)
      device (/dev/vdb)
systemd
  units
    app.service (systemd.units[0])
      name (app.service)
    true (systemd.units[1])
      enabled (true)
`,
    );
  });

  it('lie inside each other, each with its selection inside its range', () => {
    const check = ({ range, selection, children }: OutlineSymbol): void => {
      assert.ok(range.start <= selection.start && selection.end <= range.end);
      for (const child of children) {
        assert.ok(range.start <= child.range.start && child.range.end <= range.end);
        check(child);
      }
    };
    for (const symbol of documentSymbols(analyseText(butane))) check(symbol);
  });

  it('stand for the parts of a stream', () => {
    const config = (name: string) =>
      `apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata:\n  name: ${name}\n`;
    const symbols = documentSymbols(analyseText(`${config('a')}---\n${config('b')}`));
    assert.deepEqual(
      symbols.map((symbol) => symbol.name),
      ['MachineConfig 1', 'MachineConfig 2'],
    );
    assert.ok(allOf(symbols).some((symbol) => symbol.name === 'name' && symbol.detail === 'b'));
  });

  it('end where no config goes deeper', () => {
    const text = `variant: fcos\nversion: 1.6.0\nstorage: ${'['.repeat(500)}${']'.repeat(500)}\n`;
    const symbols = allOf(documentSymbols(analyseText(text)));
    assert.ok(symbols.length > 0 && symbols.length < 100);
  });

  it('survive half-typed text', () => {
    for (const end of [
      'storage:\n  files:\n    - ',
      'storage:\n  files:\n    - path',
      'pass',
      '- a',
      '"',
      '{',
      'a: [',
    ]) {
      const text = `variant: fcos\nversion: 1.6.0\n${end}`;
      for (const { name } of allOf(documentSymbols(analyseText(text)))) assert.notEqual(name, '');
    }
  });
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver';
import { tokenModifiers, tokenTypes } from '../../server/src/features/annotations/semanticTokens.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { contributes } = manifest;
const sources = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`client/src/${file}`, 'utf8'))
  .join('\n');

describe('contributions', () => {
  it('claims every extension by a pattern too, which wins over the extensions of others', () => {
    for (const { id, extensions = [], filenamePatterns = [] } of contributes.languages) {
      for (const extension of extensions) assert.ok(filenamePatterns.includes(`*${extension}`), `${id}: ${extension}`);
    }
  });

  it('names files that exist', () => {
    const files = [
      manifest.icon,
      ...contributes.languages.map(({ configuration }: { configuration: string }) => configuration),
      ...contributes.grammars.map(({ path }: { path: string }) => path),
      ...contributes.jsonValidation.map(({ url }: { url: string }) => url),
    ];
    for (const file of files) assert.ok(existsSync(file), file);
  });

  it('describes every kind of token that only we have, and colours every one in each of our languages', () => {
    const standard: ReadonlySet<string> = new Set([
      ...Object.values(SemanticTokenTypes),
      ...Object.values(SemanticTokenModifiers),
    ]);
    const own = [...tokenTypes, ...tokenModifiers].filter((name) => !standard.has(name));
    const described = contributes.semanticTokenModifiers.map(({ id }: { id: string }) => id);
    assert.deepEqual(described, own);
    for (const { id } of contributes.languages) {
      const scopes = contributes.semanticTokenScopes.filter(
        ({ language }: { language?: string }) => language === undefined || language === id,
      );
      const selectors = scopes.flatMap(({ scopes: found }: { scopes: object }) => Object.keys(found));
      const words = new Set(selectors.flatMap((selector: string) => selector.split('.')));
      assert.deepEqual([...words].sort(), [...tokenTypes, ...tokenModifiers].sort(), id);
    }
  });

  // Inside a word VS Code does not ask when a character is typed that opens a list, and drops the list that is open.
  it('ends words at the `=` behind which values of units are offered', () => {
    for (const { id, configuration } of contributes.languages) {
      const { wordPattern } = JSON.parse(readFileSync(configuration, 'utf8'));
      const words = 'After=network.target'.match(new RegExp(wordPattern, 'gu'));
      assert.deepEqual(words, ['After', 'network.target'], id);
    }
  });

  it('packs every picture of the README', () => {
    const pictures = [...readFileSync('README.md', 'utf8').matchAll(/!\[[^\]]*\]\(([^)]+)\)/gu)].map(
      (match) => match[1],
    );
    const packed = new Set(readFileSync('.vscodeignore', 'utf8').split('\n'));
    for (const picture of pictures) {
      assert.ok(existsSync(String(picture)), picture);
      assert.ok(packed.has(`!${picture}`), picture);
    }
  });

  it('has a text for every placeholder, and no other', () => {
    const texts = JSON.parse(readFileSync('package.nls.json', 'utf8'));
    const placeholders = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/gu)].map((match) => match[1]);
    assert.deepEqual([...new Set(placeholders)].sort(), Object.keys(texts).sort());
  });

  it('puts the conversion to a file before the one to the clipboard in lists that go by the title', () => {
    const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.nls.json', 'utf8'));
    const titleOf = (command: string): string => {
      const { title } = contributes.commands.find((known: { command: string }) => known.command === command);
      return texts[String(title).replaceAll('%', '')] ?? '';
    };
    const [file, clipboard] = [titleOf('strata.convertToIgnitionFile'), titleOf('strata.convertToIgnitionClipboard')];
    assert.ok(file.localeCompare(clipboard) < 0, `${file} / ${clipboard}`);
  });

  it('registers every command that it contributes, and no other', () => {
    const registered = [...sources.matchAll(/registerCommand\(\s*'([^']+)'/gu)].map((match) => match[1]);
    const contributed = contributes.commands.map(({ command }: { command: string }) => command);
    assert.deepEqual(registered.sort(), contributed.sort());
  });

  it('shows a command in a menu only where it applies, and each of those that need a config in the palette so', () => {
    const known = new Set(contributes.commands.map(({ command }: { command: string }) => command));
    for (const [menu, items] of Object.entries<readonly { command: string; when?: string }[]>(contributes.menus))
      for (const { command, when } of items) {
        assert.ok(known.has(command), `${menu}: ${command}`);
        assert.match(
          when ?? '',
          /resourceLangId =~|resourcePath in strata\.(?:known|convertible|compilable)|strata\.layerMap(?:Shown)?\b/u,
          `${menu}: ${command}`,
        );
      }
  });

  it('offers nothing in a preview that the preview cannot do', () => {
    const alsoThere = ['strata.goToOtherSide'];
    for (const { command, when = '' } of contributes.menus.commandPalette as { command: string; when?: string }[]) {
      const ways = when.split('||').filter((way) => way.includes('resourceLangId'));
      if (alsoThere.includes(command)) continue;
      for (const way of ways) assert.match(way, /resourceScheme != strata-preview/u, command);
    }
  });

  it('lets every text of the client be translated', () => {
    const texts = [...sources.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/gu)].map((match) => match[1] ?? '');
    const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8'));
    assert.ok(texts.length > 0);
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(texts)].sort());
    for (const [key, text] of Object.entries(bundle)) assert.equal(text, key);
  });
});

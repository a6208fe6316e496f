// Colours the samples in test/host/grammar/ with VS Code's own tokenizer. A comment line below a line says what stands
// under its carets: `#   ^^^^ entity.name.tag`. The scope has to be among those of every character under the carets.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { hostFolder, root } from '../setup.mjs';

const code = path.join(hostFolder, 'node_modules/code-server/lib/vscode');
const samples = path.join(hostFolder, 'grammar');
const expectation = /^# *(\^+) (?<scope>.+)$/u;

/** The tests as the suites report them. */
export async function checkGrammars() {
  const registry = await createRegistry();
  const tests = [];
  for (const name of readdirSync(samples)) {
    const grammar = await registry.loadGrammar(scopeOf(name));
    tests.push(...checkSample(name, grammar, readFileSync(path.join(samples, name), 'utf8')));
  }
  return tests;
}

function checkSample(name, grammar, text) {
  const tests = [];
  let state = null;
  let tokens = [];
  let number = 0;
  for (const line of text.split('\n')) {
    number += 1;
    const wanted = expectation.exec(line);
    if (wanted === null) {
      const result = grammar.tokenizeLine(line, state);
      state = result.ruleStack;
      tokens = result.tokens;
      continue;
    }
    const [start, end] = [line.indexOf('^'), line.lastIndexOf('^') + 1];
    const under = tokens.filter((token) => token.startIndex < end && token.endIndex > start);
    const good =
      under.length > 0 && under.every(({ scopes }) => scopes.some((scope) => scope.includes(wanted.groups.scope)));
    const found = under.map(({ scopes }) => scopes.slice(1).join(' ')).join(' | ');
    const title = `colours of ${name}:${number}: ${wanted.groups.scope}`;
    tests.push(good ? { title } : { title, error: `found ${found}` });
  }
  return tests;
}

async function createRegistry() {
  const require = createRequire(path.join(code, 'package.json'));
  const oniguruma = require('vscode-oniguruma');
  const textmate = require('vscode-textmate');
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer);
  const files = grammarFiles([root, ...['json', 'shellscript'].map((name) => path.join(code, 'extensions', name))]);
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const file = files.get(scope);
      return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
    },
  });
}

function grammarFiles(extensions) {
  const files = new Map();
  for (const folder of extensions) {
    const { contributes } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    for (const grammar of contributes.grammars) files.set(grammar.scopeName, path.join(folder, grammar.path));
  }
  return files;
}

/** The ending of a sample is the scope's last word. */
function scopeOf(name) {
  return `source.${name.split('.').at(-1)}`;
}

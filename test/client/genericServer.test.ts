import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type ShownProblem, withoutRepeated } from '../../client/src/repeatedProblems.ts';
import { type LanguageClient, startServer } from '../lsp/client.ts';
import { type Diagnostic, isDiagnosticsOf, quotedMode, type Session, startSession } from '../lsp/support.ts';

const folder = 'test/bench';
const schemaUri = 'strata-schema://schemas/permissive.json';
const answers: Readonly<Record<string, (params: unknown) => unknown>> = {
  'workspace/configuration': (params) =>
    (params as { items: { section: string }[] }).items.map(({ section }) =>
      section === 'yaml' ? { validate: true, completion: true, hover: true, schemaStore: { enable: false } } : null,
    ),
  'custom/schema/request': () => [schemaUri],
  'custom/schema/content': () => '{}',
};

/** The server that Red Hat's extension starts, told of our documents what our extension tells it. */
describe('the generic YAML server beside ours', () => {
  let generic: LanguageClient;
  let session: Session;
  before(async function () {
    this.timeout(120_000);
    execFileSync(process.execPath, [`${folder}/install.mjs`], { stdio: 'inherit' });
    generic = startServer({
      command: process.execPath,
      args: [`${folder}/node_modules/yaml-language-server/bin/yaml-language-server`, '--stdio'],
      answer: (method, params) => answers[method]?.(params) ?? null,
    });
    await generic.request('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: { workspace: { configuration: true }, textDocument: { publishDiagnostics: {}, completion: {} } },
    });
    generic.notify('initialized', {});
    generic.notify('yaml/registerCustomSchemaRequest', {});
    session = await startSession();
  });
  after(async () => {
    await generic.stop();
    await session.end();
  });

  const genericProblems = async (name: string, text: string): Promise<readonly Diagnostic[]> => {
    const uri = session.uriOf(name);
    generic.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    const { params } = await generic.waitFor(isDiagnosticsOf(uri));
    return (params as { diagnostics: readonly Diagnostic[] }).diagnostics;
  };
  const ourProblems = (name: string, text: string): Promise<readonly Diagnostic[]> => {
    session.open(name, text, 'yaml');
    return session.diagnostics(name);
  };

  for (const name of readdirSync('examples').filter((file) => file.endsWith('.bu'))) {
    it(`has nothing to say of ${name}`, async () => {
      assert.deepEqual(await genericProblems(`${name}.yaml`, readFileSync(`examples/${name}`, 'utf8')), []);
    });
  }

  it('offers nothing, and explains nothing', async () => {
    await genericProblems('offer.yaml', `${quotedMode}      \n`);
    const textDocument = { uri: session.uriOf('offer.yaml') };
    const offered = await generic.request('textDocument/completion', {
      textDocument,
      position: { line: 6, character: 6 },
    });
    assert.deepEqual((offered as { items: unknown[] }).items, []);
    const hover = await generic.request('textDocument/hover', { textDocument, position: { line: 2, character: 2 } });
    assert.equal((hover as { contents: { value: string } } | null)?.contents.value ?? '', '');
  });

  const header = 'variant: fcos\nversion: 1.6.0\n';
  const cases: Readonly<Record<string, { readonly text: string; readonly by: 'both' | 'ours' | 'theirs' }>> = {
    'a tab as indentation': { text: `${header}storage:\n\tfiles: []\n`, by: 'both' },
    'an open quote': { text: `${header}passwd:\n  users:\n    - name: "core\n      uid: 1\n`, by: 'both' },
    'a key without colon': { text: `${header}stor\nsystemd:\n  units: []\n`, by: 'both' },
    'a colon in a value': { text: `${header}passwd:\n  users:\n    - name: a: b\n`, by: 'both' },
    'a key twice': { text: `${header}storage: {}\nstorage: {}\n`, by: 'both' },
    'an alias of nothing': { text: `${header}storage: *nothing\n`, by: 'both' },
    'what only the real tool refuses': { text: quotedMode, by: 'ours' },
  };
  for (const [what, { text, by }] of Object.entries(cases)) {
    it(`leaves one report of ${what}`, async () => {
      const name = `${what.replaceAll(' ', '-')}.yaml`;
      const [ours, theirs] = await Promise.all([ourProblems(name, text), genericProblems(name, text)]);
      assert.equal(ours.length, 1, JSON.stringify(ours));
      assert.equal(theirs.length, by === 'ours' ? 0 : 1, JSON.stringify(theirs));
      assert.equal(withoutRepeated(ours.map(shown), theirs.map(shown)).length + theirs.length, 1);
    });
  }
});

function shown({ source, code, severity, range }: Diagnostic): ShownProblem {
  return { source, code: String(code), isError: severity === 1, range };
}

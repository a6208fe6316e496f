// Pretends to be Red Hat's YAML extension for the documents of the language `yaml`. Its schemas are made up: one that it finds
// by the name (`stored…`), and one that a modeline gives; both refuse the key `moed` and know the key `overwrite`. What
// another extension contributes goes before the first and behind the second, as there.
const vscode = require('vscode');

const pause = 100;

exports.activate = (context) => {
  const contributors = new Map();
  const problems = vscode.languages.createDiagnosticCollection('yaml');
  const selector = { language: 'yaml' };

  const contributed = (uri) => {
    for (const { requestSchema } of contributors.values()) {
      const schema = requestSchema(uri);
      if (schema) return schema;
    }
    return undefined;
  };
  const schemaOf = (document) => {
    const given = /^#\s+yaml-language-server\s*:\s*\$schema=(\S+)/mu.exec(document.getText())?.[1];
    if (given !== undefined) return given === 'none' ? undefined : given;
    const uri = document.uri.toString();
    return contributed(uri) ?? (/\/stored[^/]*$/u.test(uri) ? 'store' : undefined);
  };
  /** Whether the schema says anything. */
  const judges = (schema) => {
    if (schema === undefined) return false;
    const contributor = contributors.get(vscode.Uri.parse(schema).scheme);
    return contributor === undefined || Object.keys(JSON.parse(contributor.requestContent(schema))).length > 0;
  };
  const validate = (document) => {
    if (document.isClosed || document.languageId !== 'yaml') return;
    const schema = schemaOf(document);
    const found = [];
    for (let line = 0; line < document.lineCount; line++) {
      const { text, range } = document.lineAt(line);
      const key = /\bmoed\b/u.exec(text);
      if (text.startsWith('\t')) found.push(problem(range, 'YAML', 'Tabs are not allowed as indentation'));
      if (key !== null && judges(schema)) {
        const place = new vscode.Range(line, key.index, line, key.index + key[0].length);
        found.push(problem(place, `yaml-schema: ${schema}`, 'Property moed is not allowed.'));
      }
    }
    problems.set(document.uri, found);
  };
  const later = (document) => setTimeout(validate, pause, document);

  context.subscriptions.push(
    problems,
    vscode.workspace.onDidOpenTextDocument(later),
    vscode.workspace.onDidChangeTextDocument((event) => later(event.document)),
    vscode.workspace.onDidCloseTextDocument((document) => problems.delete(document.uri)),
    vscode.languages.registerCompletionItemProvider(selector, {
      provideCompletionItems: (document) =>
        judges(schemaOf(document)) ? [new vscode.CompletionItem('overwrite', vscode.CompletionItemKind.Property)] : [],
    }),
    vscode.languages.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: (document) => {
        const { range } = document.lineAt(0);
        return [new vscode.DocumentSymbol('from the neighbour', '', vscode.SymbolKind.Module, range, range)];
      },
    }),
    vscode.languages.registerFoldingRangeProvider(selector, {
      provideFoldingRanges: (document) => [new vscode.FoldingRange(0, document.lineCount - 1)],
    }),
  );
  for (const document of vscode.workspace.textDocuments) later(document);
  return {
    registerContributor: (scheme, requestSchema, requestContent) => {
      if (contributors.has(scheme)) return false;
      contributors.set(scheme, { requestSchema, requestContent });
      return true;
    },
    // For the tests.
    contributed: (uri) => contributed(uri),
  };
};

function problem(range, source, message) {
  const made = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  made.source = source;
  made.code = 0;
  return made;
}

import { type ExtensionContext, Uri } from 'vscode';
import { activateStrata, type StrataApi } from './activateStrata.ts';

let api: StrataApi | undefined;
let worker: Worker | undefined;

/** Where extensions run in a web worker: VS Code for the Web. */
export function activate(context: ExtensionContext): StrataApi {
  const scripts = ['engine.js', 'server.browser.js'].map((name) =>
    Uri.joinPath(context.extensionUri, 'dist', name).toString(true),
  );
  const text = `importScripts(${scripts.map((script) => JSON.stringify(script)).join()})`;
  const script = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  api = activateStrata(context, {
    createClient: async (clientOptions) => {
      const { LanguageClient } = await import('vscode-languageclient/browser');
      worker?.terminate();
      // The worker itself, not a function that makes one: VS Code replaces `Worker`, and the library's test of what the
      // function returned fails.
      worker = new Worker(script);
      return new LanguageClient('strata', 'Strata', worker, clientOptions);
    },
    serverReadsFiles: false,
  });
  return api;
}

export async function deactivate(): Promise<void> {
  await api?.stop();
  worker?.terminate();
}

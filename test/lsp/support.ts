import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentInfo } from '../../server/src/base/protocol.ts';
import { applyEdits, lineStartsOf, offsetAt, type Position } from '../../server/src/base/text.ts';
import { type LanguageClient, type Message, startServer } from './client.ts';

export interface ProtocolRange {
  readonly start: Position;
  readonly end: Position;
}

export interface Diagnostic {
  readonly range: ProtocolRange;
  readonly code: string;
  readonly severity: number;
  readonly source: string;
  readonly message: string;
  readonly codeDescription?: { readonly href: string };
  readonly tags?: readonly number[];
}

export interface ProtocolEdit {
  readonly range: ProtocolRange;
  readonly newText: string;
}

export interface Change {
  readonly range?: ProtocolRange;
  readonly text: string;
}

export interface SessionOptions {
  /** Whether the client asks for diagnostics (as VS Code does) or is sent them; `pull` where nothing is said. */
  readonly diagnostics?: 'pull' | 'push';
  /** The client's other capabilities in `workspace`. */
  readonly workspaceCapabilities?: object;
  /** The client's other capabilities in `textDocument`. */
  readonly textDocumentCapabilities?: object;
  /** The folders of the workspace, relative to the session's own; `['.']` where nothing is said. */
  readonly folders?: readonly string[];
  /** What the editor answers, at once or later, when it is asked for its settings; where absent it cannot be asked. */
  readonly settings?: () => unknown;
  readonly initializationOptions?: object;
  readonly answer?: (method: string, params: unknown) => unknown;
}

/** A built server in a process of its own, with a folder of its own. */
export interface Session {
  readonly client: LanguageClient;
  /** What the server answered to `initialize`. */
  readonly capabilities: Readonly<Record<string, unknown>>;
  readonly folder: string;
  readonly uriOf: (name: string) => string;
  /** Writes a file below the session's folder. */
  readonly write: (name: string, content: string) => void;
  /** Opens a document, which need not exist as a file. */
  readonly open: (name: string, text: string, languageId?: string) => void;
  readonly change: (name: string, ...changes: readonly Change[]) => void;
  readonly diagnostics: (name: string) => Promise<readonly Diagnostic[]>;
  readonly codes: (name: string) => Promise<readonly string[]>;
  /** The next diagnostics that are sent for a document. */
  readonly published: (name: string) => Promise<readonly Diagnostic[]>;
  readonly info: (name: string) => Promise<DocumentInfo | null>;
  readonly ask: <T>(method: string, name: string, params?: object) => Promise<T>;
  readonly end: () => Promise<void>;
}

const running = new Set<LanguageClient>();

// A server that a failed test left behind would keep the test run from ending.
after(() => {
  for (const { process: child } of running) child.kill();
});

export async function startSession(options: SessionOptions = {}): Promise<Session> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-lsp-')));
  const uriOf = (name: string): string =>
    /^[a-z-]{2,}:/u.test(name) ? name : pathToFileURL(path.join(folder, name)).href;
  const client = startServer({
    command: process.execPath,
    args: ['dist/server.js', '--stdio'],
    answer: async (method, params) => {
      if (method !== 'workspace/configuration') return options.answer?.(method, params);
      const { items } = params as { items: unknown[] };
      return Promise.all(items.map(() => options.settings?.() ?? null));
    },
  });
  running.add(client);
  void client.exited.then(() => running.delete(client));
  const folders = (options.folders ?? ['.']).map((name) => ({ uri: uriOf(name), name }));
  const result = (await client.request('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folders.length > 0 ? folders : null,
    initializationOptions: options.initializationOptions ?? {},
    capabilities: capabilitiesOf(options),
  })) as { capabilities: Readonly<Record<string, unknown>> };
  client.notify('initialized', {});
  const versions = new Map<string, number>();

  const ask = <T>(method: string, name: string, params: object = {}): Promise<T> =>
    client.request(method, { textDocument: { uri: uriOf(name) }, ...params }) as Promise<T>;
  const diagnostics = async (name: string): Promise<readonly Diagnostic[]> =>
    (await ask<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', name)).items;

  return {
    client,
    capabilities: result.capabilities,
    folder,
    uriOf,
    write: (name, content) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    },
    open: (name, text, languageId = 'butane') => {
      versions.set(name, 1);
      client.notify('textDocument/didOpen', { textDocument: { uri: uriOf(name), languageId, version: 1, text } });
    },
    change: (name, ...contentChanges) => {
      const version = (versions.get(name) ?? 1) + 1;
      versions.set(name, version);
      client.notify('textDocument/didChange', { textDocument: { uri: uriOf(name), version }, contentChanges });
    },
    diagnostics,
    codes: async (name) => (await diagnostics(name)).map(({ code }) => code),
    published: async (name) => {
      const message = await client.waitFor(isDiagnosticsOf(uriOf(name)));
      return (message.params as { diagnostics: readonly Diagnostic[] }).diagnostics;
    },
    info: async (name) => (await client.request('strata/info', { uri: uriOf(name) })) as DocumentInfo | null,
    ask,
    end: async () => {
      await client.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function capabilitiesOf({
  diagnostics,
  settings,
  workspaceCapabilities,
  textDocumentCapabilities,
}: SessionOptions): object {
  return {
    workspace: { workspaceFolders: true, configuration: settings !== undefined, ...workspaceCapabilities },
    textDocument: {
      ...(diagnostics === 'push' ? { publishDiagnostics: {} } : { diagnostic: {} }),
      ...textDocumentCapabilities,
    },
  };
}

export function isDiagnosticsOf(uri: string): (message: Message) => boolean {
  return ({ method, params }) =>
    method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri === uri;
}

/** The text after edits as the protocol has them. */
export function applyProtocolEdits(text: string, edits: readonly ProtocolEdit[]): string {
  const starts = lineStartsOf(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      start: offsetAt(text, starts, range.start),
      end: offsetAt(text, starts, range.end),
      newText,
    })),
  );
}

/** What a range of the protocol covers. */
export function textIn(text: string, { start, end }: ProtocolRange): string {
  const starts = lineStartsOf(text);
  return text.slice(offsetAt(text, starts, start), offsetAt(text, starts, end));
}

/** The place of the marker `<|>` and the text without it. */
export function atCursor(marked: string): { readonly text: string; readonly position: Position } {
  const offset = marked.indexOf('<|>');
  const before = marked.slice(0, offset);
  const line = lineStartsOf(before).length - 1;
  return {
    text: before + marked.slice(offset + 3),
    position: { line, character: before.length - (lineStartsOf(before)[line] ?? 0) },
  };
}

/** A config with one mistake: a mode in quotes. */
export const quotedMode = `variant: fcos
version: 1.6.0
storage:
  files:
    - path: /etc/motd
      mode: "0644"
`;

/** The same config without the mistake. */
export const goodConfig = quotedMode.replaceAll('"', '');

/** The same config with a file that makes it too large for the user data of some providers: nothing shortens its contents. */
export const largeConfig = `${goodConfig}      contents:
        inline: ${noise(40_000)}
`;

/** Letters in an order that no compression finds. */
function noise(length: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return letters[state % letters.length];
  }).join('');
}

import { readFileSync } from 'node:fs';
import { applyEdits, lineStartsOf, positionAt, type TextEdit } from '../../server/src/base/text.ts';
import { type LanguageClient, type ServerCommand, startServer } from '../lsp/client.ts';
import { completionPlaces, contentChange, type EditClass, editClasses, hoverPlaces, keystrokes } from './edits.ts';

/** A server to measure, and how a client has to speak to it. */
export interface Subject {
  readonly name: string;
  readonly command: ServerCommand;
  readonly languageId: string;
  /** The name of the file that is open. */
  readonly fileName: string;
  /** Whether the client offers to ask for diagnostics, as VS Code does, or waits for them. */
  readonly diagnostics: 'pull' | 'push';
}

/** All times in milliseconds, medians; memory in bytes. */
export interface Measurement {
  readonly keystroke: number;
  readonly worstClass: { readonly name: EditClass; readonly time: number };
  readonly start: number;
  readonly hover: number;
  readonly completion: number;
  /** Undefined where the system does not tell it. */
  readonly memory: number | undefined;
  /** Problems in the untouched file, and the most that any keystroke brought: shows that the server judged at all. */
  readonly problems: { readonly before: number; readonly most: number };
}

const starts = 5;

/** Measures one server on one text. */
export async function measure(subject: Subject, text: string): Promise<Measurement> {
  const startTimes: number[] = [];
  for (let turn = 1; turn < starts; turn++) {
    const { client, time } = await open(subject, text);
    startTimes.push(time);
    await client.stop();
  }
  const { client, time, before } = await open(subject, text);
  startTimes.push(time);
  await silence(client);
  const session = { subject, client, text, version: 1 };
  const { times, most } = await typeAll(session);
  const classes = editClasses.map((name) => ({ name, time: median(times.get(name) ?? []) }));
  const hover = await hovers(session);
  const completion = await completions(session);
  const memory = peakMemory(client.process.pid);
  await client.stop();
  return {
    keystroke: median([...times.values()].flat()),
    worstClass: classes.reduce((worst, other) => (other.time > worst.time ? other : worst)),
    start: median(startTimes),
    hover,
    completion,
    memory,
    problems: { before, most },
  };
}

function uriOf({ fileName }: Subject): string {
  return `file:///bench/${fileName}`;
}

interface Session {
  readonly subject: Subject;
  readonly client: LanguageClient;
  text: string;
  version: number;
}

/** From the start of the process to the first diagnostics. */
async function open(subject: Subject, text: string) {
  const started = performance.now();
  const client = startServer(subject.command);
  await client.request('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: {
        synchronization: {},
        hover: { contentFormat: ['markdown'] },
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
        ...(subject.diagnostics === 'pull' ? { diagnostic: {} } : { publishDiagnostics: {} }),
      },
    },
  });
  client.notify('initialized', {});
  const textDocument = { uri: uriOf(subject), languageId: subject.languageId, version: 1, text };
  const answer = diagnosticsAfter(subject, client, () => client.notify('textDocument/didOpen', { textDocument }));
  const before = await answer;
  return { client, time: performance.now() - started, before };
}

/** Does something and waits for the diagnostics that it causes; resolves to how many there are. */
async function diagnosticsAfter(subject: Subject, client: LanguageClient, act: () => void): Promise<number> {
  const uri = uriOf(subject);
  act();
  if (subject.diagnostics === 'pull') {
    const report = await client.request('textDocument/diagnostic', { textDocument: { uri } });
    return (report as { items: unknown[] }).items.length;
  }
  const message = await client.waitFor(
    ({ method, params }) => method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri === uri,
  );
  return (message.params as { diagnostics: unknown[] }).diagnostics.length;
}

async function typeAll(session: Session) {
  const times = new Map<EditClass, number[]>(editClasses.map((name) => [name, []]));
  let most = 0;
  for (const { editClass, edit } of keystrokes(session.text)) {
    const started = performance.now();
    const count = await diagnosticsAfter(session.subject, session.client, () => change(session, edit));
    times.get(editClass)?.push(performance.now() - started);
    most = Math.max(most, count);
  }
  return { times, most };
}

function change(session: Session, edit: TextEdit): void {
  const contentChanges = [contentChange(session.text, edit)];
  session.text = applyEdits(session.text, [edit]);
  session.version += 1;
  session.client.notify('textDocument/didChange', {
    textDocument: { uri: uriOf(session.subject), version: session.version },
    contentChanges,
  });
}

async function hovers({ subject, client, text }: Session): Promise<number> {
  const textDocument = { uri: uriOf(subject) };
  const times: number[] = [];
  for (const place of [...hoverPlaces(text), ...hoverPlaces(text)]) {
    const position = positionAt(lineStartsOf(text), place);
    const started = performance.now();
    await client.request('textDocument/hover', { textDocument, position });
    times.push(performance.now() - started);
  }
  return median(times);
}

/** From the keystroke that opens a new line to the list of keys. */
async function completions(session: Session): Promise<number> {
  const textDocument = { uri: uriOf(session.subject) };
  const typed = '\n      ';
  const times: number[] = [];
  for (const place of completionPlaces(session.text)) {
    const started = performance.now();
    change(session, { start: place, end: place, newText: typed });
    const position = positionAt(lineStartsOf(session.text), place + typed.length);
    await session.client.request('textDocument/completion', { textDocument, position });
    times.push(performance.now() - started);
    // The next turn begins when the server has nothing left to do: it answers in order.
    await diagnosticsAfter(session.subject, session.client, () =>
      change(session, { start: place, end: place + typed.length, newText: '' }),
    );
    await session.client.request('textDocument/hover', { textDocument, position });
    session.client.forget();
  }
  return median(times);
}

/** Waits until the server has nothing more to say of the opening, so that no late answer is taken for a fast one. */
async function silence(client: LanguageClient): Promise<void> {
  const quiet = 1000;
  for (let count = -1; count !== client.received.length; ) {
    count = client.received.length;
    await new Promise((resolve) => setTimeout(resolve, quiet));
  }
  client.forget();
}

/** The most memory that the process ever held. */
export function peakMemory(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

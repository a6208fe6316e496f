import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ConvertResult } from '../../server/src/base/protocol.ts';
import { startServer } from '../lsp/client.ts';
import { bigConfig } from './bigConfig.ts';

/** How often each is measured; the median counts. */
const turns = 40;

const uri = 'file:///bench/config.bu';

export interface ConvertTimes {
  /** A change of one character and the whole conversion, by a server that has the document open. */
  readonly server: number;
  /** The same in the browser's bundle, in headless Chromium; undefined where there is none. */
  readonly browser: number | undefined;
  /** A process of the real tool from start to end; undefined where there is no Go. */
  readonly tool: number | undefined;
}

/** The programs that are measured against; each is left out where it is not there. */
export interface Rivals {
  readonly chromium: string | undefined;
  /** The real tool's library behind a pipe (`test/oracle`), which starts as fast as the tool itself. */
  readonly tool: string | undefined;
}

/** How long a 20 KB config takes to become Ignition, in milliseconds. */
export async function measureConversion({ chromium, tool }: Rivals): Promise<ConvertTimes> {
  const text = bigConfig((made) => made.length >= 20_000);
  return {
    server: await inServer(text),
    browser: chromium === undefined ? undefined : await inBrowser(text, chromium),
    tool: tool === undefined ? undefined : await inTool(text, tool),
  };
}

async function inServer(text: string): Promise<number> {
  const client = startServer({ command: process.execPath, args: ['dist/server.js', '--stdio'] });
  await client.request('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: {},
  });
  client.notify('initialized', {});
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'butane', version: 1, text } });
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const started = performance.now();
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: turn + 2 },
      contentChanges: [changeOf(turn)],
    });
    const result = (await client.request('strata/convert', { uri })) as ConvertResult;
    if (result.output === null) throw new Error(`the config of the benchmark is refused: ${result.refusal}`);
    times.push(performance.now() - started);
  }
  await client.stop();
  return median(times);
}

/** Types a character into the comment of the first line, or takes it away again. */
function changeOf(turn: number) {
  const start = { line: 0, character: 2 };
  const isTyped = turn % 2 === 0;
  return { range: { start, end: isTyped ? start : { line: 0, character: 3 } }, text: isTyped ? 'x' : '' };
}

async function inBrowser(text: string, executablePath: string): Promise<number> {
  const { chromium } = createRequire(path.resolve('test/host/package.json'))('playwright-core');
  const browser = await chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const script = ['engine.js', 'server.browser.js'].map((name) => readFileSync(`dist/${name}`, 'utf8')).join('\n');
    return median(await page.evaluate(timesInPage, { script, text, uri, turns, changes: [changeOf(0), changeOf(1)] }));
  } finally {
    await browser.close();
  }
}

interface PageInput {
  readonly script: string;
  readonly text: string;
  readonly uri: string;
  readonly turns: number;
  readonly changes: readonly object[];
}

/** Runs in the page: it may use nothing from around it. */
async function timesInPage({ script, text, uri: document, turns: count, changes }: PageInput): Promise<number[]> {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  const waiting = new Map<number, (result: unknown) => void>();
  worker.onmessage = ({ data }) => {
    if (data.method !== undefined && data.id !== undefined)
      worker.postMessage({ jsonrpc: '2.0', id: data.id, result: null });
    else waiting.get(data.id)?.(data.result);
  };
  let last = 0;
  const notify = (method: string, params: object) => worker.postMessage({ jsonrpc: '2.0', method, params });
  const request = (method: string, params: object) =>
    new Promise<{ output?: unknown } | null>((resolve) => {
      waiting.set(++last, resolve as (result: unknown) => void);
      worker.postMessage({ jsonrpc: '2.0', id: last, method, params });
    });
  await request('initialize', { processId: null, rootUri: null, workspaceFolders: null, capabilities: {} });
  notify('initialized', {});
  notify('textDocument/didOpen', { textDocument: { uri: document, languageId: 'butane', version: 1, text } });
  const times: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const started = performance.now();
    notify('textDocument/didChange', {
      textDocument: { uri: document, version: turn + 2 },
      contentChanges: [changes[turn % 2]],
    });
    const result = await request('strata/convert', { uri: document });
    if (typeof result?.output !== 'string') throw new Error('the config of the benchmark is refused in the browser');
    times.push(performance.now() - started);
  }
  worker.terminate();
  return times;
}

async function inTool(text: string, program: string): Promise<number> {
  const line = `${JSON.stringify({ id: '1', tool: 'butane', text })}\n`;
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const started = performance.now();
    const answer = await outputOf(program, line);
    if (JSON.parse(answer).ok !== true) throw new Error(`the real tool refuses the config of the benchmark: ${answer}`);
    times.push(performance.now() - started);
  }
  return median(times);
}

function outputOf(program: string, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    child.stdin?.end(input);
  });
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

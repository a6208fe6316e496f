import type { ConvertResult } from '../../server/src/base/protocol.ts';
import { applyEdits, type TextEdit } from '../../server/src/base/text.ts';
import { type LanguageClient, startServer } from '../lsp/client.ts';
import { contentChange, keystrokes } from './edits.ts';
import { median, peakMemory } from './measure.ts';

const uri = 'file:///bench/config.bu';

/** While a preview is open, in milliseconds, medians where nothing else is said; memory in bytes. */
export interface PreviewTimes {
  /** From a keystroke to its diagnostics, when the preview of the one before is there. */
  readonly calm: number;
  /** From that keystroke to its preview. */
  readonly shown: number;
  /** From a keystroke to its diagnostics, while somebody goes on typing and the preview comes as it can. */
  readonly hasty: number;
  /** Nineteen of twenty of those are no slower. */
  readonly slow: number;
  readonly memory: number | undefined;
}

/** Between the keystrokes of somebody who goes on typing, in milliseconds: they meet the conversion at all its stages. */
const gaps = [30, 60, 90, 120, 150, 180, 210];

/** Types into a document as an editor does that has a preview of it open. */
export async function measurePreview(text: string): Promise<PreviewTimes> {
  const client = startServer({ command: process.execPath, args: ['dist/server.js', '--stdio'] });
  const capabilities = { textDocument: { diagnostic: {} } };
  await client.request('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities });
  client.notify('initialized', {});
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'butane', version: 1, text } });
  const typist: Typist = { client, text, version: 1, asked: undefined };
  await convert(typist).answer;
  const [calm, shown]: number[][] = [[], []];
  for (const { edit } of keystrokes(text)) {
    const { diagnosed, converted } = await type(typist, edit, true);
    calm?.push(diagnosed);
    // What is refused is not shown.
    if (converted !== undefined) shown?.push(converted);
  }
  const hasty: number[] = [];
  for (const [index, { edit }] of keystrokes(text).entries()) {
    const { diagnosed } = await type(typist, edit, false);
    hasty.push(diagnosed);
    await new Promise((resolve) => setTimeout(resolve, gaps[index % gaps.length]));
  }
  await typist.asked?.answer.catch(() => undefined);
  const memory = peakMemory(client.process.pid);
  await client.stop();
  const slow = hasty.toSorted((a, b) => a - b)[Math.floor(hasty.length * 0.95)] ?? Number.NaN;
  return { calm: median(calm ?? []), shown: median(shown ?? []), hasty: median(hasty), slow, memory };
}

interface Typist {
  readonly client: LanguageClient;
  text: string;
  version: number;
  asked: ReturnType<LanguageClient['ask']> | undefined;
}

function convert(typist: Typist): ReturnType<LanguageClient['ask']> {
  typist.asked?.takeBack();
  const asked = typist.client.ask('strata/convert', { uri, to: 'ignition', options: { pretty: true }, whenIdle: true });
  // A request that is taken back is answered with an error.
  asked.answer.catch(() => undefined);
  typist.asked = asked;
  return asked;
}

/** @param waits whether the preview is waited for */
async function type(typist: Typist, edit: TextEdit, waits: boolean) {
  const { client, text } = typist;
  const contentChanges = [contentChange(text, edit)];
  typist.text = applyEdits(text, [edit]);
  typist.version += 1;
  const started = performance.now();
  client.notify('textDocument/didChange', { textDocument: { uri, version: typist.version }, contentChanges });
  const { answer } = convert(typist);
  await client.request('textDocument/diagnostic', { textDocument: { uri } });
  const diagnosed = performance.now() - started;
  if (!waits) return { diagnosed, converted: undefined };
  const { output } = (await answer) as ConvertResult;
  return { diagnosed, converted: output === null ? undefined : performance.now() - started };
}

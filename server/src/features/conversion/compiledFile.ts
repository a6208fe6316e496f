import { type Analysis, type AnalysisInput, analyseWithFiles, type ReadLocalFile } from '../../analysis.ts';
import { type FileAnswer, type FileRequest, requestKey, type StoredWant } from '../../base/fileSnapshot.ts';
import { emptyTable, type FileTable, type ReadState, readNoting, readsThatAre } from '../../base/fileTable.ts';
import type { FileSource, FilesPlace } from '../../base/host.ts';
import { compilerFor } from '../../registry.ts';
import { convertAnalysis } from './convert.ts';
import { templateAsText } from './templateMarks.ts';

/** A config, and the files directory that its own settings give it. */
export interface ConfigOnItsOwn {
  readonly input: Omit<AnalysisInput, 'local'>;
  readonly filesDir: string | undefined;
  readonly place: Omit<FilesPlace, 'filesDir'>;
}

/** Finds the config at a path below a files directory; the answer says why where there is none. */
export type FindConfig = (filesDir: string, path: string, table: FileTable) => Promise<ConfigOnItsOwn | FileAnswer>;

/** Reads what a config asks for; without a way to find other configs nothing is compiled on the way. */
export function readerFor(
  source: FileSource,
  place: Omit<FilesPlace, 'filesDir'>,
  table: FileTable,
  findConfig?: FindConfig,
): ReadLocalFile {
  return async (filesDir, request) => {
    if (isStored(request)) return readNoting(table, source, { ...place, filesDir }, request);
    if (!findConfig) return { kind: 'refused', reason: 'unreadable' };
    const { answer, state } = await compiledFile(source, (own) => findConfig(filesDir, request.path, own));
    table.reads.set(requestKey(request), { request, state });
    return answer;
  };
}

function isStored(request: FileRequest): request is FileRequest<StoredWant> {
  return request.want !== 'compiled';
}

async function compiledFile(
  source: FileSource,
  find: (table: FileTable) => Promise<ConfigOnItsOwn | FileAnswer>,
): Promise<{ readonly answer: FileAnswer; readonly state: () => Promise<ReadState> }> {
  const table = emptyTable();
  const found = await find(table);
  const answer = 'kind' in found ? found : await compile(source, found, table);
  const state = async (): Promise<ReadState> => {
    if ((await readsThatAre(table, 'changed')).length > 0) return 'changed';
    return (await readsThatAre(table, 'unknown')).length > 0 ? 'unknown' : 'same';
  };
  return { answer, state };
}

async function compile(
  source: FileSource,
  { input, filesDir, place }: ConfigOnItsOwn,
  table: FileTable,
): Promise<FileAnswer> {
  // What the config merges is not compiled on the way: it may merge the one that asks.
  const analysis = await analyseWithFiles(input, filesDir, readerFor(source, place, table), table.answers);
  const text = compiledText(analysis);
  return text === undefined ? { kind: 'refused', reason: 'unreadable' } : { kind: 'compiled', text };
}

/** Undefined for what has mistakes, and for what is known roughly only. A wrapping around the result is left away. */
function compiledText(analysis: Analysis): string | undefined {
  const [part] = analysis.parts;
  const compiler = part && compilerFor(part);
  if (!compiler) return undefined;
  const raw = compiler.excusedWhenRaw !== undefined;
  const outcome = convertAnalysis(analysis, undefined, { pretty: false, raw });
  if (outcome.kind !== 'converted') return undefined;
  // Marks of a template are written as they stand, which is known exactly.
  const isRough = outcome.losses.some(({ kind, code }) => kind === 'approximated' && code !== templateAsText);
  return isRough ? undefined : outcome.text;
}

import { type FileAnswer, type FileRequest, requestKey, type StoredWant } from './fileSnapshot.ts';
import type { FileSource, FilesPlace } from './host.ts';

/** What was read for one document, and how to see whether it still holds. */
export interface FileTable {
  readonly answers: Map<string, FileAnswer>;
  readonly reads: Map<string, NotedRead>;
}

export interface NotedRead {
  readonly request: FileRequest;
  readonly state: () => Promise<ReadState>;
}

/** How an answer stands to what would be answered now. */
export type ReadState = 'same' | 'changed' | 'unknown';

export function emptyTable(): FileTable {
  return { answers: new Map(), reads: new Map() };
}

/** Reads for a table, and notes there how the file stood before, so that no change in between is missed. */
export async function readNoting(
  { reads }: FileTable,
  source: FileSource,
  place: FilesPlace,
  request: FileRequest<StoredWant>,
): Promise<FileAnswer> {
  const before = await source.fileState(place, request);
  const state = async (): Promise<ReadState> => {
    const now = await source.fileState(place, request);
    if (before === undefined || now === undefined) return 'unknown';
    return now === before ? 'same' : 'changed';
  };
  reads.set(`${place.filesDir} ${requestKey(request)}`, { request, state });
  return source.answerFile(place, request);
}

/** What of a table stands in one of these states now. */
export async function readsThatAre({ reads }: FileTable, ...states: readonly ReadState[]): Promise<FileRequest[]> {
  const all = await Promise.all([...reads.values()].map(async (read) => ({ ...read, now: await read.state() })));
  return all.filter(({ now }) => states.includes(now)).map(({ request }) => request);
}

/** A table without some answers, so that they are read again. It is another one: who is reading still fills the old one. */
export function withoutReads({ answers, reads }: FileTable, gone: readonly FileRequest[]): FileTable {
  const keys = new Set(gone.map(requestKey));
  return {
    answers: new Map([...answers].filter(([key]) => !keys.has(key))),
    reads: new Map([...reads].filter(([, { request }]) => !keys.has(requestKey(request)))),
  };
}

import type { Analysis } from '../../analysis.ts';
import { folderOf, uriKey } from '../../base/folderUri.ts';
import type { Host } from '../../base/host.ts';
import { type Position, positionAt } from '../../base/text.ts';
import { uriText } from '../../base/uriText.ts';
import { rowName } from '../../shape/target.ts';
import { ourFilesBelow, workspaceLimits } from '../ourFiles.ts';
import { documentName, documentSymbols, type Symbol as OutlineSymbol } from './symbols.ts';

/** A thing that some file of the workspace makes. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: OutlineSymbol['kind'];
  readonly uri: string;
  readonly start: Position;
  readonly end: Position;
  /** Where in the file it stands. */
  readonly container: string;
}

/** What the symbols of a workspace are read from. */
export interface WorkspaceSource {
  readonly host: Pick<Host, 'listDirectory' | 'fileState' | 'log'>;
  readonly openUris: () => readonly string[];
  /** Of an open document as it stands in the editor, of any other as the host reads it. */
  readonly analysisOf: (uri: string) => Promise<Analysis | undefined>;
}

export interface SymbolQuery {
  /** The URIs of the folders to look through. */
  readonly folders: readonly string[];
  readonly query: string;
  /** Whether `changed` and `relist` are called for whatever changes: else every file is looked at again. */
  readonly isTold: boolean;
  /** Whether nobody waits for the answer any more. */
  readonly isCancelled: () => boolean;
}

export interface WorkspaceIndex {
  /** The symbols in which the characters of the query stand in this order; undefined where the query was taken back. */
  readonly find: (query: SymbolQuery) => Promise<readonly WorkspaceSymbol[] | undefined>;
  /** Reads these files again when asked next. */
  readonly changed: (uris: readonly string[]) => void;
  /** Looks again which files there are. */
  readonly relist: () => void;
  /** Reads everything again. */
  readonly forget: () => void;
}

/** What a file held when it stood so. */
interface KeptSymbols {
  /** Undefined where nobody has looked, or nobody can tell. */
  readonly state: string | undefined;
  readonly symbols: readonly WorkspaceSymbol[];
}

/** Nobody reads more. */
const mostFound = 500;

/** How many files are read at the same time. */
const readAtOnce = 16;

/** Looks through a workspace when somebody asks, and keeps what it found of every file for as long as the file stays as it is. */
export function createWorkspaceIndex({ host, openUris, analysisOf }: WorkspaceSource): WorkspaceIndex {
  /** By `uriKey`. */
  const kept = new Map<string, KeptSymbols>();
  let listed: Promise<readonly string[]> | undefined;
  let isCutTold = false;
  /** Another number as soon as something is not any more what was read of it. */
  let round = 0;
  let running: Promise<readonly WorkspaceSymbol[] | undefined> | undefined;
  const asking = new Set<SymbolQuery>();

  const list = async (folders: readonly string[]): Promise<readonly string[]> => {
    const { files, isComplete } = await ourFilesBelow(host, folders, workspaceLimits);
    if (!isComplete && !isCutTold)
      host.log('warning', `the workspace is too large: only ${files.length} of its files are searched for symbols`);
    isCutTold = !isComplete;
    return files;
  };

  /** What the files hold that are not open; undefined where nobody has waited for it. Whoever asks meanwhile waits for the same. */
  const look = async ({ folders, isTold }: SymbolQuery): Promise<readonly WorkspaceSymbol[] | undefined> => {
    if (!isTold) listed = undefined;
    listed ??= list(folders);
    const files = await listed;
    const open = new Set(openUris().map(uriKey));
    const uris = files.filter((uri) => !open.has(uriKey(uri)));
    const found: (readonly WorkspaceSymbol[])[] = [];
    const read = isTold ? readOnce : readIfChanged;
    for (let first = 0; first < uris.length; first += readAtOnce) {
      if ([...asking].every(({ isCancelled }) => isCancelled())) return undefined;
      found.push(...(await Promise.all(uris.slice(first, first + readAtOnce).map(read))));
    }
    const keys = new Set(files.map(uriKey));
    for (const key of kept.keys()) if (!keys.has(key)) kept.delete(key);
    return found.flat();
  };

  const readOnce = async (uri: string): Promise<readonly WorkspaceSymbol[]> =>
    kept.get(uriKey(uri))?.symbols ?? readNow(uri, undefined);

  const readIfChanged = async (uri: string): Promise<readonly WorkspaceSymbol[]> => {
    const state = await stateOf(uri);
    const known = kept.get(uriKey(uri));
    return state !== undefined && known?.state === state ? known.symbols : readNow(uri, state);
  };

  const readNow = async (uri: string, state: string | undefined): Promise<readonly WorkspaceSymbol[]> => {
    const begun = round;
    const symbols = symbolsOf(uri, await analysisOf(uri));
    if (begun === round) kept.set(uriKey(uri), { state, symbols });
    return symbols;
  };

  const stateOf = async (uri: string): Promise<string | undefined> => {
    const filesDir = folderOf(uri);
    if (filesDir === undefined) return undefined;
    const path = uriText(uri.slice(filesDir.length + 1));
    return host.fileState({ filesDir, document: uri }, { path, want: 'bytes' });
  };

  const closedSymbols = async (query: SymbolQuery): Promise<readonly WorkspaceSymbol[] | undefined> => {
    asking.add(query);
    try {
      while (!query.isCancelled()) {
        running ??= look(query).finally(() => {
          running = undefined;
        });
        const symbols = await running;
        // Another query was taken back before this one came.
        if (symbols) return symbols;
      }
      return undefined;
    } finally {
      asking.delete(query);
    }
  };

  return {
    find: async (query) => {
      const closed = await closedSymbols(query);
      if (!closed) return undefined;
      const open = await Promise.all(openUris().map(async (uri) => symbolsOf(uri, await analysisOf(uri))));
      const fits = matcher(query.query);
      return [...open.flat(), ...closed].filter(({ name }) => fits(name)).slice(0, mostFound);
    },
    changed: (uris) => {
      round += 1;
      for (const uri of uris) kept.delete(uriKey(uri));
    },
    relist: () => {
      listed = undefined;
    },
    forget: () => {
      round += 1;
      listed = undefined;
      kept.clear();
    },
  };
}

/** The things that a document makes, and what each of its parts is. */
function symbolsOf(uri: string, analysis: Analysis | undefined): readonly WorkspaceSymbol[] {
  if (!analysis) return [];
  const { lineStarts } = analysis.document;
  const place = (start: number, end: number) => ({
    uri,
    start: positionAt(lineStarts, start),
    end: positionAt(lineStarts, end),
  });
  const parts = analysis.parts.map((analysed) => {
    const { part, format, target } = analysed;
    const start = part.root?.start ?? part.start;
    const name = documentName(analysed) ?? (target.row ? `${format.label} ${rowName(target.row)}` : format.label);
    return { name, kind: 'section' as const, container: '', ...place(start, start) };
  });
  const things = allBelow(documentSymbols(analysis)).flatMap(({ name, kind, detail = '', selection, isThing }) =>
    isThing ? [{ name, kind, container: detail, ...place(selection.start, selection.end) }] : [],
  );
  return [...parts, ...things];
}

function allBelow(symbols: readonly OutlineSymbol[]): readonly OutlineSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...allBelow(symbol.children)]);
}

/** As editors take what is typed: its characters in their order, whatever stands between them. */
function matcher(query: string): (name: string) => boolean {
  const wanted = [...query.toLowerCase()].filter((character) => character.trim() !== '');
  return (name) => {
    const text = name.toLowerCase();
    let at = 0;
    for (const character of wanted) {
      at = text.indexOf(character, at) + 1;
      if (at === 0) return false;
    }
    return true;
  };
}

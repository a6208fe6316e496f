import type { Analysis } from '../analysis.ts';
import { folderOf } from '../base/folderUri.ts';
import type { Host } from '../base/host.ts';
import { type Position, positionAt } from '../base/text.ts';
import { uriText } from '../base/uriText.ts';
import { rowName } from '../shape/target.ts';
import { ourFilesBelow } from './ourFiles.ts';
import { documentSymbols, type Symbol as OutlineSymbol } from './symbols.ts';

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
  readonly host: Pick<Host, 'listDirectory' | 'fileState'>;
  readonly openUris: () => readonly string[];
  /** Of an open document as it stands in the editor, of any other as the host reads it. */
  readonly analysisOf: (uri: string) => Promise<Analysis | undefined>;
}

export interface WorkspaceIndex {
  /** The symbols in which the characters of the query stand in this order. */
  readonly find: (folders: readonly string[], query: string) => Promise<readonly WorkspaceSymbol[]>;
  /** Reads everything again when asked next. */
  readonly forget: () => void;
}

/** What a file held when it stood so. */
interface KeptSymbols {
  readonly state: string | undefined;
  readonly symbols: readonly WorkspaceSymbol[];
}

/** Nobody reads more. */
const mostFound = 500;

/** A workspace that holds more is not meant to be looked through as a whole. */
const limits = { mostFiles: 2000, mostFolders: 2000 };

/** How many files are read at the same time. */
const readAtOnce = 16;

/** Looks through a workspace when somebody asks, and keeps what it found of every file for as long as the file stays as it is. */
export function createWorkspaceIndex({ host, openUris, analysisOf }: WorkspaceSource): WorkspaceIndex {
  let kept: ReadonlyMap<string, KeptSymbols> = new Map();
  let running: Promise<void> | undefined;

  /** Reads the files that are new or have changed; whoever asks meanwhile waits for the same. */
  const look = async (folders: readonly string[]): Promise<void> => {
    const before = kept;
    const now = new Map<string, KeptSymbols>();
    const open = new Set(openUris());
    const { files } = await ourFilesBelow(host, folders, limits);
    const uris = files.filter((uri) => !open.has(uri));
    for (let first = 0; first < uris.length; first += readAtOnce) {
      await Promise.all(
        uris.slice(first, first + readAtOnce).map(async (uri) => {
          const state = await stateOf(uri);
          const known = before.get(uri);
          const isSame = state !== undefined && known?.state === state;
          now.set(uri, isSame ? known : { state, symbols: symbolsOf(uri, await analysisOf(uri)) });
        }),
      );
    }
    if (kept === before) kept = now;
  };

  const stateOf = async (uri: string): Promise<string | undefined> => {
    const filesDir = folderOf(uri);
    if (filesDir === undefined) return undefined;
    const path = uriText(uri.slice(filesDir.length + 1));
    return host.fileState({ filesDir, document: uri }, { path, want: 'bytes' });
  };

  return {
    find: async (folders, query) => {
      running ??= look(folders).finally(() => {
        running = undefined;
      });
      await running;
      const open = await Promise.all(openUris().map(async (uri) => symbolsOf(uri, await analysisOf(uri))));
      const closed = [...kept.values()].map(({ symbols }) => symbols);
      const fits = matcher(query);
      return [...open, ...closed]
        .flat()
        .filter(({ name }) => fits(name))
        .slice(0, mostFound);
    },
    forget: () => {
      kept = new Map();
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
  const parts = analysis.parts.map(({ part, format, target: { row } }) => {
    const start = part.root?.start ?? part.start;
    const name = row ? `${format.label} ${rowName(row)}` : format.label;
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

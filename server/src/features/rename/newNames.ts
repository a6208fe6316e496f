import type { Analysis, PartAnalysis } from '../../analysis.ts';
import { ownValue } from '../../base/ownValue.ts';
import { isNameOf } from '../../embedded/nameForms.ts';
import { folderOf } from '../../embedded/relativePath.ts';
import { nameFacts } from '../../generated/nameFacts.ts';
import { suggestionTable } from '../../generated/suggestionTable.ts';
import { namesOf, type PartName } from '../navigation/names.ts';
import { type Move, type Moves, nameKey } from './moves.ts';

/** What is wrong with a new name wherever it stands. */
export function reasonByItself({ kind, name, meant }: Move): string | undefined {
  const facts = ownValue(nameFacts.kinds, kind);
  if (!facts) return undefined;
  const { title, hint, keeps } = facts;
  if (!isNameOf(kind, meant)) return `\`${meant}\` cannot be the name of a ${title}: expected ${hint}`;
  const kept = keeps === undefined ? undefined : new RegExp(keeps, 'u');
  const [piece, other] = [kept?.exec(name)?.[0], kept?.exec(meant)?.[0]];
  return piece === other ? undefined : `this ${title} keeps its \`${piece ?? ''}\``;
}

/** What is wrong with new names beside those that stay, and on the systems that the config is for. */
export function reasonBeside(analysis: Analysis, part: PartAnalysis, moves: Moves): string | undefined {
  const definitions = namesOf(analysis).filter((each) => each.part === part && each.role === 'definition');
  const staying = definitions.filter((each) => !moves.has(nameKey(each)));
  const taken = new Set(staying.map(nameKey));
  const isTree = (kind: string): boolean => ownValue(nameFacts.kinds, kind)?.isTree === true;
  const paths = staying.filter(({ kind }) => isTree(kind)).map(({ name }) => name);
  const tree = {
    files: new Set(staying.filter(isFile).map(({ name }) => name)),
    allFiles: new Set(definitions.filter(isFile).map(({ name }) => name)),
    // By each folder one of the paths in it.
    folders: new Map(paths.flatMap((path) => foldersOf(path).map((folder) => [folder, path]))),
  };
  for (const move of moves.values()) {
    const { kind, meant } = move;
    const reason =
      reasonByItself(move) ??
      (taken.has(nameKey({ kind, name: meant }))
        ? `there is another ${ownValue(nameFacts.kinds, kind)?.title ?? 'name'} \`${meant}\``
        : undefined) ??
      whereItExists(part, move) ??
      (isTree(kind) ? reasonInTree(move, tree) : undefined);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Accounts that systems have without a config. */
function whereItExists({ resolution }: PartAnalysis, { kind, meant }: Move): string | undefined {
  const list = ownValue(nameFacts.kinds, kind)?.exist;
  const known = list === undefined ? undefined : suggestionTable[list]?.find(({ value }) => value === meant);
  if (!known) return undefined;
  if (!known.os) return `\`${meant}\` exists on every system`;
  const systems = known.os.filter((os) => resolution.os.includes(os));
  return systems.length > 0 ? `\`${meant}\` exists on ${systems.join(', ')} already` : undefined;
}

interface Tree {
  /** The files that stay, and all of them. */
  readonly files: ReadonlySet<string>;
  readonly allFiles: ReadonlySet<string>;
  readonly folders: ReadonlyMap<string, string>;
}

/** Nothing can lie below a file. */
function reasonInTree({ name, meant }: Move, { files, allFiles, folders }: Tree): string | undefined {
  const above = foldersOf(meant).find((folder) => files.has(folder));
  if (above !== undefined) return `\`${above}\` is a file of this config, so nothing can lie below it`;
  const below = allFiles.has(name) ? folders.get(meant) : undefined;
  return below === undefined ? undefined : `\`${below}\` lies below \`${meant}\`, which so cannot be a file`;
}

function isFile({ within }: PartName): boolean {
  return within?.keywords['x-symbol']?.icon === 'file';
}

/** All folders that a path lies in, but for the root. */
function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== '/'; folder = folderOf(folder)) folders.push(folder);
  return folders;
}

import { writtenFiles } from '../generated/machineFacts.ts';
import type { WrittenFile } from '../shape/machineFacts.ts';
import { misspeltPath } from './misspeltPath.ts';

/** What a program wants of the names of files in a folder, and the file at a path has not; undefined where nothing is known. */
export function ruleOfName(path: string): WrittenFile | undefined {
  // Of what is nearly another path that is said.
  if (misspeltPath(path)) return undefined;
  const cut = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, cut), path.slice(cut + 1)];
  return writtenFiles.rules.find(
    (rule) => rule.name !== undefined && !rule.on && rule.in === folder && !new RegExp(rule.name, 'u').test(name),
  );
}

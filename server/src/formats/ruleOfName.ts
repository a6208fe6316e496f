import { writtenFiles } from '../generated/machineFacts.ts';
import type { WrittenFile } from '../shape/machineFacts.ts';
import { misspeltPath } from './misspeltPath.ts';

/**
 * What a program wants of the names of files in a folder, and the file at a path has not; undefined where nothing is known.
 *
 * @param isNamed whether another text of the config may name the file: whoever is told of it reads it, whatever its name
 */
export function ruleOfName(
  path: string,
  rules: readonly WrittenFile[],
  isNamed: (name: string) => boolean,
): WrittenFile | undefined {
  const cut = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, cut), path.slice(cut + 1)];
  const rule = rules.find(
    (each) => each.name !== undefined && each.in === folder && !new RegExp(each.name, 'u').test(name),
  );
  // Of what is nearly another path that is said.
  if (!rule || new RegExp(writtenFiles.laidAside, 'u').test(name) || misspeltPath(path)) return undefined;
  return rule.mayBeNamed && isNamed(name) ? undefined : rule;
}

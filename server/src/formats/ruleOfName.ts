import { writtenFiles } from '../generated/machineFacts.ts';
import type { WrittenFile } from '../shape/machineFacts.ts';
import { misspeltPath } from './misspeltPath.ts';

/** What a program wants of the names of files in a folder, and the file at a path has not; undefined where nothing is known. */
export function ruleOfName(path: string): WrittenFile | undefined {
  // Of what is nearly another path that is said.
  if (misspeltPath(path)) return undefined;
  const cut = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, cut), path.slice(cut + 1)];
  if (laidAside.test(name)) return undefined;
  return writtenFiles.rules.find(
    (rule) => rule.name !== undefined && !rule.on && rule.in === folder && !new RegExp(rule.name, 'u').test(name),
  );
}

/** Names of what is not to be read, or is read by somebody who is told of it: a key, a note, what is switched off. */
export const laidAside =
  /^(?:\.|README)|\.(?:disabled|off|bak|old|orig|save|example|sample|dpkg-\w+|rpm\w+|key|psk|pub|pem|crt|lecture|md|env|sh)$|~$/u;

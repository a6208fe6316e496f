import type { Path } from '../base/path.ts';
import { replaceScalar } from '../document/textEdits.ts';
import { writeMode } from '../shape/fileMode.ts';
import type { Finding } from './configRule.ts';
import { misspeltPath } from './misspeltPath.ts';

const misspelt = 'files/misspelt-path';
const withoutOwner = 'files/mode-without-owner';

export const fileCodes: readonly string[] = [misspelt, withoutOwner];

/** A path that is nearly that of a folder which systems have. */
export function* pathFindings(written: string, path: Path): Generator<Finding> {
  const slip = misspeltPath(written);
  if (!slip) return;
  const { found, meant, whole } = slip;
  yield {
    code: misspelt,
    severity: 'warning',
    message: `no system is known to have \`${found}\` at this place, so it is made anew and nothing reads it there; did you mean \`${whole}\`?`,
    path,
    isOwn: true,
    fixes: ({ node }, document) =>
      node.kind === 'scalar' && node.text === written
        ? [
            {
              title: `Change \`${found}\` to \`${meant}\``,
              edits: replaceScalar(document, node, whole),
              certain: false,
            },
          ]
        : [],
  };
}

/** Permissions that give less to the owner than to anybody else: mostly a digit is missing. */
export function* modeFindings(mode: number, path: Path): Generator<Finding> {
  const others = ((mode >> 3) | mode) & 7;
  const owner = (mode >> 6) & 7;
  if (owner !== 0 || others === 0) return;
  yield {
    code: withoutOwner,
    severity: 'warning',
    message: `by ${writeMode(mode, 'yaml')} the owner may do nothing with it, and others may: a digit is missing, or there is one too many; write three of them, such as 0755 or 0644`,
    path,
    isOwn: true,
  };
}

import type { Path } from '../base/path.ts';
import { replaceScalar } from '../document/textEdits.ts';
import { writeMode } from '../shape/fileMode.ts';
import type { Finding } from './configRule.ts';
import { misspeltPath } from './misspeltPath.ts';

export const misspeltPathCode = 'files/misspelt-path';
const unlikelyMode = 'files/unlikely-mode';

export const fileCodes: readonly string[] = [misspeltPathCode, unlikelyMode];

/** What is said of a path that is nearly that of a folder which systems have, and what to write in its place. */
export function pathSlip(
  written: string,
): { readonly message: string; readonly title: string; readonly whole: string } | undefined {
  const slip = misspeltPath(written);
  if (!slip) return undefined;
  const { found, meant, whole } = slip;
  const message = `no system is known to have \`${found}\` at this place, so nothing finds what is there; did you mean \`${whole}\`?`;
  return { message, title: `Change \`${found}\` to \`${meant}\``, whole };
}

export function* pathFindings(written: string, path: Path): Generator<Finding> {
  const slip = pathSlip(written);
  if (!slip) return;
  const { message, title, whole } = slip;
  yield {
    code: misspeltPathCode,
    severity: 'warning',
    message,
    path,
    isOwn: true,
    fixes: ({ node }, document) =>
      node.kind === 'scalar' && node.text === written
        ? [{ title, edits: replaceScalar(document, node, whole), certain: false }]
        : [],
  };
}

/** Permissions that give others what the owner has not, or all that is special at once: mostly there is a digit too few or too many. */
export function* modeFindings(mode: number, path: Path): Generator<Finding> {
  const others = ((mode >> 3) | mode) & 7;
  const owner = (mode >> 6) & 7;
  const isOdd = owner === 0 ? others !== 0 : (others & ~owner & 4) !== 0;
  if (!isOdd && mode >> 9 !== 7) return;
  const found = isOdd
    ? `by ${writeMode(mode, 'yaml')} the owner may not do what others may`
    : `${writeMode(mode, 'yaml')} sets setuid, setgid and the sticky bit at once`;
  yield {
    code: unlikelyMode,
    severity: 'warning',
    message: `${found}: a digit is missing, or there is one too many; write one each for the owner, the group and everybody else, such as 0755 or 0644`,
    path,
    isOwn: true,
  };
}

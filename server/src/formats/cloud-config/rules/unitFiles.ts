import { isAbsent } from '../../../decode/judgedConfig.ts';
import { unitProblemCodes } from '../../../embedded/systemd/unitProblems.ts';
import { configRule } from '../../configRule.ts';
import { leafFinding } from '../../leafFinding.ts';
import { fileProblems } from '../../unitFile.ts';
import { isObject, type Keys } from '../keys.ts';

/** Units and Quadlet files that a config writes, whole and as they stand. */
export const unitFiles = configRule<Keys>({
  codes: unitProblemCodes,
  at: ['write_files.*'],
  *check(file) {
    if (!isObject(file)) return;
    const { path, content, encoding, append } = file;
    if (typeof path !== 'string' || typeof content !== 'string') return;
    if (!isAbsent(file, 'encoding') && encoding !== 'text/plain') return;
    if (!isAbsent(file, 'append') && append !== false) return;
    for (const problem of fileProblems(path, content)) yield leafFinding(problem, ['content'], content);
  },
});

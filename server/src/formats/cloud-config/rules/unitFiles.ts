import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import { fileProblemCodes, fileProblems } from '../../fileProblems.ts';
import { leafFinding } from '../../leafFinding.ts';
import { isObject, type Keys } from '../keys.ts';

/** Units, Quadlet files and the configuration of sshd that a config writes, whole and as they stand. */
export const unitFiles = configRule<Keys>({
  codes: fileProblemCodes,
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

import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import { fileProblemCodes, fileProblems } from '../../fileProblems.ts';
import { leafFinding } from '../../leafFinding.ts';
import type { File, Quadlet } from '../config.ts';

/** Units, Quadlet files and the configuration of sshd that a config writes as plain files. */
export const unitFiles = configRule<File>({
  codes: fileProblemCodes,
  at: ['storage.files.*'],
  *check({ path, contents }) {
    const text = contents?.inline;
    if (typeof path !== 'string' || typeof text !== 'string') return;
    for (const problem of fileProblems(path, text)) yield leafFinding(problem, ['contents', 'inline'], text);
  },
});

/** Quadlet files that a config names by themselves. */
export const quadletContents = configRule<Quadlet>({
  codes: fileProblemCodes,
  at: ['systemd.quadlets.*'],
  *check(quadlet) {
    const { name, contents, dropins } = quadlet;
    if (typeof name !== 'string') return;
    const path = `/etc/containers/systemd/${name}`;
    const hasDropins = !isAbsent(quadlet, 'dropins');
    if (typeof contents === 'string')
      for (const problem of fileProblems(path, contents, hasDropins))
        yield leafFinding(problem, ['contents'], contents);
    for (const [index, dropin] of knownItems(dropins).entries()) {
      const text = dropin.contents;
      if (typeof dropin.name !== 'string' || typeof text !== 'string') continue;
      for (const problem of fileProblems(`${path}.d/${dropin.name}`, text))
        yield leafFinding(problem, ['dropins', index, 'contents'], text);
    }
  },
});

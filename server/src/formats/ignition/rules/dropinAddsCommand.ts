import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { readUnitFile } from '../../../embedded/systemd/readUnitFile.ts';
import { templateKeys } from '../../../embedded/systemd/templateKeys.ts';
import { configRule } from '../../configRule.ts';
import { leafFinding } from '../../leafFinding.ts';
import type { Unit } from '../config.ts';

const code = 'systemd/dropin-adds-command';

/** A drop-in of a service that the machine brings along: its command comes behind the one that is there, not in its place. */
export const dropinAddsCommand = configRule<Unit>({
  codes: [code],
  at: ['systemd.units.*'],
  *check(unit) {
    if (typeof unit.name !== 'string' || !unit.name.endsWith('.service')) return;
    if (!isAbsent(unit, 'contents') && unit.contents !== '') return;
    const pieces = knownItems(unit.dropins).map(({ contents }) =>
      typeof contents === 'string' ? contents : undefined,
    );
    const texts = pieces.flatMap((text) => text ?? []);
    // What is not known may take the command back, or say what kind of service it is.
    if (texts.length < pieces.length || texts.some((text) => templateKeys(readUnitFile(text), text)?.size !== 0))
      return;
    const all = texts.flatMap((text) => linesOf(text));
    if (all.some(({ key }) => key === 'Type')) return;
    for (const [index, text] of texts.entries()) {
      const [first] = linesOf(text).filter(({ key }) => key === 'ExecStart');
      if (!first) continue;
      if (first.value === '') return;
      const message = `\`ExecStart=\` of a drop-in adds to that of \`${unit.name}\`, and only a service of \`Type=oneshot\` may have two: systemd would not start it; write an empty \`ExecStart=\` above to replace it`;
      const instead = { text: 'ExecStart=\nExecStart', certain: false, title: 'Write an empty `ExecStart=` above' };
      const problem = { code, message, range: first.keyRange, instead };
      yield { ...leafFinding(problem, ['dropins', index, 'contents'], text), severity: 'info' };
      return;
    }
  },
});

function linesOf(text: string) {
  return readUnitFile(text)
    .sections.filter(({ name }) => name === 'Service')
    .flatMap(({ assignments }) => assignments);
}

import { unitProblemCodes } from '../../../embedded/systemd/unitProblems.ts';
import { configRule } from '../../configRule.ts';
import { fileProblems } from '../../fileProblems.ts';
import { leafFinding } from '../../leafFinding.ts';
import { isObject, type Keys, objectsIn } from '../keys.ts';

const folder = '/etc/systemd/system';

/** Units that coreos-cloudinit writes, and drop-ins. What it hands to systemd-networkd is no unit. */
export const coreosUnits = configRule<Keys>({
  codes: unitProblemCodes,
  at: ['coreos.units.*'],
  *check(unit) {
    if (!isObject(unit)) return;
    const { name, content, drop_ins: dropIns } = unit;
    if (typeof name !== 'string') return;
    const pieces = [...objectsIn(dropIns)];
    if (typeof content === 'string') {
      for (const problem of fileProblems(`${folder}/${name}`, content, pieces.length > 0))
        yield leafFinding(problem, ['content'], content);
    }
    for (const [index, piece] of pieces) {
      if (typeof piece.name !== 'string' || typeof piece.content !== 'string') continue;
      for (const problem of fileProblems(`${folder}/${name}.d/${piece.name}`, piece.content))
        yield leafFinding(problem, ['drop_ins', index, 'content'], piece.content);
    }
  },
});

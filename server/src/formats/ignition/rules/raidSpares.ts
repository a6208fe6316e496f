import { configRule } from '../../configRule.ts';
import { mapAround, removeKeyIn } from '../../removeKeyIn.ts';
import type { Raid } from '../config.ts';
import { isNonZero } from '../integer.ts';
import { raidLevel } from '../schema.ts';

const code = 'ignition/raid-spares';

/** Spare devices are for arrays that survive the loss of one. */
export const raidSpares = configRule<Raid>({
  codes: [code],
  at: ['storage.raid.*'],
  *check({ level, spares }, { target, key }) {
    if (!raidLevel(level)?.facts?.['no-spares'] || !isNonZero(spares)) return;
    const name = key('spares');
    yield {
      code,
      severity: 'error',
      message: `an array of level \`${String(level)}\` cannot have spare devices (\`${name}: ${spares}\`), because it is lost with the first device that fails: ${target.refusal}; remove \`${name}\`, or choose another level, such as \`raid1\``,
      path: ['level'],
      fixes: ({ node }, document) => removeKeyIn(mapAround(node, document), name, document),
    };
  },
});

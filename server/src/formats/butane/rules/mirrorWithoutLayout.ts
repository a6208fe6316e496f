import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { insertPair } from '../../../document/textEdits.ts';
import { holds } from '../../../shape/availability.ts';
import { configRule } from '../../configRule.ts';
import type { BootDevice } from '../config.ts';
import { mapAt, pairAt } from '../pairAt.ts';

const code = 'butane/mirror-without-layout';

/** Those that allow a mirror. Without a layout the first one is taken. */
const layouts = ['x86_64', 'aarch64', 'ppc64le'];

/** Which partitions the copies of a boot disk get depends on the architecture. */
export const mirrorWithoutLayout = configRule<BootDevice>({
  codes: [code],
  at: ['boot_device'],
  *check(bootDevice, { target }) {
    if (knownItems(bootDevice.mirror?.devices).length === 0 || !isAbsent(bootDevice, 'layout')) return;
    const isRefused = holds({ since: { fcos: '1.7.0' } }, target);
    const fate = isRefused ? target.refusal : 'x86_64 is taken, and on another architecture the machine does not boot';
    yield {
      code,
      severity: isRefused ? 'error' : 'warning',
      message: `\`mirror\` needs a \`layout\` beside it, the architecture that the disks are laid out for: ${fate}; write \`layout: x86_64\`, \`aarch64\` or \`ppc64le\``,
      path: ['mirror'],
      fixes: ({ path }, document) => {
        const map = mapAt(document, path.slice(0, -1));
        const mirror = pairAt(document, path);
        if (!map || !mirror) return [];
        return layouts.map((layout) => ({
          title: `Insert \`layout: ${layout}\``,
          edits: insertPair(document, map, 'layout', layout, mirror),
          certain: false,
        }));
      },
    };
  },
});

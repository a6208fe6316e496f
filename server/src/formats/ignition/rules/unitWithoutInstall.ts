import { readUnit, type UnitSection } from '../../../embedded/readUnit.ts';
import { configRule } from '../../configRule.ts';
import { type Rewrite, rewriteText } from '../../rewriteText.ts';
import type { Unit } from '../config.ts';
import { hasInstall, nearlyInstall } from '../install.ts';

const code = 'ignition/unit-without-install';

/** To enable a unit means to do what its `[Install]` section says: without one, nothing starts it. */
export const unitWithoutInstall = configRule<Unit>({
  codes: [code],
  at: ['systemd.units.*'],
  *check({ name, enabled, contents }) {
    if (enabled !== true || typeof contents !== 'string' || contents === '') return;
    const unit = readUnit(contents);
    if (unit.fault || hasInstall(unit)) return;
    const near = nearlyInstall(unit);
    const wanted = `WantedBy=${targetOf(typeof name === 'string' ? name : '')}`;
    const span = near ?? unit.sections[0];
    yield {
      code,
      severity: 'warning',
      message: `the unit is enabled, but ${whatIsWrong(near, wanted)}`,
      path: ['contents'],
      ...(span ? { span } : {}),
      fixes: rewriteText(contents, () => [installed(contents, near, wanted)]),
    };
  },
});

function whatIsWrong(near: UnitSection | undefined, wanted: string): string {
  if (!near) return `has no \`[Install]\` section, so nothing starts it; add \`[Install]\` with \`${wanted}\``;
  if (near.name === 'Install') return `its \`[Install]\` section is empty, so nothing starts it; add \`${wanted}\``;
  return `systemd reads \`[Install]\` only, not \`[${near.name}]\`, so nothing starts it; write \`[Install]\``;
}

function installed(contents: string, near: UnitSection | undefined, wanted: string): Rewrite {
  if (!near) {
    const text = `${contents.trimEnd()}\n\n[Install]\n${wanted}\n`;
    return { title: `Add \`[Install]\` with \`${wanted}\``, text, certain: false };
  }
  const behind = contents.slice(near.end);
  const head = `${contents.slice(0, near.start)}[Install]`;
  if (near.options.length > 0) return { title: 'Change to `[Install]`', text: `${head}${behind}`, certain: false };
  return { title: `Add \`${wanted}\``, text: `${head}\n${wanted}${behind === '' ? '\n' : behind}`, certain: false };
}

/** What starts units of this type when the machine comes up. */
function targetOf(name: string): string {
  switch (name.slice(name.lastIndexOf('.') + 1)) {
    case 'timer':
      return 'timers.target';
    case 'socket':
      return 'sockets.target';
    case 'mount':
    case 'automount':
      return 'local-fs.target';
    case 'swap':
      return 'swap.target';
    default:
      return 'multi-user.target';
  }
}

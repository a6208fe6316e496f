import { knownItems } from '../../../decode/judgedConfig.ts';
import { readUnit, type UnitSection } from '../../../embedded/readUnit.ts';
import type { UnitProblem } from '../../../embedded/systemd/unitProblems.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { leafFinding } from '../../leafFinding.ts';
import { mapAround, removeKeyIn } from '../../removeKeyIn.ts';
import { type Rewrite, rewriteText } from '../../rewriteText.ts';
import type { Systemd, Unit } from '../config.ts';
import { dropinWithInstall, hasInstall, hiddenInstall, nearlyInstall } from '../install.ts';
import { starterOf } from '../starterOf.ts';

const code = 'ignition/unit-without-install';

/** To enable a unit means to do what its `[Install]` section says: without one, nothing starts it. */
export const unitWithoutInstall = configRule<Systemd>({
  codes: [code],
  at: ['systemd'],
  *check({ units }) {
    const all = knownItems(units);
    for (const [index, unit] of all.entries()) {
      const { enabled, contents } = unit;
      if (enabled !== true || typeof contents !== 'string' || contents === '') continue;
      const read = readUnit(contents);
      if (read.fault || hasInstall(read)) continue;
      const path = ['units', index, 'contents'];
      const finding = notInstalled(unit, contents, all);
      yield { ...finding, code, severity: 'warning', path, isOwn: false };
    }
  },
});

/** What is said of it, and where; the truth is not always that nothing starts it. */
function notInstalled(unit: Unit, contents: string, all: readonly Unit[]): Pick<Finding, 'message' | 'span' | 'fixes'> {
  const name = typeof unit.name === 'string' ? unit.name : '';
  const read = readUnit(contents);
  const near = nearlyInstall(read);
  const hidden = near ? undefined : hiddenInstall(contents, name);
  if (hidden) return hiddenFinding(hidden, contents);
  const span = near ?? read.sections[0];
  const place = span ? { span } : {};
  const dropin = dropinWithInstall(unit);
  if (dropin !== undefined) {
    const message = `the unit is enabled, and its \`[Install]\` section stands in the drop-in \`${dropin}\`: systemd reads it there and starts the unit, but Ignition does not look there; write \`[Install]\` into the unit itself`;
    return { message, ...place };
  }
  const starter = near ? undefined : starterOf(name, all);
  if (starter !== undefined) {
    const message = `the unit is enabled, but has no \`[Install]\` section, so that does nothing; \`${starter}\` starts it: take \`enabled: true\` away`;
    return {
      message,
      ...place,
      fixes: ({ node }, document) => removeKeyIn(mapAround(node, document), 'enabled', document),
    };
  }
  const wanted = `WantedBy=${targetOf(name)}`;
  const message = `the unit is enabled, but ${whatIsWrong(near, wanted)}`;
  return { message, ...place, fixes: rewriteText(contents, () => [installed(contents, near, wanted)]) };
}

/** The lines of the section are there, but systemd reads them as lines of another one. */
function hiddenFinding(hidden: UnitProblem, contents: string): Pick<Finding, 'message' | 'span' | 'fixes'> {
  const { span, fixes } = leafFinding(hidden, [], contents);
  const why = hidden.move
    ? `\`${hidden.key}\` stands in another section, where systemd ignores it; move it to \`[Install]\``
    : hidden.message;
  return {
    message: `the unit is enabled, but has no \`[Install]\` section, so nothing starts it: ${why}`,
    ...(span ? { span } : {}),
    ...(fixes ? { fixes } : {}),
  };
}

function whatIsWrong(near: UnitSection | undefined, wanted: string): string {
  if (!near) return `has no \`[Install]\` section, so nothing starts it; add \`[Install]\` with \`${wanted}\``;
  if (near.name === 'Install') return `its \`[Install]\` section is empty, so nothing starts it; add \`${wanted}\``;
  return `systemd reads \`[Install]\` only, not \`[${near.name}]\`, so nothing starts it; write \`[Install]\``;
}

function installed(contents: string, near: UnitSection | undefined, wanted: string): Rewrite {
  if (!near) {
    const last = contents.trimEnd();
    const text = `${last}\n\n[Install]\n${wanted}${contents.slice(last.length)}`;
    return { title: `Add \`[Install]\` with \`${wanted}\``, text, certain: false };
  }
  const behind = contents.slice(near.end);
  const head = `${contents.slice(0, near.start)}[Install]`;
  if (near.options.length > 0) return { title: 'Change to `[Install]`', text: `${head}${behind}`, certain: false };
  return { title: `Add \`${wanted}\``, text: `${head}\n${wanted}${behind}`, certain: false };
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

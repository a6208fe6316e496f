import type { Fix } from '../../../base/problem.ts';
import type { Origin } from '../../../decode/produced.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { changeContent } from '../../../document/textEdits.ts';
import { readUnit } from '../../../embedded/readUnit.ts';
import { configRule } from '../../configRule.ts';
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
    const wanted = wantedBy(typeof name === 'string' ? name : '');
    yield {
      code,
      severity: 'warning',
      message: near
        ? near.options.length === 0
          ? `the unit is enabled, but its \`[Install]\` section is empty, so nothing starts it; add \`WantedBy=${wanted}\``
          : `the unit is enabled, but systemd reads \`[Install]\` only, not \`[${near.name}]\`, so nothing starts it; write \`[Install]\``
        : `the unit is enabled, but has no \`[Install]\` section, so nothing starts it; add \`[Install]\` with \`WantedBy=${wanted}\``,
      path: ['contents'],
      ...(near ? { span: near } : unit.sections[0] ? { span: unit.sections[0] } : {}),
      ...(near ? {} : { fixes: (origin, document) => addInstall(origin, document, contents, wanted) }),
    };
  },
});

/** Who starts units of this type when the machine comes up. */
function wantedBy(name: string): string {
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

/** Only where the text stands in the document as it is. */
function addInstall({ node }: Origin, document: TextDocument, contents: string, wanted: string): readonly Fix[] {
  if (node.kind !== 'scalar' || node.masked || node.text !== contents) return [];
  const text = `${contents.replace(/\n*$/u, '\n')}\n[Install]\nWantedBy=${wanted}\n`;
  const title = `Add \`[Install]\` with \`WantedBy=${wanted}\``;
  return [{ title, edits: changeContent(document, node, text), certain: false }];
}

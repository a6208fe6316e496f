import { knownItems } from '../../../decode/judgedConfig.ts';
import { readUnit } from '../../../embedded/readUnit.ts';
import { configRule } from '../../configRule.ts';
import type { Systemd } from '../config.ts';
import { hasInstall } from '../install.ts';

const code = 'ignition/template-without-install';

/** An instance of a template is enabled by what the template's `[Install]` section says. */
export const templateWithoutInstall = configRule<Systemd>({
  codes: [code],
  at: ['systemd'],
  *check({ units }) {
    const templates = new Map<string, number>();
    for (const [index, { name }] of knownItems(units).entries())
      if (typeof name === 'string' && name.endsWith('@.service')) templates.set(name, index);
    if (templates.size === 0) return;
    for (const [index, { name, enabled }] of knownItems(units).entries()) {
      const prefix = enabled === true && typeof name === 'string' ? prefixOf(name) : undefined;
      const template = prefix === undefined ? undefined : templates.get(`${prefix}@.service`);
      const contents = template === undefined ? undefined : knownItems(units)[template]?.contents;
      if (template === undefined || typeof contents !== 'string' || contents === '') continue;
      const unit = readUnit(contents);
      if (unit.fault || hasInstall(unit)) continue;
      yield {
        code,
        severity: 'warning',
        message: `this instance is enabled, but its template \`${prefix}@.service\` has no \`[Install]\` section, so nothing starts it; add \`[Install]\` with \`WantedBy=multi-user.target\` to the template`,
        path: ['units', index, 'contents'],
        related: { path: ['units', template, 'contents'], message: 'the template stands here' },
      };
    }
  },
});

/** What stands in front of the `@` in the name of an instance: `web` for `web@8080.service`. */
function prefixOf(name: string): string | undefined {
  const at = name.indexOf('@', 1);
  const isInstance = at > 0 && name.endsWith('.service') && name.length > at + '@.service'.length;
  return isInstance ? name.slice(0, at) : undefined;
}

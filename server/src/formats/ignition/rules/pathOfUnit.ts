import type { Path } from '../../../base/path.ts';
import { knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { IgnitionConfig } from '../config.ts';

const code = 'ignition/path-of-unit';
const folder = '/etc/systemd/system/';

/** A unit with contents is a file in systemd's folder: nothing else of the config may have its path. */
export const pathOfUnit = configRule<IgnitionConfig>({
  codes: [code],
  at: [''],
  *check({ storage, systemd }, { target }) {
    const unitPaths = pathsOf(systemd);
    if (unitPaths.size === 0) return;
    for (const list of ['files', 'directories', 'links'] as const) {
      for (const [index, { path }] of knownItems(storage?.[list]).entries()) {
        if (typeof path !== 'string' || !path.startsWith(folder)) continue;
        const unit = unitPaths.get(path);
        if (!unit) continue;
        yield {
          code,
          severity: 'error',
          message: `\`${path}\` is where a unit of this config is written to: ${target.refusal}; keep one of the two`,
          path: ['storage', list, index, 'path'],
          related: { path: unit, message: 'the unit stands here' },
        };
      }
    }
  },
});

/** Where units and drop-ins with contents are written to, and where they stand in the config. */
function pathsOf(systemd: IgnitionConfig['systemd']): ReadonlyMap<string, Path> {
  const paths = new Map<string, Path>();
  for (const [index, unit] of knownItems(systemd?.units).entries()) {
    if (typeof unit.name !== 'string') continue;
    const place = ['systemd', 'units', index];
    if (isWritten(unit)) paths.set(`${folder}${unit.name}`, place);
    for (const [position, dropin] of knownItems(unit.dropins).entries())
      if (typeof dropin.name === 'string' && isWritten(dropin))
        paths.set(`${folder}${unit.name}.d/${dropin.name}`, [...place, 'dropins', position]);
  }
  return paths;
}

function isWritten({ contents }: { readonly contents?: unknown }): boolean {
  return typeof contents === 'string' && contents !== '';
}

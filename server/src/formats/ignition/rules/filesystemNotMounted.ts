import type { Fix } from '../../../base/problem.ts';
import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { pairOf } from '../../../document/locate.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { insertPair, replaceScalar } from '../../../document/textEdits.ts';
import { unitNameEscape } from '../../../embedded/unitNameEscape.ts';
import { reaches } from '../../../shape/versions.ts';
import { configRule } from '../../configRule.ts';
import { mapAround } from '../../removeKeyIn.ts';
import type { IgnitionConfig } from '../config.ts';

const code = 'ignition/filesystem-not-mounted';

/** What the image mounts by itself. */
const mountedByImage = new Set(['/', '/boot', '/boot/efi', '/usr', '/usr/share/oem', '/oem']);

/** Ignition mounts filesystems only while it writes files. Afterwards that is for a unit to do. */
export const filesystemNotMounted = configRule<IgnitionConfig>({
  codes: [code],
  at: [''],
  *check(config, { key, target: { table, row } }) {
    const { storage, systemd, ignition } = config;
    const filesystems = knownItems(storage?.filesystems);
    if (filesystems.length === 0 || !isAbsent(ignition?.config, 'replace') || !isAbsent(ignition?.config, 'merge'))
      return;
    const units = new Set(knownItems(systemd?.units).map(({ name }) => name));
    const files = knownItems(storage?.files).map(({ path }) => path);
    if (systemd !== undefined && !Array.isArray(systemd.units) && !isAbsent(systemd, 'units')) return;
    if (files.includes('/etc/fstab')) return;
    for (const [index, filesystem] of filesystems.entries()) {
      const { path, format } = filesystem;
      if (
        typeof path !== 'string' ||
        path === '' ||
        mountedByImage.has(path) ||
        format === 'swap' ||
        // Without a format it is refused, and no unit is made of it.
        typeof format !== 'string'
      )
        continue;
      const name = `${unitNameEscape(path)}.mount`;
      if (units.has(name) || files.includes(`/etc/systemd/system/${name}`)) continue;
      const shorthand = key('withMountUnit');
      // The first Butane has none.
      const hasShorthand =
        shorthand !== 'withMountUnit' && row !== undefined && reaches(table, row, { ignition: '3.1.0' });
      const withUnit = hasShorthand ? `\`${shorthand}: true\`` : `the unit \`${name}\``;
      // Elsewhere, or without a format, Butane makes no unit.
      const isOffered =
        hasShorthand &&
        /^\/(?:etc|var)(?:\/|$)/u.test(path) &&
        typeof format === 'string' &&
        !['', 'none'].includes(format);
      yield {
        code,
        severity: 'warning',
        message: `Ignition mounts \`${path}\` only while it writes files: nothing mounts it when the system is up; add ${withUnit}`,
        path: ['storage', 'filesystems', index, 'path'],
        isOwn: true,
        fixes: ({ node }, document) => (isOffered ? makeUnit(node, shorthand, document) : []),
      };
    }
  },
});

function makeUnit(path: Node, key: string, document: TextDocument): readonly Fix[] {
  const filesystem = mapAround(path, document);
  if (!filesystem || pairOf(filesystem, 'path')?.value !== path) return [];
  const written = pairOf(filesystem, key)?.value;
  if (written?.kind === 'scalar') {
    const edits = replaceScalar(document, written, 'true', 'literal');
    return [{ title: `Change to \`${key}: true\``, edits, certain: false }];
  }
  const edits = insertPair(document, filesystem, key, 'true', 'last', 'literal');
  return [{ title: `Insert \`${key}: true\``, edits, certain: false }];
}

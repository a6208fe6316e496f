import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { reaches } from '../../../shape/versions.ts';
import { configRule } from '../../configRule.ts';
import type { IgnitionConfig } from '../config.ts';
import { sayBeside } from './fileFixes.ts';

export const swapNeverUsedCode = 'layers/swap-never-used';

/** systemd takes swap into use by itself only where a partition says by its type that it is one. */
const swapType = '0657fd6d-a4ab-43c4-84e5-0933c84b4f4f';

/** Swap that is made, and that nothing takes into use. */
export const swapNeverUsed = configRule<IgnitionConfig>({
  codes: [swapNeverUsedCode],
  at: [''],
  *check({ storage, systemd, ignition }, { key, target: { table, row } }) {
    if (!isAbsent(ignition?.config, 'merge') || !isAbsent(ignition?.config, 'replace')) return;
    const units = systemd?.units;
    if (units !== undefined && !Array.isArray(units)) return;
    const isUsed =
      knownItems(units).some(
        ({ name, contents }) =>
          typeof name !== 'string' ||
          name.endsWith('.swap') ||
          typeof contents === 'symbol' ||
          contents?.includes('swapon'),
      ) ||
      knownItems(storage?.files).some(
        ({ path }) => typeof path !== 'string' || path === '/etc/fstab' || path.endsWith('.swap'),
      ) ||
      knownItems(storage?.disks).some(({ partitions }) =>
        knownItems(partitions).some(
          ({ typeGuid }) =>
            typeof typeGuid === 'symbol' || (typeof typeGuid === 'string' && typeGuid.toLowerCase() === swapType),
        ),
      );
    if (isUsed) return;
    for (const [index, { format }] of knownItems(storage?.filesystems).entries()) {
      if (format !== 'swap') continue;
      const shorthand = key('withMountUnit');
      // The first Butane has none, and the next ones make no unit of swap.
      const hasShorthand =
        shorthand !== 'withMountUnit' && row !== undefined && reaches(table, row, { ignition: '3.3.0' });
      const advice = !hasShorthand ? 'add a unit that ends in `.swap`' : `add \`${shorthand}: true\``;
      yield {
        code: swapNeverUsedCode,
        severity: 'warning',
        message: `nothing takes this swap into use when the system is up; ${advice}`,
        path: ['storage', 'filesystems', index, 'format'],
        isOwn: true,
        fixes: ({ node }, document) => (hasShorthand ? sayBeside('format', node, document, shorthand, 'true') : []),
      };
    }
  },
});

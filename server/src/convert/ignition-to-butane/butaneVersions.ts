import type { Target } from '../../shape/target.ts';
import { currentRows, type VersionRow, versionTable } from '../../shape/versions.ts';

/**
 * The versions of Butane that a config can be written in, the best first: those that become the config's own Ignition
 * version, then newer ones, then older ones, which may lack something; and experimental ones last, for a released system
 * takes none of them, unless the config is experimental itself.
 *
 * @param target of the config; without a version of Ignition, the newest stable version is the best
 */
export function butaneVersions({ row }: Pick<Target, 'row'>, isForCluster: boolean): readonly VersionRow[] {
  const specs = versionTable('ignition').rows.map(({ id }) => id);
  const rows = currentRows(versionTable('butane')).filter(({ variant }) => (variant === 'openshift') === isForCluster);
  const own = row === undefined ? specs.length : specs.indexOf(row.id);
  const ranked = rows.map((each, index) => ({ each, index, distance: specs.indexOf(each.target ?? '') - own }));
  const variants = [...new Set(rows.map(({ variant }) => variant))];
  return ranked
    .toSorted(
      (a, b) =>
        groupOf(a.each, a.distance) - groupOf(b.each, b.distance) ||
        Math.abs(a.distance) - Math.abs(b.distance) ||
        variants.indexOf(a.each.variant) - variants.indexOf(b.each.variant) ||
        b.index - a.index,
    )
    .map(({ each }) => each);
}

function groupOf({ status }: VersionRow, distance: number): number {
  if (distance === 0) return status === 'stable' ? 0 : 1;
  return (status === 'stable' ? 2 : 4) + (distance > 0 ? 0 : 1);
}

import type { Mistake } from './ruleCase.ts';

/** A reason to leave the tool's positions aside. */
export const unplaced = 'of a key that is missing the tool knows where it should stand in the config that it made';

/** A mistake that the tool puts at the right place, but for Butane that becomes a MachineConfig. */
export function unplacedInClusters(mistake: Mistake): readonly Mistake[] {
  const rows = mistake.butane ?? [];
  const { ignition: _, ...inButane } = mistake;
  return [
    { ...mistake, butane: rows.filter((row) => !isForCluster(row)) },
    { ...inButane, butane: rows.filter(isForCluster), misplaced: unplaced },
  ];
}

function isForCluster(row: string): boolean {
  return row.startsWith('openshift-');
}

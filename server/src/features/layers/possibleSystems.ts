import type { Analysis } from '../../analysis.ts';
import type { PossibleSystem } from '../../base/protocol.ts';
import { osFacts } from '../../layers/osFacts.ts';
import { systemName, systemsTaking } from '../../layers/systemsTaking.ts';
import type { OsFacts } from '../../shape/osFacts.ts';
import { compareVersions } from '../../shape/versions.ts';

/** The systems that a document may be for: those that it names itself, else all that take its format. */
export function possibleSystems({ parts: [first] }: Analysis): readonly PossibleSystem[] {
  if (!first) return [];
  const { resolution, format } = first;
  const ids = resolution.os.length > 0 ? resolution.os : systemsTaking(format.takenAs ?? format.id);
  return ids.flatMap((id) => {
    const facts = osFacts(id);
    if (!facts) return [];
    const { about, versionName: releaseName, newest } = facts;
    return [{ id, name: systemName(id), about, releaseName, newest, releases: releasesOf(facts) }];
  });
}

/** Between two of them everything is the same, for all that is written down. */
function releasesOf({ newest, paths, links }: OsFacts): readonly string[] {
  const turns = [...paths, ...links].flatMap(({ since, until }) => [since, until]);
  const known = new Set([newest, ...turns.filter((version) => version !== undefined)]);
  return [...known].toSorted((a, b) => compareVersions(b, a));
}

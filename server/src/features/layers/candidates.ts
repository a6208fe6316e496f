import type { Analysis, PartAnalysis } from '../../analysis.ts';
import { type NamedOs, namedOs } from '../../layers/osFacts.ts';
import { systemsTaking } from '../../layers/systemsTaking.ts';

/** The operating systems that a part may be for: those that the settings or the part itself name, else all that take its format. */
export function candidateSystems({ info }: Analysis, { format }: PartAnalysis): readonly NamedOs[] {
  if (info.os.length > 0) return info.os.map(namedOs);
  return systemsTaking(format.id).map((id) => ({ id, version: undefined }));
}

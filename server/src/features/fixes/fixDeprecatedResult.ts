import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { FixDeprecatedResult, ToolReleaseRecord } from '../../base/protocol.ts';
import type { TextEdit } from '../../base/text.ts';
import type { Format } from '../../formats/format.ts';
import { problemRecord } from '../records.ts';
import { fixDeprecated } from './fixDeprecated.ts';

/** Like `FixDeprecatedResult`, with edits that offsets speak of. */
export interface FixedResult extends Omit<FixDeprecatedResult, 'edits'> {
  readonly edits: readonly TextEdit[];
}

/** What becomes of a document in which nothing is deprecated any more; undefined for one that is not ours. */
export function fixDeprecatedResult(
  analysis: Analysis,
  wanted: string | undefined,
): FixedResult | 'unknown-release' | undefined {
  const [first] = analysis.parts;
  if (!first || analysis.info.tool === null) return undefined;
  const releases = releasesOf(first.format);
  const own = ownRelease(first, releases, analysis.info.tool);
  const release = wanted ?? own;
  if (wanted !== undefined && !releases.some(({ id }) => id === wanted)) return 'unknown-release';
  const { edits, fixed, left, after } = fixDeprecated(analysis, release);
  return {
    release,
    releases,
    edits,
    fixed: fixed.map((problem) => problemRecord(problem, analysis.document)),
    left: left.map((problem) => problemRecord(problem, after.document)),
  };
}

/** The release that judges; where another program reads the text, the one that its version came with. */
function ownRelease(
  { resolution: { row } }: PartAnalysis,
  releases: readonly ToolReleaseRecord[],
  tool: string,
): string {
  if (releases.some(({ id }) => id === tool)) return tool;
  return releases.find(({ version }) => version === row?.version)?.id ?? releases[0]?.id ?? tool;
}

function releasesOf({ versions, releasedWith }: Format): readonly ToolReleaseRecord[] {
  return versions.tools
    .filter(({ name }) => name === releasedWith)
    .map(({ name, release, shippedIn = [] }) => ({ id: `${name}@${release}`, version: release, shippedIn }))
    .toReversed();
}

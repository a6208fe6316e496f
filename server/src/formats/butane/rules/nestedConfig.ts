import type { Problem } from '../../../base/problem.ts';
import type { Decoded } from '../../../decode/decoded.ts';
import { childPlaces, memberPlace, type Place, rootPlace } from '../../../decode/visit.ts';
import { availability } from '../../../shape/availability.ts';
import { rowName, type Target } from '../../../shape/target.ts';
import { type VersionRow, versionTable } from '../../../shape/versions.ts';
import type { Rule } from '../../format.ts';
import { ignition } from '../../ignition/format.ts';
import { versionText } from '../../ignition/resolveVersion.ts';
import { nestedProblems, readNested } from '../../nestedProblems.ts';
import { type JudgedPart, partStages, readingStages, withoutRepeats } from '../../partProblems.ts';

const code = 'butane/nested-config-of-other-version';

/** An Ignition config in `inline` is judged as one, if it has the version that the Butane config becomes. */
export const nestedConfig: Rule = {
  codes: [code],
  check: ({ decoded, target, document }) => {
    const row = versionTable('ignition').rows.find(({ id }) => id === target.row?.target);
    if (!row) return [];
    return inlinePlaces(rootPlace(decoded), target).flatMap((place) => {
      const found = findIn(place.decoded, row, target);
      return found ? nestedProblems(found.problems, place, found.part, target, document) : [];
    });
  },
};

/** Whether Butane refuses to take a text for the Ignition config that `inline` holds. */
export function isRefusedInline(text: string, row: VersionRow, target: Target): boolean {
  const part = readNested(text, ignition, 'json');
  return !part || problemsOf(part, row, target).some(({ severity }) => severity === 'error');
}

/** Where other configs stand, in the keys that the version has. */
function inlinePlaces(root: Place, target: Target): readonly Place[] {
  const config = below(below(root, 'ignition', target), 'config', target);
  const merged = below(config, 'merge', target);
  const references = [...(merged ? childPlaces(merged) : []), below(config, 'replace', target)];
  return references.flatMap((reference) => below(reference, 'inline', target) ?? []);
}

function below(place: Place | undefined, key: string, target: Target): Place | undefined {
  const member = place?.decoded.members?.get(key);
  if (!place || !member?.value.entry || availability(member.value.entry.keywords, target).kind !== 'available')
    return undefined;
  return memberPlace(place, key, member);
}

interface Found {
  readonly part: JudgedPart;
  /** Of the outer config. */
  readonly row: VersionRow | undefined;
  readonly problems: readonly Problem[];
}

/** As long as the text around it leaves it alone, a nested config stays as it was found. */
const foundIn = new WeakMap<Decoded, Found>();

function findIn(decoded: Decoded, row: VersionRow, target: Target): Found | undefined {
  const known = foundIn.get(decoded);
  if (known && known.row === target.row) return known;
  const part = typeof decoded.value === 'string' ? readNested(decoded.value, ignition, 'json') : undefined;
  if (!part) return undefined;
  const problems = problemsOf(part, row, target).map((problem) => reworded(problem, target));
  const found = { part, row: target.row, problems };
  foundIn.set(decoded, found);
  return found;
}

function problemsOf(part: JudgedPart, row: VersionRow, outer: Target): readonly Problem[] {
  // What a misspelt key means counts for what stands beside it; the real tool finds no version there.
  const isSaid = part.decoded.members?.get('ignition')?.value.members?.has('version') === true;
  const version = isSaid ? versionText(part.decoded) : undefined;
  const target = { ...part.target, row, tool: outer.tool, refusal: outer.refusal };
  if (version === row.version) return withoutRepeats(partStages({ ...part, target }));
  // What is no version at all is refused as any config without one is.
  if (version === undefined || !/^\d+\.\d+\.\d+(?:[-+]|$)/u.test(version))
    return withoutRepeats(partStages({ ...part, target: { ...part.target, refusal: outer.refusal } }));
  const unreadable = withoutRepeats(readingStages({ ...part, target })).filter(({ severity }) => severity === 'error');
  return unreadable.length > 0 ? unreadable : [otherVersion(part, version, row, outer)];
}

/** What is true of a file that Ignition reads is not all true of a text that Butane reads. */
function reworded(problem: Problem, { refusal }: Target): Problem {
  switch (problem.code) {
    case 'syntax/not-json':
      return {
        ...problem,
        message: `Ignition JSON is wanted in \`inline\`, and Butane converts nothing that stands there: ${refusal}; convert it by itself, and write the JSON here or name its file as \`local\``,
      };
    case 'syntax/empty':
      return {
        ...problem,
        message: `the config in \`inline\` is empty: ${refusal}; write Ignition JSON, or leave it out`,
      };
    default:
      return problem;
  }
}

function otherVersion({ decoded }: JudgedPart, version: string, row: VersionRow, { tool, row: own }: Target): Problem {
  const node = decoded.members?.get('ignition')?.value.members?.get('version')?.value.node ?? decoded.node;
  const said = own ? rowName(own) : 'this file';
  return {
    code,
    source: tool,
    severity: 'warning',
    message: `nobody checks this config before the machine does: it says version \`${version}\`, and ${said} becomes \`${row.version}\`; write \`${row.version}\` to have it checked here`,
    range: { start: node.start, end: node.end },
    path: ['ignition', 'version'],
  };
}

import type { Problem } from '../../base/problem.ts';
import { judgedOutput } from '../../decode/judgedConfig.ts';
import { madeGapProblems, madeValueProblems } from '../../decode/madeProblems.ts';
import {
  type ProducedObject,
  producedAt,
  producedList,
  producedObject,
  producedScalar,
  savedBytes,
  withMember,
} from '../../decode/produced.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { ignition } from '../../formats/ignition/format.ts';
import { printed } from '../../formats/ignition/printed.ts';
import { schemaFile } from '../../formats/ignition/schema.ts';
import { writeJson } from '../../formats/ignition/writeJson.ts';
import { judge } from '../../formats/judge.ts';
import { rootEntry } from '../../shape/entry.ts';
import type { Converted, MadeConfig } from '../conversion.ts';
import { effectiveCodes } from './effectiveCodes.ts';
import { type Effective, effectiveConfig, newestTarget } from './effectiveConfig.ts';
import type { ReadConfig } from './readChild.ts';

/**
 * What a conversion to Ignition makes, with everything that it merges: one config for what the machine holds. It is written
 * in the newest version of the configs that went in, in which it means the same as in the one that Ignition holds it in.
 *
 * @param document the source
 */
export function merged(
  converted: Converted,
  document: TextDocument,
  options: { readonly pretty: boolean },
  read: ReadConfig,
): Converted {
  const { made, output } = converted;
  const row = made?.target.row;
  const effective = made && row && output ? effectiveConfig(made, row, read) : undefined;
  if (!made || !effective) return { ...converted, output: undefined };
  const config = shownConfig(effective);
  const isMerged = !effective.problems.some(({ severity }) => severity === 'error');
  const problems = [...effective.problems, ...(isMerged ? mergedProblems(effective, made, document) : [])];
  const isRefused = problems.some(({ severity }) => severity === 'error');
  return {
    format: converted.format,
    made: undefined,
    output: isRefused ? undefined : () => writeJson(printed(config, root, newestTarget), options.pretty),
    saved: () => savedBytes(config),
    problems: [...converted.problems, ...problems],
    losses: [...converted.losses, ...effective.losses],
  };
}

const root = rootEntry(schemaFile);

/** Of other configs only those that the machine still has to fetch. */
function shownConfig({ whole, fetching, version, unresolved }: Effective): ProducedObject {
  const known = whole ?? producedObject([['ignition', fetching.members.get('ignition')]], ...fetching.origins);
  const section = producedAt(known, 'ignition');
  if (section?.kind !== 'object') return known;
  const members = new Map(section.members);
  members.delete('config');
  const own = withMember({ ...section, members }, 'version', producedScalar(version.row.version, ...version.origins));
  const [first] = unresolved;
  if (!first) return withMember(known, 'ignition', own);
  const origins = unresolved.flatMap(({ resource }) => resource.origins);
  const config = whole
    ? producedObject([['merge', producedList(onceEach(unresolved), ...origins)]], ...origins)
    : producedObject([['replace', first.resource]], ...origins);
  return withMember(known, 'ignition', withMember(own, 'config', config));
}

/** Ignition refuses a list that names one source twice. */
function onceEach(references: Effective['unresolved']): readonly ProducedObject[] {
  return [...new Map(references.map(({ source, resource }) => [source, resource])).values()];
}

/** Ignition judges what comes out once more (`internal/exec/engine.go`): two good configs can make a bad one. */
function mergedProblems({ whole }: Effective, { sourceKey }: MadeConfig, document: TextDocument): readonly Problem[] {
  if (!whole) return [];
  const judged = judgedOutput(whole);
  const target = newestTarget;
  const context = { root, validate: ignition.validate, target, area: target.area, sourceKey };
  const found = [
    ...judge(ignition.configRules, judged, { target, key: sourceKey }, document),
    ...madeValueProblems(judged, context),
    ...madeGapProblems(judged, context),
  ];
  return found
    .filter(({ severity, source }) => severity === 'error' && source !== 'strata')
    .map(({ message, range, path }) => ({
      code: effectiveCodes.mergedRefused,
      source: target.tool,
      severity: 'error',
      message: `each config is good, but Ignition refuses what they make together: ${message}`,
      range,
      path,
    }));
}

import type { Problem } from '../../base/problem.ts';
import { gateProblems } from '../../decode/gateProblems.ts';
import { judgedText } from '../../decode/judgedConfig.ts';
import { shapeProblems } from '../../decode/shapeProblems.ts';
import { childPlaces, type Place, rootPlace } from '../../decode/visit.ts';
import { readText } from '../../document/readText.ts';
import { rootEntry } from '../../shape/entry.ts';
import type { VersionRow } from '../../shape/versions.ts';
import { targetOf } from '../format.ts';
import { judge } from '../judge.ts';
import { ignition } from './format.ts';
import { versionText } from './resolveVersion.ts';

/** A config that stands as a text inside another file. */
export interface ReadConfig {
  /** As written; undefined where there is none. */
  readonly version: string | undefined;
  readonly row: VersionRow | undefined;
  /** What Ignition itself finds in it. */
  readonly problems: readonly Pick<Problem, 'severity' | 'message' | 'path'>[];
}

/** @param refusal what becomes of the file around it where the config has an error */
export function readConfig(text: string, refusal: string): ReadConfig | undefined {
  const document = readText(text, 'json');
  const [part] = document.parts;
  if (!part) return undefined;
  const decoded = ignition.dialect.decode(part, rootEntry(ignition.schemaFile));
  const resolution = ignition.resolveVersion(decoded);
  const target = { ...targetOf(ignition, resolution), refusal };
  const syntax = part.problems.map(({ severity, message }) => ({ severity, message, path: [] }));
  const { row } = resolution;
  const version = versionText(decoded);
  if (syntax.some(({ severity }) => severity === 'error')) return { version, row, problems: syntax };
  const context = { document, part: 0, decoded, target, isPatch: false };
  const judged = [
    shapeProblems(decoded, ignition.validate, target, document),
    gateProblems(decoded, target, document),
    ...ignition.rules.map((rule) => rule.check(context)),
    row
      ? judge(ignition.configRules, judgedText(rootPlace(decoded), target), { target, key: (name) => name }, document)
      : [],
  ];
  const ofTool = judged.flat().filter(({ source }) => source === ignition.tool);
  return { version, row, problems: [...syntax, ...decodeProblems(rootPlace(decoded)), ...ofTool] };
}

function decodeProblems(place: Place): ReadConfig['problems'] {
  const { problems, troubled } = place.decoded;
  if (!troubled) return [];
  const own = problems.filter(({ reportedByTool }) => reportedByTool);
  return [
    ...own.map(({ severity, message, below = [] }) => ({ severity, message, path: [...place.path, ...below] })),
    ...[...childPlaces(place)].flatMap(decodeProblems),
  ];
}

import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { TimeLinePlaceRecord, TimeLineResult, TimeLineStepRecord } from '../../base/protocol.ts';
import type { TimeLinePlace, TimeLineStep } from '../../formats/timeLine.ts';
import { systemName } from '../../layers/systemsTaking.ts';
import { settingName } from '../layers/settingName.ts';
import { partAt } from '../partAt.ts';
import { placeRecord } from '../records.ts';
import { timeLineText } from './timeLineText.ts';

/** What runs for a document, and when; undefined for one of a format that has no time line. */
export function timeLineResult(analysis: Analysis): TimeLineResult | undefined {
  const { parts, document, info } = analysis;
  const [first] = parts;
  const tell = first?.format.timeLine;
  if (!first || !tell) return undefined;
  const told = tell({
    text: document.text,
    parts: parts.map(({ format, decoded }) => ({ format: format.id, decoded })),
    systems: first.systems,
    release: first.resolution.row?.version,
  });
  const recordOf = (step: TimeLineStep): TimeLineStepRecord => stepRecord(step, analysis);
  const result = {
    title: titleOf(first, info.tool),
    notes: told.notes,
    stages: told.stages.map(({ id, title, about, steps }) => ({ id, title, about, steps: steps.map(recordOf) })),
    passedOver: told.passedOver.map(recordOf),
  };
  return { ...result, ...timeLineText(result) };
}

function titleOf({ format, systems }: PartAnalysis, tool: string | null): string {
  const release = tool?.replace('@', ' ') ?? format.tool;
  const [only, ...others] = systems;
  return only && others.length === 0 ? `${release} on ${systemName(only.id).replace(/ with .*$/u, '')}` : release;
}

function stepRecord(step: TimeLineStep, analysis: Analysis): TimeLineStepRecord {
  const { name, often, does, isByItself, places } = step;
  return { name, often: often ?? null, does, isByItself, places: places.map((place) => recordOf(place, analysis)) };
}

/** Items go by the names of the things that they are. */
function recordOf({ name, path, range }: TimeLinePlace, analysis: Analysis): TimeLinePlaceRecord {
  const part = path.length > 1 ? partAt(analysis, range.start) : undefined;
  return { name: part ? settingName(part, path).name : name, path, ...placeRecord({ range }, analysis.document) };
}

import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { TimeLinePlaceRecord, TimeLineResult, TimeLineStepRecord } from '../../base/protocol.ts';
import type { TimeLinePlace, TimeLineStep } from '../../formats/timeLine.ts';
import { systemName } from '../../layers/systemsTaking.ts';
import { settingName } from '../layers/settingName.ts';
import { placeRecord } from '../records.ts';
import { timeLineText } from './timeLineText.ts';

/** What runs for a document, and when; undefined for one of a format that has no time line. */
export function timeLineResult(analysis: Analysis): TimeLineResult | undefined {
  const { parts, document, info } = analysis;
  const [first] = parts;
  const tell = first?.format.timeLine;
  if (!first || !tell) return undefined;
  const own = parts.filter(({ format }) => format.id === first.format.id);
  const told = tell({
    text: document.text,
    configs: own.map(({ decoded }) => decoded),
    systems: first.systems,
    release: first.resolution.row?.version,
  });
  const only = own.length === 1 ? first : undefined;
  const recordOf = (step: TimeLineStep): TimeLineStepRecord => stepRecord(step, analysis, only);
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

function stepRecord(
  { name, often, does, isByItself, places }: TimeLineStep,
  analysis: Analysis,
  part: PartAnalysis | undefined,
): TimeLineStepRecord {
  return {
    name,
    often: often ?? null,
    does,
    isByItself,
    places: places.map((place) => recordOf(place, analysis, part)),
  };
}

/** Items go by the names of the things that they are, where there is one config only. */
function recordOf(
  { name, path, range }: TimeLinePlace,
  { document }: Analysis,
  part: PartAnalysis | undefined,
): TimeLinePlaceRecord {
  const isItem = path.length > 1;
  return { name: part && isItem ? settingName(part, path).name : name, path, ...placeRecord({ range }, document) };
}

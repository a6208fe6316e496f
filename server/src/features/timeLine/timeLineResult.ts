import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { TimeLinePlaceRecord, TimeLineResult, TimeLineStepRecord } from '../../base/protocol.ts';
import { type Branch, type Conditions, conditionsOf } from '../../document/template/conditionsOf.ts';
import { type UnreadBranch, unreadBranches } from '../../document/template/unreadBranches.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { TimeLinePlace, TimeLineStep } from '../../formats/timeLine.ts';
import { systemName } from '../../layers/systemsTaking.ts';
import { thingOf } from '../navigation/symbols.ts';
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
  const recordOf = (step: TimeLineStep): TimeLineStepRecord => stepRecord(step, document);
  const result = {
    title: titleOf(first, info.tool),
    notes: [...told.notes, ...unreadBranches(document).map(unreadNote), ...encodedNotes(analysis)],
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

function stepRecord(step: TimeLineStep, document: TextDocument): TimeLineStepRecord {
  const { name, often, does, isByItself, places } = step;
  return { name, often: often ?? null, does, isByItself, places: places.map((place) => recordOf(place, document)) };
}

/** Items go by the names of the things that they are. */
function recordOf({ name, path, range, extent, thing }: TimeLinePlace, document: TextDocument): TimeLinePlaceRecord {
  const depends = dependence(conditionsOf(document, extent ?? range));
  const place = placeRecord({ range }, document);
  // A path alone may lead to several, of which a template takes one.
  const words = thing?.entry && thingOf(thing.entry, thing)?.name;
  return { name: words ?? name, path, ...(depends ? { depends } : {}), ...place };
}

function dependence({ around, within }: Conditions): string | undefined {
  const whole = around.length > 0 ? `depends on ${around.map(branchWords).join(' and ')}` : '';
  const parts = within.length > 0 ? `in part depends on ${within.map((tag) => `\`${tag}\``).join(', ')}` : '';
  return [whole, parts].filter((words) => words !== '').join('; ') || undefined;
}

function branchWords({ tag, block }: Branch): string {
  return tag === block ? `\`${tag}\`` : `\`${tag}\` of \`${block}\``;
}

/** Configs that do not stand in the text as they are read. */
function encodedNotes({ parts, document }: Analysis): readonly string[] {
  const encoded = parts.flatMap(({ format, part }) => format.encodedIn?.(part, document) ?? []);
  const configs = encoded.filter(({ texts }) => texts.some(({ syntax = 'yaml' }) => syntax !== 'text'));
  const lines = configs.map(({ range }) => placeRecord({ range }, document).line);
  if (lines.length === 0) return [];
  const where = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
  return [`What the config says that is encoded or in quotes (${where}) is not told here.`];
}

function unreadNote({ line, ...branch }: UnreadBranch): string {
  return `What stands behind ${branchWords(branch)} from line ${line} on cannot be read together with the rest: it is not told here.`;
}

import { type CancellationToken, type Connection, ExecuteCommandRequest } from 'vscode-languageserver';
import {
  conversionsRequest,
  convertRequest,
  type DecodedParams,
  type DecodedResult,
  decodedRequest,
  diffRequest,
  type EditCostParams,
  type EditCostResult,
  editCostRequest,
  type FixDeprecatedParams,
  type FixDeprecatedResult,
  fixDeprecatedRequest,
  type InfoParams,
  infoRequest,
  type LayerMapResult,
  layerMapRequest,
  mapRangeRequest,
  type PossibleConversion,
  type PossibleSystem,
  type SeedRefusal,
  type SeedResult,
  type SizeParams,
  type SizeResult,
  seedRequest,
  sizeRequest,
  systemsRequest,
  type TimeLineResult,
  type ToolReportResult,
  timeLineRequest,
  toolReportRequest,
} from '../base/protocol.ts';
import { offsetAt } from '../base/text.ts';
import { possibleConversions } from '../features/conversion/possibleConversions.ts';
import { type UserDataSize, userDataSize, userDataText } from '../features/conversion/userDataSize.ts';
import { decodedContents } from '../features/decodedContents.ts';
import { fixDeprecatedResult } from '../features/fixes/fixDeprecatedResult.ts';
import { editCostResult } from '../features/layers/editCostResult.ts';
import { layerMap } from '../features/layers/layerMap.ts';
import { possibleSystems } from '../features/layers/possibleSystems.ts';
import { problemRecord } from '../features/records.ts';
import { seedResult } from '../features/seedResult.ts';
import { timeLineResult } from '../features/timeLine/timeLineResult.ts';
import type { Service } from '../service.ts';
import { answerRequest } from './answerRequest.ts';
import { compareDocuments } from './comparing.ts';
import { type FollowedConversions, followConversions } from './followedConversions.ts';
import {
  commandParams,
  convertParams,
  decodedParams,
  diffParams,
  editCostParams,
  fixDeprecatedParams,
  infoParams,
  mapRangeParams,
  refuse,
} from './readParams.ts';
import { toTextEdit } from './toProtocol.ts';

/** What can be asked for by a request or, under the same name, by `workspace/executeCommand`. */
export const commandNames = [
  infoRequest,
  conversionsRequest,
  convertRequest,
  mapRangeRequest,
  decodedRequest,
  sizeRequest,
  toolReportRequest,
  diffRequest,
  editCostRequest,
  fixDeprecatedRequest,
  layerMapRequest,
  seedRequest,
  systemsRequest,
  timeLineRequest,
];

/** Answers what editors ask of conversions; returns what to do with a document that is closed. */
export function registerConversions(connection: Connection, service: Service): Pick<FollowedConversions, 'closed'> {
  const { convert, mapRange, closed } = followConversions(service);
  const info = async ({ uri }: InfoParams) => (await service.analysis(uri))?.info ?? null;

  const conversions = async ({ uri }: InfoParams): Promise<readonly PossibleConversion[]> => {
    const analysis = await service.analysis(uri);
    return analysis ? possibleConversions(analysis) : [];
  };

  const decoded = async ({ uri, position }: DecodedParams): Promise<DecodedResult | null> => {
    const analysis = await service.analysis(uri);
    if (!analysis) return null;
    const { text, lineStarts } = analysis.document;
    const found = decodedContents(analysis, offsetAt(text, lineStarts, position));
    if (found?.kind !== 'contents') return null;
    return { name: found.name, text: found.text ?? null, size: found.size };
  };

  const size = async ({ uri }: SizeParams): Promise<SizeResult | null> => {
    const analysis = await service.analysis(uri);
    const found = analysis && userDataSize(analysis);
    return found ? toSizeResult(found) : null;
  };

  const toolReport = async ({ uri }: InfoParams): Promise<ToolReportResult | null> => {
    const analysis = await service.analysis(uri);
    if (!analysis) return null;
    const reported = analysis.found().filter(({ source }) => source !== 'strata');
    const problems = reported.map((problem) => problemRecord(problem, analysis.document));
    return { problems, filesDir: analysis.local?.filesDir ?? null };
  };

  const editCost = async ({ uri, baseText }: EditCostParams): Promise<EditCostResult | null> => {
    const analysis = await service.analysis(uri);
    return analysis ? editCostResult(analysis, baseText) : null;
  };

  const fixed = async ({ uri, release }: FixDeprecatedParams): Promise<FixDeprecatedResult | null> => {
    const analysis = await service.analysis(uri);
    const result = analysis && fixDeprecatedResult(analysis, release);
    if (result === 'unknown-release') return refuse(`the release \`${release}\` is not recorded for this format`);
    if (!analysis || !result) return null;
    return { ...result, edits: result.edits.map((edit) => toTextEdit(analysis.document, edit)) };
  };

  const mapOf = async ({ uri }: InfoParams): Promise<LayerMapResult | null> => {
    const analysis = await service.analysis(uri);
    return analysis && analysis.parts.length > 0 ? layerMap(analysis) : null;
  };

  const timeLine = async ({ uri }: InfoParams): Promise<TimeLineResult | null> => {
    const analysis = await service.analysis(uri);
    return (analysis && timeLineResult(analysis)) ?? null;
  };

  const seed = async ({ uri }: InfoParams): Promise<SeedResult | SeedRefusal | null> => {
    const analysis = await service.analysis(uri);
    return (analysis && seedResult(analysis)) ?? null;
  };

  const systems = async ({ uri }: InfoParams): Promise<readonly PossibleSystem[]> => {
    const analysis = await service.analysis(uri);
    return analysis ? possibleSystems(analysis) : [];
  };

  const requests: Readonly<Record<string, (params: unknown, token: CancellationToken) => Promise<unknown>>> = {
    [infoRequest]: async (params) => info(infoParams(params)),
    [conversionsRequest]: async (params) => conversions(infoParams(params)),
    [convertRequest]: async (params, token) => convert(convertParams(params), token),
    [mapRangeRequest]: async (params) => mapRange(mapRangeParams(params)),
    [decodedRequest]: async (params) => decoded(decodedParams(params)),
    [sizeRequest]: async (params) => size(infoParams(params)),
    [toolReportRequest]: async (params) => toolReport(infoParams(params)),
    [diffRequest]: async (params) => compareDocuments(service, diffParams(params)),
    [editCostRequest]: async (params) => editCost(editCostParams(params)),
    [fixDeprecatedRequest]: async (params) => fixed(fixDeprecatedParams(params)),
    [layerMapRequest]: async (params) => mapOf(infoParams(params)),
    [seedRequest]: async (params) => seed(infoParams(params)),
    [systemsRequest]: async (params) => systems(infoParams(params)),
    [timeLineRequest]: async (params) => timeLine(infoParams(params)),
  };
  for (const [method, answer] of Object.entries(requests))
    answerRequest(connection, method, (params) => params, answer);
  answerRequest(connection, ExecuteCommandRequest.method, commandParams, async ({ command, argument }, token) => {
    const answer = Object.hasOwn(requests, command) ? requests[command] : undefined;
    return answer
      ? answer(argument, token)
      : refuse(`there is no command \`${command}\`; accepted: ${commandNames.join(', ')}`);
  });
  return { closed };
}

function toSizeResult(size: UserDataSize): SizeResult {
  const namesOf = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name);
  const { bytes, takenBy, refusedBy } = size;
  return { bytes, text: userDataText(size), takenBy: namesOf(takenBy), refusedBy: namesOf(refusedBy) };
}

import { type Connection, ExecuteCommandRequest } from 'vscode-languageserver';
import type { Analysis } from '../analysis.ts';
import {
  type ConvertParams,
  type ConvertResult,
  conversionsRequest,
  convertRequest,
  type DecodedParams,
  type DecodedResult,
  decodedRequest,
  diffRequest,
  type InfoParams,
  infoRequest,
  type MapRangeParams,
  mapRangeRequest,
  type PossibleConversion,
  type ProtocolRange,
  type SizeParams,
  type SizeResult,
  sizeRequest,
  type ToolReportResult,
  toolReportRequest,
} from '../base/protocol.ts';
import { lineStartsOf, offsetAt, positionAt, type Range } from '../base/text.ts';
import { type ConvertOutcome, convertAnalysis, fileText } from '../features/conversion/convert.ts';
import { convertSettled } from '../features/conversion/convertSettled.ts';
import { rangesInOutput, rangesInSource } from '../features/conversion/mapRange.ts';
import { possibleConversions } from '../features/conversion/possibleConversions.ts';
import { type UserDataSize, userDataSize, userDataText } from '../features/conversion/userDataSize.ts';
import { decodedContents } from '../features/decodedContents.ts';
import { lossRecord, problemRecord } from '../features/records.ts';
import type { Service } from '../service.ts';
import { answerRequest } from './answerRequest.ts';
import { compareDocuments } from './comparing.ts';
import {
  commandParams,
  convertParams,
  decodedParams,
  diffParams,
  infoParams,
  mapRangeParams,
  refuse,
} from './readParams.ts';

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
];

/** Answers what editors ask of conversions. */
export function registerConversions(connection: Connection, service: Service): void {
  const info = async ({ uri }: InfoParams) => (await service.analysis(uri))?.info ?? null;

  const conversions = async ({ uri }: InfoParams): Promise<readonly PossibleConversion[]> => {
    const analysis = await service.analysis(uri);
    return analysis ? possibleConversions(analysis) : [];
  };

  const convert = async (params: ConvertParams): Promise<ConvertResult | null> => {
    const settled = await convertSettled(
      () => service.analysisNow(params.uri),
      (analysis) => outcomeOf(analysis, params),
    );
    return settled ? toConvertResult(settled.analysis, settled.outcome) : null;
  };

  const mapRange = async (params: MapRangeParams): Promise<readonly ProtocolRange[]> => {
    const analysis = await service.analysis(params.uri);
    if (!analysis) return [];
    const outcome = outcomeOf(analysis, params);
    if (outcome.kind !== 'converted') return [];
    const output = { text: outcome.text, lineStarts: lineStartsOf(outcome.text) };
    const { document } = analysis;
    const [from, to] = params.from === 'source' ? [document, output] : [output, document];
    const range = {
      start: offsetAt(from.text, from.lineStarts, params.range.start),
      end: offsetAt(from.text, from.lineStarts, params.range.end),
    };
    const ranges =
      params.from === 'source' ? rangesInOutput(outcome.places, range) : rangesInSource(outcome.places, range);
    return ranges.map(({ start, end }) => ({
      start: positionAt(to.lineStarts, start),
      end: positionAt(to.lineStarts, end),
    }));
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

  const requests: Readonly<Record<string, (params: unknown) => Promise<unknown>>> = {
    [infoRequest]: async (params) => info(infoParams(params)),
    [conversionsRequest]: async (params) => conversions(infoParams(params)),
    [convertRequest]: async (params) => convert(convertParams(params)),
    [mapRangeRequest]: async (params) => mapRange(mapRangeParams(params)),
    [decodedRequest]: async (params) => decoded(decodedParams(params)),
    [sizeRequest]: async (params) => size(infoParams(params)),
    [toolReportRequest]: async (params) => toolReport(infoParams(params)),
    [diffRequest]: async (params) => compareDocuments(service, diffParams(params)),
  };
  for (const [method, answer] of Object.entries(requests))
    answerRequest(connection, method, (params) => params, answer);
  answerRequest(connection, ExecuteCommandRequest.method, commandParams, async ({ command, argument }) => {
    const answer = Object.hasOwn(requests, command) ? requests[command] : undefined;
    return answer
      ? answer(argument)
      : refuse(`there is no command \`${command}\`; accepted: ${commandNames.join(', ')}`);
  });
}

function toSizeResult(size: UserDataSize): SizeResult {
  const namesOf = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name);
  const { bytes, takenBy, refusedBy } = size;
  return { bytes, text: userDataText(size), takenBy: namesOf(takenBy), refusedBy: namesOf(refusedBy) };
}

function outcomeOf(analysis: Analysis, { to, options }: ConvertParams): ConvertOutcome {
  const { pretty, raw, strict, merged } = options ?? {};
  return convertAnalysis(analysis, to, {
    pretty: pretty === true,
    raw: raw === true,
    strict: strict === true,
    merged: merged === true,
  });
}

function toConvertResult({ document }: Analysis, outcome: ConvertOutcome): ConvertResult {
  switch (outcome.kind) {
    case 'converted': {
      const { text: output, format, ending, saved, origins } = outcome;
      const lineStarts = lineStartsOf(output);
      const rangeOf = ({ start, end }: Range): ProtocolRange => ({
        start: positionAt(lineStarts, start),
        end: positionAt(lineStarts, end),
      });
      return {
        kind: outcome.kind,
        output: fileText(outcome),
        format,
        ending,
        saved,
        problems: outcome.problems.map((problem) => problemRecord(problem, document)),
        losses: outcome.losses.map((loss) => lossRecord(loss, document)),
        ...(origins
          ? { origins: origins.map(({ path, range, from }) => ({ range: rangeOf(range), path, from })) }
          : {}),
      };
    }
    case 'refused':
    case 'impossible': {
      const blocking = outcome.kind === 'refused' ? outcome.blocking : [];
      return {
        kind: outcome.kind,
        output: null,
        format: null,
        ending: null,
        saved: 0,
        refusal: outcome.reason,
        problems: blocking.map((problem) => problemRecord(problem, document)),
        losses: [],
      };
    }
  }
}

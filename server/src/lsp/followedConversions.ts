import type { CancellationToken } from 'vscode-languageserver';
import type { Analysis } from '../analysis.ts';
import { encodeBase64 } from '../base/base64.ts';
import type { Path } from '../base/path.ts';
import type { Problem } from '../base/problem.ts';
import type {
  ConvertedProblem,
  ConvertParams,
  ConvertResult,
  MapRangeParams,
  ProtocolRange,
} from '../base/protocol.ts';
import { lineStartsOf, offsetAt, positionAt, type Range } from '../base/text.ts';
import { nodesAt } from '../document/locate.ts';
import { type ConvertOptions, type ConvertOutcome, fileText } from '../features/conversion/convert.ts';
import { convertSettled } from '../features/conversion/convertSettled.ts';
import { keptConversion, wishKey } from '../features/conversion/keptConversion.ts';
import {
  meantInSource,
  meantInText,
  rangesByPath,
  rangesInOutput,
  rangesInSource,
  rangesOfPath,
} from '../features/conversion/mapRange.ts';
import { lossRecord, problemRecord } from '../features/records.ts';
import type { Service } from '../service.ts';
import { unlessCancelled } from './cancellation.ts';
import { pause, stopwatch } from './clock.ts';

/** Conversions for somebody who watches them while the document is edited. */
export interface FollowedConversions {
  readonly convert: (params: ConvertParams, token: CancellationToken) => Promise<ConvertResult | null>;
  readonly mapRange: (params: MapRangeParams) => Promise<readonly ProtocolRange[]>;
  readonly closed: (uri: string) => void;
}

type Converted = Extract<ConvertOutcome, { readonly kind: 'converted' }>;

/** What is kept of an open document. */
interface Followed {
  /** The last result of each wish: it is still shown while the document cannot be converted. */
  readonly results: Map<string, Converted>;
  /** How long the last conversion took, in milliseconds. */
  lasted: number;
}

/** How many problems are looked for in an output: nobody reads more, and each costs a walk through it. */
const mostPlaced = 30;

export function followConversions(service: Service): FollowedConversions {
  const documents = new Map<string, Followed>();
  const followed = (uri: string): Followed => {
    const known = documents.get(uri) ?? { results: new Map(), lasted: 0 };
    documents.set(uri, known);
    return known;
  };

  /** Until no edit has come for a moment, which is longer where a conversion takes long. */
  const leftAlone = async (uri: string, { lasted }: Followed, token: CancellationToken): Promise<void> => {
    for (;;) {
      const document = service.document(uri);
      await unlessCancelled(token, pause(pauseAfter(lasted)));
      if (service.document(uri) === document) return;
    }
  };

  const convert = async (params: ConvertParams, token: CancellationToken): Promise<ConvertResult | null> => {
    const { uri, to, whenIdle } = params;
    if (!service.document(uri)) return null;
    const known = followed(uri);
    if (whenIdle) await leftAlone(uri, known, token);
    const options = optionsOf(params);
    const analyse = async () => {
      const snapshot = await unlessCancelled(token, service.analysisNow(uri));
      // What has come meanwhile goes first.
      if (whenIdle) await unlessCancelled(token, pause(0));
      return snapshot;
    };
    const settled = await convertSettled(analyse, (analysis) => {
      const time = stopwatch();
      const outcome = keptConversion(analysis, to, options);
      // One that was kept takes no time, which says nothing about the next.
      known.lasted = Math.max(time(), known.lasted / 2);
      return outcome;
    });
    if (!settled) return null;
    const key = wishKey(to, options);
    if (settled.outcome.kind === 'converted') known.results.set(key, settled.outcome);
    if (!service.document(uri)) documents.delete(uri);
    return toConvertResult(settled.analysis, settled.outcome, known.results.get(key), options);
  };

  const mapRange = async (params: MapRangeParams): Promise<readonly ProtocolRange[]> => {
    const analysis = await service.analysis(params.uri);
    if (!analysis) return [];
    const options = optionsOf(params);
    const outcome = keptConversion(analysis, params.to, options);
    const last = documents.get(params.uri)?.results.get(wishKey(params.to, options));
    const shown = outcome.kind === 'converted' ? outcome : last;
    return shown ? rangesAcross(analysis, shown, shown === outcome, params) : [];
  };

  return { convert, mapRange, closed: (uri) => void documents.delete(uri) };
}

/** Long enough that whoever types without a break waits for no conversion, in milliseconds. */
function pauseAfter(lasted: number): number {
  return Math.min(Math.max(shortestPause, 2 * lasted), longestPause);
}

const shortestPause = 40;
const longestPause = 1000;

function optionsOf({ options }: ConvertParams): ConvertOptions {
  const { pretty, raw, strict, merged, extract } = options ?? {};
  return {
    pretty: pretty === true,
    raw: raw === true,
    strict: strict === true,
    merged: merged === true,
    extract: extract === true,
  };
}

/** @param isOfThis whether the output was made of this text, and not of one before it */
function rangesAcross(
  { document, asItStands }: Analysis,
  { text, places }: Converted,
  isOfThis: boolean,
  { from, range }: MapRangeParams,
): readonly ProtocolRange[] {
  const output = { text, lineStarts: lineStartsOf(text) };
  const [here, there] = from === 'source' ? [document, output] : [output, document];
  const asked = {
    start: offsetAt(here.text, here.lineStarts, range.start),
    end: offsetAt(here.text, here.lineStarts, range.end),
  };
  const [part] = asItStands().parts;
  if (!part) return [];
  const ranges = ((): readonly Range[] => {
    if (from === 'output') {
      const meant = meantInText(output, asked);
      return isOfThis ? rangesInSource(places, meant) : rangesByPath(places, meant, part.part);
    }
    const meant = meantInSource(document, part.part, asked);
    if (isOfThis) return rangesInOutput(places, meant);
    return rangesOfPath(places, nodesAt(part.part, meant.start).at(-1)?.path ?? []);
  })();
  return ranges.map((found) => toProtocolRange(there.lineStarts, found));
}

function toProtocolRange(lineStarts: readonly number[], { start, end }: Range): ProtocolRange {
  return { start: positionAt(lineStarts, start), end: positionAt(lineStarts, end) };
}

/** @param last the last result that there was */
function toConvertResult(
  { document, parts: [first] }: Analysis,
  outcome: ConvertOutcome,
  last: Converted | undefined,
  { extract }: ConvertOptions,
): ConvertResult {
  switch (outcome.kind) {
    case 'converted': {
      const { text: output, format, ending, saved, places, origins, files } = outcome;
      const lineStarts = lineStartsOf(output);
      const placed = placer(outcome, ({ range }) => rangesInOutput(places, range));
      return {
        kind: outcome.kind,
        output: fileText(outcome),
        format,
        ending,
        saved,
        problems: outcome.problems.map((problem, index) => ({
          ...problemRecord(problem, document),
          inOutput: placed(problem, index),
        })),
        losses: outcome.losses.map((loss) => lossRecord(loss, document)),
        ...(origins
          ? {
              origins: origins.map(({ path, range, from }) => ({
                range: toProtocolRange(lineStarts, range),
                path,
                from,
              })),
            }
          : {}),
        ...(extract ? { files: files.map(({ path, bytes }) => ({ path, base64: encodeBase64(bytes) })) } : {}),
      };
    }
    case 'refused':
    case 'impossible': {
      const blocking = outcome.kind === 'refused' ? outcome.blocking : [];
      const pathOf = ({ path, range }: Problem): Path => {
        // Of a mistake in the syntax only the place in the text is known.
        return path.length > 0 || !first ? path : (nodesAt(first.part, range.start).at(-1)?.path ?? path);
      };
      const placed = last ? placer(last, (problem) => rangesOfPath(last.places, pathOf(problem))) : () => [];
      return {
        kind: outcome.kind,
        output: null,
        format: null,
        ending: null,
        saved: 0,
        refusal: outcome.reason,
        problems: blocking.map((problem, index) => ({
          ...problemRecord(problem, document),
          inOutput: placed(problem, index),
        })),
        losses: [],
      };
    }
  }
}

/** Finds the places of problems in an output. */
function placer(
  { text }: Converted,
  find: (problem: Problem) => readonly Range[],
): (problem: Problem, index: number) => ConvertedProblem['inOutput'] {
  const lineStarts = lineStartsOf(text);
  return (problem, index) =>
    index < mostPlaced ? find(problem).map((range) => toProtocolRange(lineStarts, range)) : [];
}

import { type CompletionItem, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type {
  ConvertParams,
  DecodedParams,
  DiffParams,
  EditCostParams,
  FixDeprecatedParams,
  InfoParams,
  MapRangeParams,
  ProtocolRange,
} from '../base/protocol.ts';
import type { Position } from '../base/text.ts';

/**
 * Reads what came with a request: any program may have sent it. Each reader throws the protocol's error for bad
 * parameters, which says what is needed.
 */

export function infoParams(params: unknown): InfoParams {
  return { uri: textOf(params, 'uri') };
}

export function convertParams(params: unknown): ConvertParams {
  const { to, options, whenIdle } = fieldsOf(params);
  if (isThere(to) && typeof to !== 'string') refuse('`to` has to be the id of a format, in a string');
  if (isThere(options) && (typeof options !== 'object' || Array.isArray(options)))
    refuse('`options` has to be an object');
  if (isThere(whenIdle) && typeof whenIdle !== 'boolean') refuse('`whenIdle` has to be true or false');
  const { pretty, raw, strict, merged, extract } = fieldsOf(options);
  for (const [name, value] of Object.entries({ pretty, raw, strict, merged, extract }))
    if (isThere(value) && typeof value !== 'boolean') refuse(`\`options.${name}\` has to be true or false`);
  return {
    ...infoParams(params),
    ...(typeof to === 'string' ? { to } : {}),
    options: {
      pretty: pretty === true,
      raw: raw === true,
      strict: strict === true,
      merged: merged === true,
      extract: extract === true,
    },
    whenIdle: whenIdle === true,
  };
}

export function mapRangeParams(params: unknown): MapRangeParams {
  const { from } = fieldsOf(params);
  if (from !== 'source' && from !== 'output') refuse('`from` has to be "source" or "output"');
  return { ...convertParams(params), range: rangeOf(params), from };
}

export function decodedParams(params: unknown): DecodedParams {
  return { ...infoParams(params), position: positionOf(params) };
}

export function diffParams(params: unknown): DiffParams {
  return { ...infoParams(params), other: textOf(params, 'other') };
}

export function editCostParams(params: unknown): EditCostParams {
  return { ...infoParams(params), baseText: textOf(params, 'baseText') };
}

export function fixDeprecatedParams(params: unknown): FixDeprecatedParams {
  const { release } = fieldsOf(params);
  if (isThere(release) && typeof release !== 'string')
    refuse('`release` has to be a release, in a string: NAME@VERSION');
  return { ...infoParams(params), ...(typeof release === 'string' ? { release } : {}) };
}

/** Of a request about a document. */
export function documentParams(params: unknown): InfoParams {
  const { textDocument } = fieldsOf(params);
  return { uri: textOf(textDocument, 'uri', 'textDocument.') };
}

/** Of a request about a place in a document. */
export function placeParams(params: unknown): DecodedParams {
  return { ...documentParams(params), position: positionOf(params) };
}

export interface CompletionRequest extends DecodedParams {
  /** What was typed to have the list; undefined where a person asked for it. */
  readonly trigger: string | undefined;
}

export function completionParams(params: unknown): CompletionRequest {
  const { triggerCharacter: trigger } = fieldsOf(fieldsOf(params).context);
  if (isThere(trigger) && typeof trigger !== 'string') refuse('`context.triggerCharacter` has to be a text');
  return { ...placeParams(params), trigger: typeof trigger === 'string' ? trigger : undefined };
}

export interface ReferencesRequest extends DecodedParams {
  readonly includeDeclaration: boolean;
}

export function referencesParams(params: unknown): ReferencesRequest {
  const { context } = fieldsOf(params);
  const { includeDeclaration } = fieldsOf(context);
  if (isThere(includeDeclaration) && typeof includeDeclaration !== 'boolean')
    refuse('`context.includeDeclaration` has to be true or false');
  return { ...placeParams(params), includeDeclaration: includeDeclaration === true };
}

export function workspaceSymbolParams(params: unknown): { readonly query: string } {
  return { query: textOf(params, 'query') };
}

export interface RenameRequest extends DecodedParams {
  readonly newName: string;
}

export function renameParams(params: unknown): RenameRequest {
  return { ...placeParams(params), newName: textOf(params, 'newName') };
}

export interface SelectionRangeRequest extends InfoParams {
  readonly positions: readonly Position[];
}

export function selectionRangeParams(params: unknown): SelectionRangeRequest {
  const { positions } = fieldsOf(params);
  if (!Array.isArray(positions)) refuse('`positions` is needed, a list');
  return {
    ...documentParams(params),
    positions: positions.map((position, index) => readPosition(position, `positions.${index}`)),
  };
}

export interface DiagnosticRequest extends InfoParams {
  /** Of the report that the editor has; undefined where it has none. */
  readonly previousResultId: string | undefined;
}

export function diagnosticParams(params: unknown): DiagnosticRequest {
  const { previousResultId } = fieldsOf(params);
  if (isThere(previousResultId) && typeof previousResultId !== 'string')
    refuse('`previousResultId` has to be a string');
  return {
    ...documentParams(params),
    previousResultId: typeof previousResultId === 'string' ? previousResultId : undefined,
  };
}

export interface WorkspaceDiagnosticParams {
  readonly previousResultIds: readonly { readonly uri: string; readonly value: string }[];
  /** Where results are to be sent one by one. */
  readonly partialResultToken: string | number | undefined;
}

export function workspaceDiagnosticParams(params: unknown): WorkspaceDiagnosticParams {
  if (!isThere(params)) refuse('`previousResultIds` is needed, a list');
  const { previousResultIds: previous, partialResultToken: token } = fieldsOf(params);
  if (isThere(previous) && !Array.isArray(previous)) refuse('`previousResultIds` has to be a list');
  if (isThere(token) && typeof token !== 'string' && typeof token !== 'number')
    refuse('`partialResultToken` has to be a string or a number');
  const ids: readonly unknown[] = Array.isArray(previous) ? previous : [];
  return {
    previousResultIds: ids.map((id) => ({
      uri: textOf(id, 'uri', 'previousResultIds[].'),
      value: textOf(id, 'value', 'previousResultIds[].'),
    })),
    partialResultToken: typeof token === 'string' || typeof token === 'number' ? token : undefined,
  };
}

export interface ResolveRequest {
  readonly item: CompletionItem;
  /** Which list the item came in, and its place there; 0 and -1 for an item that says nothing of it. */
  readonly list: number;
  readonly index: number;
}

export function resolveParams(params: unknown): ResolveRequest {
  const { data } = fieldsOf(params);
  const { list, index } = fieldsOf(data);
  const label = textOf(params, 'label');
  const item = { ...fieldsOf(params), label };
  return isCount(list) && isCount(index) ? { item, list, index } : { item, list: 0, index: -1 };
}

export interface CodeActionRequest extends InfoParams {
  readonly range: ProtocolRange;
  /** The kinds that are wanted; undefined for all. */
  readonly only: readonly string[] | undefined;
}

export function codeActionParams(params: unknown): CodeActionRequest {
  const { context } = fieldsOf(params);
  const { only } = fieldsOf(context);
  if (isThere(only) && !(Array.isArray(only) && only.every((kind) => typeof kind === 'string')))
    refuse('`context.only` has to be a list of kinds, in strings');
  return { ...documentParams(params), range: rangeOf(params), only: Array.isArray(only) ? only : undefined };
}

/** Of a request about a stretch of a document. */
export function rangeParams(params: unknown): InfoParams & { readonly range: ProtocolRange } {
  return { ...documentParams(params), range: rangeOf(params) };
}

export interface FormattingParams extends InfoParams {
  readonly options: {
    readonly tabSize: number;
    readonly insertSpaces: boolean;
    readonly insertFinalNewline: boolean;
  };
}

export function formattingParams(params: unknown): FormattingParams {
  const { options } = fieldsOf(params);
  const { tabSize, insertSpaces, insertFinalNewline } = fieldsOf(options);
  if (!isCount(tabSize)) return refuse('`options.tabSize` is needed, a whole number from 0 on');
  if (typeof insertSpaces !== 'boolean') return refuse('`options.insertSpaces` is needed, true or false');
  // An editor that says nothing of the end of a file leaves it to us.
  return {
    ...documentParams(params),
    options: { tabSize, insertSpaces, insertFinalNewline: insertFinalNewline !== false },
  };
}

export function rangeFormattingParams(params: unknown): FormattingParams & { readonly range: ProtocolRange } {
  return { ...formattingParams(params), range: rangeOf(params) };
}

export function rangesFormattingParams(
  params: unknown,
): FormattingParams & { readonly ranges: readonly ProtocolRange[] } {
  const { ranges } = fieldsOf(params);
  if (!Array.isArray(ranges)) return refuse('`ranges` is needed, a list of ranges');
  return { ...formattingParams(params), ranges: ranges.map((range) => rangeOf({ range })) };
}

export interface OnTypeFormattingParams extends FormattingParams, DecodedParams {
  readonly typed: string;
}

export function onTypeFormattingParams(params: unknown): OnTypeFormattingParams {
  return { ...formattingParams(params), ...placeParams(params), typed: textOf(params, 'ch') };
}

export interface CommandRequest {
  readonly command: string;
  /** The first argument; our commands take one. */
  readonly argument: unknown;
}

export function commandParams(params: unknown): CommandRequest {
  const { arguments: given } = fieldsOf(params);
  if (isThere(given) && !Array.isArray(given)) refuse('`arguments` has to be a list');
  return { command: textOf(params, 'command'), argument: Array.isArray(given) ? given[0] : undefined };
}

/** Ends a request with the protocol's error for bad parameters. */
export function refuse(message: string): never {
  throw new ResponseError(ErrorCodes.InvalidParams, message);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function textOf(params: unknown, key: string, before = ''): string {
  const value = fieldsOf(params)[key];
  return typeof value === 'string' ? value : refuse(`\`${before}${key}\` is needed, a string`);
}

function positionOf(params: unknown): Position {
  const { position } = fieldsOf(params);
  return readPosition(position, 'position');
}

function rangeOf(params: unknown): ProtocolRange {
  const { range } = fieldsOf(params);
  const { start, end } = fieldsOf(range);
  return { start: readPosition(start, 'range.start'), end: readPosition(end, 'range.end') };
}

function readPosition(value: unknown, name: string): Position {
  const { line, character } = fieldsOf(value);
  return isCount(line) && isCount(character)
    ? { line, character }
    : refuse(`\`${name}\` is needed: \`line\` and \`character\`, whole numbers from 0 on`);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

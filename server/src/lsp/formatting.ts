import {
  type ClientCapabilities,
  type Connection,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentRangesFormattingRequest,
  type TextEdit as ProtocolTextEdit,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Analysis } from '../analysis.ts';
import { offsetAt, type Range, type TextEdit } from '../base/text.ts';
import { formatting } from '../features/layout/formatting.ts';
import { formatOnType } from '../features/layout/onTypeFormatting.ts';
import { formats } from '../registry.ts';
import type { Service } from '../service.ts';
import { answerRequest } from './answerRequest.ts';
import {
  type FormattingParams,
  formattingParams,
  onTypeFormattingParams,
  rangeFormattingParams,
  rangesFormattingParams,
} from './readParams.ts';
import { toOffsets, toTextEdit } from './toProtocol.ts';

/** Answers the requests to lay out a document, stretches of it, or the line that is being typed. */
export function registerFormatting(connection: Connection, service: Service): void {
  const format = async (
    { uri, options }: FormattingParams,
    rangesIn: (analysis: Analysis) => readonly Range[] | undefined,
  ): Promise<ProtocolTextEdit[] | null> => {
    const analysis = await service.analysis(uri);
    return analysis ? answer(analysis, formatting(analysis, { ...options, ranges: rangesIn(analysis) })) : null;
  };

  answerRequest(connection, DocumentFormattingRequest.method, formattingParams, (params) =>
    format(params, () => undefined),
  );

  answerRequest(connection, DocumentRangeFormattingRequest.method, rangeFormattingParams, (params) =>
    format(params, ({ document }) => [toOffsets(document, params.range)]),
  );

  answerRequest(connection, DocumentRangesFormattingRequest.method, rangesFormattingParams, (params) =>
    format(params, ({ document }) => params.ranges.map((range) => toOffsets(document, range))),
  );

  answerRequest(
    connection,
    DocumentOnTypeFormattingRequest.method,
    onTypeFormattingParams,
    async ({ uri, position, typed, options: { tabSize } }): Promise<ProtocolTextEdit[] | null> => {
      const analysis = await service.analysis(uri);
      if (!analysis) return null;
      const { text, lineStarts } = analysis.document;
      return answer(analysis, formatOnType(analysis, { offset: offsetAt(text, lineStarts, position), typed, tabSize }));
    },
  );
}

function answer({ document }: Analysis, edits: readonly TextEdit[] | undefined): ProtocolTextEdit[] | null {
  return edits ? edits.map((edit) => toTextEdit(document, edit)) : null;
}

const onType = { firstTriggerCharacter: '\n', moreTriggerCharacter: ['-'] };

/** Whether the editor can be told for which languages there is a layout. */
function canBeTold({ textDocument }: ClientCapabilities): boolean {
  const { formatting, rangeFormatting, onTypeFormatting } = textDocument ?? {};
  return [formatting, rangeFormatting, onTypeFormatting].every((each) => each?.dynamicRegistration === true);
}

/** What is offered to an editor that asks the server about every document that it opens. */
export function formattingCapabilities(client: ClientCapabilities): ServerCapabilities {
  if (canBeTold(client)) return {};
  return {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: { rangesSupport: true },
    documentOnTypeFormattingProvider: onType,
  };
}

/**
 * Offers layouts for our own languages only. In files of a general language (`yaml`, `json`) a second formatter would make
 * the editor ask which one to take, in everybody's files.
 */
export function offerFormatting(connection: Connection, client: ClientCapabilities): void {
  if (!canBeTold(client)) return;
  const documentSelector = formats.filter(({ isForeign }) => !isForeign).map(({ id }) => ({ language: id }));
  void connection.client.register(DocumentFormattingRequest.type, { documentSelector });
  void connection.client.register(DocumentRangeFormattingRequest.type, { documentSelector, rangesSupport: true });
  void connection.client.register(DocumentOnTypeFormattingRequest.type, { documentSelector, ...onType });
}

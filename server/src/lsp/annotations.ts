import {
  type Connection,
  type InlayHint,
  InlayHintRequest,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensLegend,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver';
import type { Analysis } from '../analysis.ts';
import { positionAt, type Range } from '../base/text.ts';
import { type InlayHint as Hint, inlayHints } from '../features/annotations/inlayHints.ts';
import { semanticTokens, tokenModifiers, tokenTypes } from '../features/annotations/semanticTokens.ts';
import type { Service } from '../service.ts';
import { answerRequest } from './answerRequest.ts';
import { documentParams, rangeParams } from './readParams.ts';
import { toOffsets, toTextEdit } from './toProtocol.ts';

export const tokensLegend: SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};

/** Answers the requests for what is shown within the text: hints and colours. What is not ours has neither. */
export function registerAnnotations(connection: Connection, service: Service): void {
  answerRequest(
    connection,
    InlayHintRequest.method,
    rangeParams,
    async ({ uri, range }): Promise<InlayHint[] | null> => {
      const analysis = await service.analysis(uri);
      if (!analysis || analysis.parts.length === 0) return null;
      return inlayHints(analysis, toOffsets(analysis.document, range)).map((hint) => toInlayHint(analysis, hint));
    },
  );

  const tokens = (analysis: Analysis | undefined, range?: Range): SemanticTokens | null =>
    analysis && analysis.parts.length > 0 ? encode(analysis, range) : null;

  answerRequest(connection, SemanticTokensRequest.method, documentParams, async ({ uri }) =>
    tokens(await service.analysis(uri)),
  );

  answerRequest(connection, SemanticTokensRangeRequest.method, rangeParams, async ({ uri, range }) => {
    const analysis = await service.analysis(uri);
    return tokens(analysis, analysis && toOffsets(analysis.document, range));
  });
}

function toInlayHint({ document }: Analysis, { offset, label, side, edits }: Hint): InlayHint {
  return {
    position: positionAt(document.lineStarts, offset),
    label,
    ...(side === 'before' ? { paddingRight: true } : { paddingLeft: true }),
    ...(edits ? { textEdits: edits.map((edit) => toTextEdit(document, edit)) } : {}),
  };
}

/** Tokens are so few that all of them are less to send than the difference to those before would be to keep. */
function encode(analysis: Analysis, range?: Range): SemanticTokens {
  const { text, lineStarts } = analysis.document;
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, modifiers } of semanticTokens(analysis, range ?? { start: 0, end: text.length })) {
    const { line, character } = positionAt(lineStarts, start);
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
    builder.push(line, character, end - start, tokenTypes.indexOf(type), bits);
  }
  const { data } = builder.build();
  return { data };
}

import {
  type ClientCapabilities,
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
import type { EditorSettings, ProtocolRange } from '../base/protocol.ts';
import { positionAt, type Range } from '../base/text.ts';
import type { InlayHint as Hint } from '../features/annotations/inlayHint.ts';
import { inlayHints } from '../features/annotations/inlayHints.ts';
import { semanticTokens, tokenModifiers, tokenTypes } from '../features/annotations/semanticTokens.ts';
import type { Service } from '../service.ts';
import { answerRequest } from './answerRequest.ts';
import { documentParams, rangeParams } from './readParams.ts';
import { toOffsets, toTextEdit } from './toProtocol.ts';

export const tokensLegend: SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};

export interface Annotations {
  /** Has the editor ask again for everything, which other settings may show otherwise. */
  readonly settingsChanged: () => void;
}

/** Answers the requests for what is shown within the text: hints and colours. What is not ours has neither. */
export function registerAnnotations(
  connection: Connection,
  service: Service,
  { workspace }: ClientCapabilities,
  editorSettings: (uri: string) => Promise<EditorSettings | undefined>,
): Annotations {
  // Asked for with every screenful.
  const known = new Map<string, Promise<EditorSettings | undefined>>();
  const settingsOf = (uri: string): Promise<EditorSettings | undefined> => {
    const asked = known.get(uri) ?? editorSettings(uri);
    known.set(uri, asked);
    return asked;
  };

  answerRequest(
    connection,
    InlayHintRequest.method,
    rangeParams,
    async ({ uri, range }): Promise<InlayHint[] | null> => {
      const analysis = await service.analysis(uri);
      if (!analysis || analysis.parts.length === 0) return null;
      const layers = (await settingsOf(uri))?.layerHints === true;
      return inlayHints(analysis, toOffsets(analysis.document, range), { layers }).map((hint) =>
        toInlayHint(analysis, hint),
      );
    },
  );

  const tokens = async (uri: string, range?: ProtocolRange): Promise<SemanticTokens | null> => {
    const analysis = await service.analysis(uri);
    if (!analysis || analysis.parts.length === 0) return null;
    const layers = (await settingsOf(uri))?.layerColors === true;
    return encode(analysis, { layers }, range && toOffsets(analysis.document, range));
  };

  answerRequest(connection, SemanticTokensRequest.method, documentParams, ({ uri }) => tokens(uri));
  answerRequest(connection, SemanticTokensRangeRequest.method, rangeParams, ({ uri, range }) => tokens(uri, range));

  return {
    settingsChanged: () => {
      known.clear();
      if (workspace?.inlayHint?.refreshSupport) connection.languages.inlayHint.refresh().catch(() => undefined);
      if (workspace?.semanticTokens?.refreshSupport)
        connection.languages.semanticTokens.refresh().catch(() => undefined);
    },
  };
}

function toInlayHint({ document }: Analysis, { offset, label, side, edits, tooltip }: Hint): InlayHint {
  return {
    position: positionAt(document.lineStarts, offset),
    label,
    ...(side === 'before' ? { paddingRight: true } : { paddingLeft: true }),
    ...(tooltip === undefined ? {} : { tooltip: { kind: 'markdown', value: tooltip } }),
    ...(edits ? { textEdits: edits.map((edit) => toTextEdit(document, edit)) } : {}),
  };
}

/** Tokens are so few that all of them are less to send than the difference to those before would be to keep. */
function encode(analysis: Analysis, shows: { readonly layers: boolean }, range?: Range): SemanticTokens {
  const { text, lineStarts } = analysis.document;
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, modifiers } of semanticTokens(
    analysis,
    range ?? { start: 0, end: text.length },
    shows,
  )) {
    const { line, character } = positionAt(lineStarts, start);
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
    builder.push(line, character, end - start, tokenTypes.indexOf(type), bits);
  }
  const { data } = builder.build();
  return { data };
}

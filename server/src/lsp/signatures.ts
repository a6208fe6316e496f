import { type Connection, MarkupKind, type SignatureHelp, SignatureHelpRequest } from 'vscode-languageserver';
import { offsetAt } from '../base/text.ts';
import { type Signature, unitSignature } from '../features/units/unitSignature.ts';
import type { Service } from '../service.ts';
import { answerRequest } from './answerRequest.ts';
import { placeParams } from './readParams.ts';

/** The characters behind which an editor asks for the form of a value. */
export const signatureTriggers = ['=', ' ', ':'];

/** Answers what the value of a key in a unit file looks like. */
export function registerSignatures(connection: Connection, service: Service): void {
  answerRequest(
    connection,
    SignatureHelpRequest.method,
    placeParams,
    async ({ uri, position }): Promise<SignatureHelp | null> => {
      const analysis = await service.analysis(uri);
      if (!analysis) return null;
      const { text, lineStarts } = analysis.document;
      const found = unitSignature(analysis, offsetAt(text, lineStarts, position));
      return found ? toSignatureHelp(found) : null;
    },
  );
}

function toSignatureHelp({ label, documentation, parts, active }: Signature): SignatureHelp {
  return {
    signatures: [
      {
        label,
        documentation: { kind: MarkupKind.Markdown, value: documentation },
        parameters: parts.map(({ start, end, text }) => ({
          label: [start, end],
          documentation: { kind: MarkupKind.Markdown, value: text },
        })),
      },
    ],
    activeSignature: 0,
    ...(active === undefined ? {} : { activeParameter: active }),
  };
}

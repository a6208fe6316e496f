import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range as ProtocolRange,
  type TextEdit as ProtocolTextEdit,
} from 'vscode-languageserver';
import type { Problem, Severity } from '../base/problem.ts';
import type { InitializationOptions } from '../base/protocol.ts';
import { offsetAt, positionAt, type Range, type TextEdit } from '../base/text.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { codePage } from '../settings/codePage.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

export function toRange({ lineStarts }: TextDocument, { start, end }: Range): ProtocolRange {
  return { start: positionAt(lineStarts, start), end: positionAt(lineStarts, end) };
}

export function toOffsets({ text, lineStarts }: TextDocument, { start, end }: ProtocolRange): Range {
  return { start: offsetAt(text, lineStarts, start), end: offsetAt(text, lineStarts, end) };
}

export function toTextEdit(document: TextDocument, edit: TextEdit): ProtocolTextEdit {
  return { range: toRange(document, edit), newText: edit.newText };
}

/** Says where an editor finds the page that explains a code; undefined where it cannot open any. */
export type LinkTo = (code: string) => string | undefined;

/** Other editors get no link until the pages have a public address. */
export function linksFor({ rulePageScheme: scheme }: InitializationOptions): LinkTo {
  return (code) => (scheme === undefined ? undefined : `${scheme}:/${codePage(code)}.md`);
}

/** A problem as editors know it; `uri` is where its related places are. */
export function toDiagnostic(document: TextDocument, uri: string, problem: Problem, linkTo: LinkTo): Diagnostic {
  const href = linkTo(problem.code);
  return {
    range: toRange(document, problem.range),
    severity: severities[problem.severity],
    code: problem.code,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    source: problem.source,
    message: problem.message,
    ...(problem.tags ? { tags: problem.tags.map((tag) => tags[tag]) } : {}),
    ...(problem.related
      ? {
          relatedInformation: problem.related.map(({ range, message }) => ({
            location: { uri, range: toRange(document, range) },
            message,
          })),
        }
      : {}),
  };
}

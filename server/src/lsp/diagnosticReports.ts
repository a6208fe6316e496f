import type { Diagnostic } from 'vscode-languageserver';
import type { Analysis } from '../analysis.ts';
import { type UserDataSize, userDataProblems } from '../features/conversion/userDataSize.ts';
import { type LinkTo, toDiagnostic } from './toProtocol.ts';

/** What there is to say of a document. Two reports of the same id say the same. */
export interface DiagnosticReport {
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

/** @param size of what the document becomes, as it was last worked out */
export type MakeReport = (analysis: Analysis, size: UserDataSize | undefined) => DiagnosticReport;

/** @param run differs for each run of the server: an editor may keep ids of the one before */
export function reportsFor(linkTo: LinkTo, run: string): MakeReport {
  const made = new WeakMap<Analysis, { readonly size: UserDataSize | undefined; readonly report: DiagnosticReport }>();
  let count = 0;
  return (analysis, size) => {
    const before = made.get(analysis);
    if (before && before.size === size) return before.report;
    const { document, file } = analysis;
    const problems = [...analysis.shown(userDataProblems(analysis, size)), ...analysis.problems()];
    const items = problems.map((problem) => toDiagnostic(document, file, problem, linkTo));
    count += 1;
    const report = { resultId: `${run}-${count}`, items };
    made.set(analysis, { size, report });
    return report;
  };
}

import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import type { SilencedProblem } from '../analysis.ts';
import type { Path } from '../base/path.ts';
import type { Problem, Severity } from '../base/problem.ts';
import type { Range } from '../base/text.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { placeRecord, recordedLine } from '../features/records.ts';
import { codePage } from '../settings/codePage.ts';
import type { CheckedFile } from './checkedFile.ts';
import { ruleSummary } from './ruleSummary.ts';

export interface SarifRun {
  /** The folder that the files are relative to. */
  readonly folder: string;
  /** False where something could not be read. */
  readonly isComplete: boolean;
}

const sourceRoot = '%SRCROOT%';

/**
 * What was found as a SARIF 2.1.0 log, in the form that GitHub's code scanning reads.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif(files: readonly CheckedFile[], { folder, isComplete }: SarifRun) {
  const codes = [...new Set(files.flatMap(foundIn).map(({ problem: { code } }) => code))].sort();
  const ruleIndices = new Map(codes.map((code, index) => [code, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          // Without addresses: there is no page in the web yet to lead to, and dead links help nobody.
          driver: { name: 'Strata', semanticVersion: version, rules: codes.map(toRule) },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [sourceRoot]: { uri: `${pathToFileURL(folder).href}/` } },
        invocations: [{ executionSuccessful: isComplete }],
        artifacts: files.map(({ analysis: { file } }) => ({ location: artifactOf(file, folder) })),
        results: files.flatMap((file, index) => resultsOf(file, index, folder, ruleIndices)),
      },
    ],
  };
}

interface Found {
  readonly problem: Problem;
  readonly silencer?: SilencedProblem['silencer'];
}

function foundIn({ problems, silenced }: CheckedFile): readonly Found[] {
  return [...problems.map((problem) => ({ problem })), ...silenced];
}

function toRule(code: string) {
  const [area = '', name = ''] = code.split('/');
  const words = `${area}: ${name.replaceAll('-', ' ')}`;
  const { found, happens, advice } = ruleSummary(codePage(code)) ?? { found: words, happens: '', advice: '' };
  return {
    id: code,
    name: name.replace(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: words },
    fullDescription: { text: found },
    help: {
      text: `${found}\n\nWhat happens: ${happens}\n\nWhat to do: ${advice}`,
      markdown: `${found}\n\n**What happens:** ${happens}\n\n**What to do:** ${advice}`,
    },
  };
}

function resultsOf(file: CheckedFile, index: number, folder: string, ruleIndices: ReadonlyMap<string, number>) {
  const { document, file: name } = file.analysis;
  const fingerprintOf = fingerprints(document);
  const artifactLocation = { ...artifactOf(name, folder), index };
  const located = (range: Range) => ({ artifactLocation, region: regionOf(range, document) });
  return foundIn(file).map(({ problem, silencer }) => {
    const { code, severity, message, range, path: at, related = [], source } = problem;
    return {
      ruleId: code,
      ruleIndex: ruleIndices.get(code),
      level: levels[severity],
      message: { text: message },
      locations: [
        {
          physicalLocation: located(range),
          ...(at.length > 0 ? { logicalLocations: [{ fullyQualifiedName: qualifiedName(at), kind: 'member' }] } : {}),
        },
      ],
      ...(related.length > 0
        ? {
            relatedLocations: related.map((other) => ({
              physicalLocation: located(other.range),
              message: { text: other.message },
            })),
          }
        : {}),
      partialFingerprints: { 'strataFinding/v1': fingerprintOf(problem) },
      // An empty list says that the result is not suppressed; with none at all nobody would know.
      suppressions: silencer
        ? [
            {
              kind: silencer.by === 'comment' ? 'inSource' : 'external',
              ...(silencer.reason === '' ? {} : { justification: silencer.reason }),
            },
          ]
        : [],
      properties: { source },
    };
  });
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** Relative to the folder where it lies below, else absolute. */
function artifactOf(file: string, folder: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (file === '-') return { uri: 'stdin', uriBaseId: sourceRoot };
  const relative = path.relative(folder, path.resolve(folder, file));
  if (relative.startsWith('..') || path.isAbsolute(relative))
    return { uri: pathToFileURL(path.resolve(folder, file)).href };
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: sourceRoot };
}

function regionOf(range: Range, document: TextDocument) {
  const { line, column, endLine, endColumn } = placeRecord({ range }, document);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** `storage.files[0].mode` */
function qualifiedName(at: Path): string {
  return at.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

/**
 * What a finding is told by in the next run: its code and the text of its line, and which one it is of several that are
 * alike. Lines that come and go above it change nothing.
 */
function fingerprints(document: TextDocument): (problem: Problem) => string {
  const seen = new Map<string, number>();
  return (problem) => {
    const { line } = placeRecord(problem, document);
    const content = recordedLine(document, line).trim();
    const alike = `${problem.code}\n${content}`;
    const count = (seen.get(alike) ?? 0) + 1;
    seen.set(alike, count);
    return createHash('sha256').update(`${alike}\n${count}`).digest('hex').slice(0, 32);
  };
}

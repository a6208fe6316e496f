import type { Path } from '../../server/src/base/path.ts';
import type { Conversion } from './convertBytes.ts';

/** An entry of the tool's report. */
export interface ReportEntry {
  readonly kind: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

export interface Verdict {
  readonly ok: boolean;
  readonly error?: string;
  readonly output?: string;
  readonly entries: readonly ReportEntry[];
}

/** The steps of the translation; an error in one keeps the tool from the next. */
const steps: readonly Readonly<Record<string, RegExp>>[] = [
  {
    'butane/no-files-dir': /^local file paths are relative to a files directory/u,
    'butane/path-outside-files-dir': /^local file path traverses outside the files directory$/u,
    'butane/tree-not-directory': /^root of tree must be a directory$/u,
    'butane/tree-special-file': /^trees may only contain files, directories, and symlinks$/u,
    'butane/node-exists': /^matching filesystem node has existing contents or different type$/u,
    'butane/local-file-missing': /^(?:open|stat|lstat) .*: (?:no such file or directory|not a directory)$/su,
    'butane/local-file-unreadable':
      /^(?:open|stat|lstat|read) .*: (?:is a directory|permission denied|too many levels of symbolic links)$/su,
  },
  {
    'butane/field-not-in-raw': /^field ignored in raw mode$/u,
    'butane/reserved-partition-label': /^incorrect partition number; a new partition will be created/u,
    'butane/root-too-small': /^root should have 8GiB of space assigned$/u,
    'butane/root-constrained': /^root partition cannot expand;/u,
    'butane/forbidden-filesystem-format': /^(?:btrfs|format "none") is not supported in this spec version$/u,
    'butane/forbidden-source-scheme': /^file contents source must be data URL in this spec version$/u,
    'butane/forbidden-mode-bits': /^special mode bits are not supported in this spec version$/u,
    'butane/user-not-core': /^users other than "core" are not supported in this spec version$/u,
  },
  {
    'butane/forbidden-key':
      /(?:(?:is|are) not supported in this spec version|use openshift\.kernel_arguments instead|cex is not currently supported on the target platform)$/u,
  },
];

/** One finding of the translation as a text that tool and product have in common. */
export type Finding = string;

export interface TranslationFindings {
  readonly tool: readonly Finding[];
  readonly product: readonly Finding[];
}

/** Of a config without its wrapping the tool does not see forbidden keys, because its filters begin with the wrapping. */
const codesOfWrapping = ['butane/forbidden-key'];

/**
 * What tool and product report of a translation, as sorted sets: of the steps that the tool came to, what it names and what
 * we say. Where the tool did not come to translate at all, both are empty.
 */
export function translationFindings(
  verdict: Verdict,
  { analysis, outcome }: Conversion,
  { raw }: { readonly raw: boolean },
): TranslationFindings {
  const problems = outcome.kind === 'impossible' ? [] : outcome.problems;
  const hasWrapping = analysis.parts[0]?.target.row?.variant === 'openshift';
  const textOf = hasWrapping ? wrappedText : plainText;
  const named = verdict.entries.flatMap((entry) => {
    const found = stepOf(entry.message);
    return found ? [{ ...found, entry }] : [];
  });
  const failed = steps.findIndex((_, step) => named.some((finding) => finding.step === step && isError(finding.entry)));
  const isComplete = verdict.ok || verdict.error === 'config generated was invalid';
  const reached = isComplete ? steps.length - 1 : failed;
  const codes = new Set(steps.slice(0, reached + 1).flatMap((step) => Object.keys(step)));
  if (raw) for (const code of codesOfWrapping) codes.delete(code);
  return {
    tool: sortedSet(
      named.filter(({ code }) => codes.has(code)).map(({ code, entry }) => textOf(code, entry.kind, entry.path ?? [])),
    ),
    product: sortedSet(
      problems.filter(({ code }) => codes.has(code)).map(({ code, severity, path }) => textOf(code, severity, path)),
    ),
  };
}

function stepOf(message: string): { readonly step: number; readonly code: string } | undefined {
  for (const [step, codes] of steps.entries()) {
    for (const [code, wording] of Object.entries(codes)) if (wording.test(message)) return { step, code };
  }
  return undefined;
}

function isError({ kind }: ReportEntry): boolean {
  return kind === 'error';
}

function plainText(code: string, severity: string, path: Path): Finding {
  return `${severity} ${code} at ${path.join('.')}`;
}

/**
 * Inside a wrapping the tool cannot trace everything back to the source: then it gives the path of the wrapping, or counts the
 * disks of the output.
 */
function wrappedText(code: string, severity: string, whole: Path): Finding {
  const path = whole[0] === 'spec' && whole[1] === 'config' ? whole.slice(2) : whole;
  const isCounted = path[0] !== 'storage' || path[1] !== 'disks';
  return plainText(code, severity, isCounted ? path : path.filter((step) => typeof step === 'string'));
}

function sortedSet(findings: readonly Finding[]): readonly Finding[] {
  return [...new Set(findings)].sort();
}

import { printPath } from '../../base/path.ts';
import type { Problem } from '../../base/problem.ts';
import { lineAt } from '../../base/text.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { MadeConfig } from '../conversion.ts';

/** A text, judged as a config of a format, and what it becomes. */
export interface ConfigReading {
  readonly document: TextDocument;
  /** Everything that is wrong with it. */
  readonly problems: readonly Problem[];
  /** As the real tool holds it; undefined where it does not take it. */
  readonly made: MadeConfig | undefined;
}

/** Judges a text as a config of the format of an id, without any file beside it. */
export type ReadConfig = (text: string, format: string) => ConfigReading;

export type ChildReading =
  | {
      readonly kind: 'read';
      readonly made: MadeConfig;
      /** What the tool warns of, each with its place. */
      readonly warnings: readonly string[];
      readonly isButane: boolean;
    }
  | { readonly kind: 'refused'; readonly reasons: readonly string[]; readonly isButane: boolean };

/**
 * Reads a config as Ignition reads whatever it is given from 2.27.0 on (`config/config.go`): as its own JSON, and where it
 * refuses that, as Butane.
 */
export function readChild(text: string, read: ReadConfig): ChildReading {
  const own = readAs(text, 'ignition', read);
  const isButane = /(?:^|[{,])\uFEFF?[ \t]*["']?variant["']?[ \t]*:/mu.test(text);
  return own.kind === 'read' || !isButane ? own : readAs(text, 'butane', read);
}

/** What a config loses when it is read as a newer one is said of each of its values. */
const saidAsLoss = new Set(['ignition/mode-bits-ignored']);

function readAs(text: string, format: 'ignition' | 'butane', read: ReadConfig): ChildReading {
  const { document, problems, made } = read(text, format);
  const isButane = format === 'butane';
  const reported = problems.filter(({ source }) => source !== 'strata');
  const errors = reported.filter(({ severity }) => severity === 'error');
  const words = (some: readonly Problem[]): readonly string[] => some.map((problem) => withPlace(problem, document));
  if (errors.length > 0) return { kind: 'refused', reasons: words(errors), isButane };
  if (made)
    return { kind: 'read', made, warnings: words(reported.filter(({ code }) => !saidAsLoss.has(code))), isButane };
  return { kind: 'refused', reasons: ['it becomes no config that Ignition reads'], isButane };
}

function withPlace({ message, range, path }: Problem, { lineStarts }: TextDocument): string {
  const place = path.length === 0 ? '' : `, \`${printPath(path)}\``;
  return `line ${lineAt(lineStarts, range.start) + 1}${place}: ${message}`;
}

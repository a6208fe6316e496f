import { type Analysis, type PartAnalysis, tooLarge } from '../../analysis.ts';
import type { Problem } from '../../base/problem.ts';
import type { ProducedObject } from '../../decode/produced.ts';
import { producedOf } from '../../decode/producedOf.ts';
import { rootPlace } from '../../decode/visit.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { compilerFor, formatById } from '../../registry.ts';
import { type Entry, rootEntry } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import { blockingProblems } from '../conversion/convert.ts';
import { documentName } from '../navigation/symbols.ts';
import { type Undecided, undecidedIn } from './undecided.ts';

/** What a document makes of a machine, as the real tool that starts the machine is given it. */
export interface Machine {
  readonly analysis: Analysis;
  /** One for each object of a file that holds several. */
  readonly configs: readonly MachineConfigOf[];
}

/** One config of a machine, and the schema that says what its keys are. */
export interface MachineConfigOf {
  /** What the schema calls the document, where it has words for it. */
  readonly name: string | undefined;
  readonly config: ProducedObject;
  readonly entry: Entry;
  readonly target: Target;
  /** Whether another config stands in it, which it only wraps. */
  readonly isAround: boolean;
  /** What templates decide beyond the values in it that nobody knows. */
  readonly undecided: readonly Undecided[];
}

export type MachineOutcome =
  | { readonly kind: 'machine'; readonly machine: Machine }
  /** No machine comes of it: `problems` have to be mended first. */
  | { readonly kind: 'refused'; readonly reason: string; readonly problems: readonly Problem[] };

/** The machine that a document makes; templates in it are values that nobody knows. */
export function machineOf(analysis: Analysis): MachineOutcome {
  const { document, parts } = analysis;
  if (document.declined === 'too-large') return refused(`${tooLarge(document)}: nothing in it was compared`);
  const blocking = blockingProblems(analysis);
  if (blocking.length > 0) {
    const count = `${blocking.length} error${blocking.length === 1 ? ' stands' : 's stand'}`;
    return refused(`not compared: ${count} in the way, with which it makes no machine`, blocking);
  }
  if (parts.length === 0) return refused('this is no config of a format that Strata knows');
  const configs: MachineConfigOf[] = [];
  for (const part of parts) {
    const config = configOf(part, document);
    if (typeof config === 'string') return refused(config);
    configs.push(config);
  }
  return { kind: 'machine', machine: { analysis, configs } };
}

function refused(reason: string, problems: readonly Problem[] = []): MachineOutcome {
  return { kind: 'refused', reason, problems };
}

/** A text says why there is none. */
function configOf(part: PartAnalysis, document: TextDocument): MachineConfigOf | string {
  const { target, root, decoded, compiled, resolution } = part;
  const name = documentName(part);
  if (resolution.predecessorAt)
    return 'not compared: configs of before Ignition 3 are not read as they stand; convert it to Ignition or Butane, and compare that';
  if (!target.row) return 'not compared: it names no version that Strata can read it as; correct the version';
  if (!compilerFor(part)) {
    const config = producedOf(rootPlace(decoded));
    if (config.kind !== 'object') return 'not compared: there is nothing in it';
    const undecided = undecidedIn(decoded, config, document);
    return { name, config, entry: root, target, isAround: target.embeds !== undefined, undecided };
  }
  const result = compiled();
  if (result?.kind !== 'done') return 'not compared: files that it names have not been read';
  const { made } = result;
  const outer = made?.around;
  const shown = formatById(outer?.format ?? made?.format ?? '');
  const config = outer?.object() ?? made?.config;
  if (!made || !shown || config?.kind !== 'object') return 'not compared: nothing is made of it';
  const entry = rootEntry(shown.schemaFile);
  const undecided = undecidedIn(decoded, config, document);
  return { name, config, entry, target: made.target, isAround: outer !== undefined, undecided };
}

import { type Analysis, type PartAnalysis, tooLarge } from '../../analysis.ts';
import type { Path } from '../../base/path.ts';
import type { Problem } from '../../base/problem.ts';
import type { Range } from '../../base/text.ts';
import { holdsBlocks } from '../../document/template/holdsBlocks.ts';
import { blocksOf, type TagText } from '../../document/template/templateBlocks.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { NamedOs } from '../../layers/osFacts.ts';
import { documentName } from '../navigation/symbols.ts';
import { costOfEdit, type SystemCost } from './costOfEdit.ts';
import { type EditedSetting, editedSettings, namedPath, type Spot } from './editedSettings.ts';
import { editedThing } from './editedThing.ts';

/** What one edit means for machines that run already. */
export interface EditCost {
  readonly kind: 'added' | 'removed' | 'changed';
  /** For a person: `file /etc/motd`. */
  readonly what: string;
  /** The setting by its place and the names of items: `storage.files["/etc/motd"]`. */
  readonly name: string;
  /** In the new text; of what was removed, in the old one. */
  readonly path: Path;
  /** In the new text; of what was removed, the nearest place around it that is left. */
  readonly range: Range;
  /** Where it stood in the old text; undefined for what is new. */
  readonly baseRange: Range | undefined;
  /** Empty where no machine sees the edit, or nobody knows what it does. */
  readonly costs: readonly SystemCost[];
  /** Whether a template decides what the edit does. */
  readonly isUndecided: boolean;
  /** Undefined for the file's own first part. */
  readonly part: readonly number[] | undefined;
}

export type EditCosts =
  | {
      readonly kind: 'compared';
      readonly edits: readonly EditCost[];
      /** The systems that the new text is for. */
      readonly systems: readonly NamedOs[];
      /** Whether the old text was for other systems altogether. */
      readonly isForOthers: boolean;
    }
  | {
      readonly kind: 'impossible';
      readonly reason: string;
      /** Which of the texts it is about. */
      readonly side: 'base' | 'file';
      /** What has to be mended first. */
      readonly problem: Pick<Problem, 'message' | 'range'> | undefined;
    };

/** What the edits between two versions of a document cost, in the order of the new text, what is gone behind the rest of its part. */
export function editCosts(before: Analysis, after: Analysis): EditCosts {
  const obstacle = obstacleIn(after, 'file') ?? obstacleIn(before, 'base');
  if (obstacle) return obstacle;
  const [first] = after.parts;
  const systems = first?.systems ?? [];
  const old = new Set(before.parts.flatMap((part) => part.systems.map(({ id }) => id)));
  const isForOthers = !after.parts.some((part) => part.systems.some(({ id }) => old.has(id)));
  const pairs = partPairs(before, after);
  if (pairs.every(([one, other]) => !one || !other))
    return { kind: 'impossible', side: 'base', reason: 'the two are of different formats', problem: undefined };
  const named = before.parts.length > 1 || after.parts.length > 1;
  const edits = pairs.flatMap(([one, other]) => costsIn(one, other, { before, after, named, isForOthers }));
  return { kind: 'compared', edits: [...edits, ...undecidedEdits(before, after)], systems, isForOthers };
}

function obstacleIn({ document, parts }: Analysis, side: 'base' | 'file') {
  const impossible = (reason: string, problem?: Pick<Problem, 'message' | 'range'>) =>
    ({ kind: 'impossible', side, reason, problem }) as const;
  if (document.declined === 'too-large') return impossible(`${tooLarge(document)}: nothing in it was compared`);
  if (parts.length === 0) return impossible('this is no config of a format that Strata knows');
  for (const { part, resolution } of parts) {
    const problem = part.problems.find(({ severity }) => severity === 'error');
    if (problem) return impossible('a mistake in the syntax has to be mended first', problem);
    if (resolution.predecessorAt)
      return impossible('configs of before Ignition 3 are not compared; convert them first');
  }
  return undefined;
}

type PartPair = readonly [before: PartAnalysis | undefined, after: PartAnalysis | undefined];

/** The parts of one format and one name, what is left of a format in its order. */
function partPairs({ parts: before }: Analysis, { parts: after }: Analysis): readonly PartPair[] {
  const rest = [...before];
  const twins = new Map<PartAnalysis, PartAnalysis>();
  const take = (part: PartAnalysis, isTwin: (old: PartAnalysis) => boolean): void => {
    const at = twins.has(part) ? -1 : rest.findIndex((old) => old.format.id === part.format.id && isTwin(old));
    const [twin] = at < 0 ? [] : rest.splice(at, 1);
    if (twin) twins.set(part, twin);
  };
  for (const part of after) take(part, (old) => documentName(old) === documentName(part));
  // One that got another name stays the same object only where it is alone.
  if (before.length === 1 && after.length === 1) for (const part of after) take(part, () => true);
  return [
    ...after.map((part): PartPair => [twins.get(part), part]),
    ...rest.map((part): PartPair => [part, undefined]),
  ];
}

interface Comparing {
  readonly before: Analysis;
  readonly after: Analysis;
  /** Whether edits have to say which of several objects they are about. */
  readonly named: boolean;
  readonly isForOthers: boolean;
}

function costsIn(
  before: PartAnalysis | undefined,
  after: PartAnalysis | undefined,
  comparing: Comparing,
): readonly EditCost[] {
  const part = after ?? before;
  if (!part) return [];
  const edited = editedSettings(
    before && rootSpot(before, comparing.before.document),
    after && rootSpot(after, comparing.after.document),
  );
  const costs = edited.flatMap((edit) => editCostsOf(edit, { old: before ?? part, part }, comparing));
  // Of an object that comes or goes as a whole nobody asks for what only describes it.
  return before && after ? costs : costs.filter((edit) => edit.costs.length > 0 || edit.isUndecided);
}

function rootSpot({ decoded }: PartAnalysis, { text }: TextDocument): Spot {
  return { decoded, node: decoded.node, path: [], parent: undefined, namedBy: [], text };
}

/** The part that had what is gone, and the one that edits are told of. */
interface Parts {
  readonly old: PartAnalysis;
  readonly part: PartAnalysis;
}

/** An edit, and those of the settings in it that cost something else. */
function editCostsOf(edit: EditedSetting, parts: Parts, comparing: Comparing): readonly EditCost[] {
  const own = costsOf(edit, parts, comparing);
  const others = edit.within
    .flatMap((inner) => editCostsOf(inner, parts, comparing))
    .filter(({ costs }) => outcomeOf(costs) !== outcomeOf(own.costs));
  return [own, ...others];
}

function outcomeOf(costs: readonly SystemCost[]): string {
  return JSON.stringify(costs.map(({ systems, change, undo }) => [systems, change, undo]));
}

function costsOf(edit: EditedSetting, { old, part }: Parts, { named, isForOthers }: Comparing): EditCost {
  const spot = edit.kind === 'removed' ? edit.before : edit.after;
  const shown = edit.kind === 'removed' ? edit.around : edit.after;
  const costs = costOfEdit(edit, edit.kind === 'removed' ? old : part, part.systems);
  const isFirst = part.place.length === 1 && part.place[0] === 0;
  const object = named ? documentName(part) : undefined;
  const what = editedThing(spot);
  return {
    kind: edit.kind,
    what: object === undefined ? what : `${what} (${object})`,
    name: namedPath(spot),
    path: spot.path,
    range: shown ? rangeOf(shown) : { start: 0, end: 0 },
    baseRange: edit.before && rangeOf(edit.before),
    costs: isForOthers ? costs.map(newMachine) : costs,
    isUndecided: edit.setting.acts.kind === 'acts' && costs.length === 0,
    part: isFirst ? undefined : part.place,
  };
}

function rangeOf({ node: { start, end } }: Spot): Range {
  return { start, end };
}

/** A machine becomes one of another system only by being made again. */
function newMachine({ systems }: SystemCost): SystemCost {
  const nothing = { via: undefined, trap: undefined, undo: undefined, unless: [] } as const;
  return { systems, change: 'reprovision', ...nothing, isUnverified: false };
}

/** What stands between the tags of a template is read as if they were not there, so an edit of them is one of its own. */
function undecidedEdits({ document: before }: Analysis, { document: after }: Analysis): readonly EditCost[] {
  if (!holdsBlocks(before) && !holdsBlocks(after)) return [];
  const [old, fresh] = [tagsOf(before), tagsOf(after)];
  const length = Math.max(old.length, fresh.length);
  let at = 0;
  while (at < length && old[at]?.text === fresh[at]?.text) at++;
  if (at === length) return [];
  const none = { start: 0, end: 0 };
  return [
    {
      kind: 'changed',
      what: 'the blocks of templates',
      name: '',
      path: [],
      range: fresh[at] ?? fresh.at(-1) ?? none,
      baseRange: old[at] ?? old.at(-1),
      costs: [],
      isUndecided: true,
      part: undefined,
    },
  ];
}

/** The tags that begin, part and end blocks, in the order of the text. */
function tagsOf({ masks, text }: TextDocument): readonly TagText[] {
  const tags = masks.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  const starts = new Set(blocksOf(tags).flatMap(({ start, branches }) => [start, ...branches.map(({ end }) => end)]));
  return tags.filter(({ start }) => starts.has(start));
}

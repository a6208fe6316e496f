import type { NamedOs } from '../../layers/osFacts.ts';
import { systemName } from '../../layers/systemsTaking.ts';
import type { Change, Undo } from '../../shape/layerWords.ts';
import type { SystemCost } from './costOfEdit.ts';
import type { EditCost, EditCosts } from './editCost.ts';
import { changesByGravity, dangerOf } from './editDanger.ts';

type Compared = Extract<EditCosts, { readonly kind: 'compared' }>;

/** What all edits come to: `3 of 5 edits need the machine to be provisioned again, 2 need a reboot`. */
export function summaryOf({ edits, systems, isForOthers }: Compared): string {
  if (edits.length === 0) return 'no edit that a machine would notice';
  const bySentence = new Map<string, NamedOs[]>();
  for (const os of systems) {
    const sentence = sentenceFor(os, edits);
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), os]);
  }
  const text = spread(bySentence, ' (', ')');
  return isForOthers ? `the file was for another system: ${text}` : text;
}

/** What is the same for all is said once, else with the names of the systems; what most of them have comes last. */
function spread(byText: ReadonlyMap<string, readonly NamedOs[]>, open: string, close: string): string {
  const ways = [...byText].toSorted(([, some], [, others]) => some.length - others.length);
  const [only] = ways;
  if (only && ways.length === 1) return only[0];
  const texts = ways.map(([text, systems], index) => {
    const areOthers = index === ways.length - 1 && systems.length > mostNames;
    return `${text}${open}${areOthers ? 'all others' : namesOf(systems)}${close}`;
  });
  return texts.join('; ');
}

/** How many systems that have the same are named. */
const mostNames = 2;

function namesOf(systems: readonly NamedOs[]): string {
  return systems.map(({ id }) => systemName(id)).join(', ');
}

type Outcome = Change | 'undecided' | 'unseen';

const outcomes: readonly Outcome[] = [...changesByGravity, 'undecided', 'unseen'];

/** One edit, several. */
const verbs: Readonly<Record<Outcome, readonly [one: string, several: string]>> = {
  ignored: ['is taken and does nothing', 'are taken and do nothing'],
  refused: ['is refused', 'are refused'],
  rebuild: ['needs a new image', 'need a new image'],
  reprovision: ['needs the machine to be provisioned again', 'need the machine to be provisioned again'],
  reset: ['needs the system reset or the volume wiped', 'need the system reset or the volume wiped'],
  deploy: ['needs a new deployment and a reboot', 'need a new deployment and a reboot'],
  reboot: ['needs a reboot', 'need a reboot'],
  restart: ['needs a service restarted or reloaded', 'need services restarted or reloaded'],
  live: ['acts at once', 'act at once'],
  undecided: ['depends on a template', 'depend on templates'],
  unseen: ['reaches no machine', 'reach no machine'],
};

function sentenceFor({ id }: NamedOs, edits: readonly EditCost[]): string {
  const counts = new Map<Outcome, number>();
  let left = 0;
  for (const { costs, isUndecided } of edits) {
    const cost = costs.find(({ systems }) => systems.some((os) => os.id === id));
    const outcome = cost?.change ?? (isUndecided ? 'undecided' : 'unseen');
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (cost && dangerOf(cost) === 'stays') left++;
  }
  const clauses = outcomes.flatMap((outcome) => {
    const count = counts.get(outcome) ?? 0;
    return count === 0 ? [] : [{ count, verb: verbs[outcome][count === 1 ? 0 : 1] }];
  });
  const [first, ...others] = clauses;
  if (!first) return '';
  const text = [
    `${subject(first.count, edits.length)} ${first.verb}`,
    ...others.map(({ count, verb }) => `${count} ${verb}`),
  ].join(', ');
  if (left === 0) return text;
  return `${text}; ${left === 1 ? '1 deletion leaves' : `${left} deletions leave`} behind what the setting made`;
}

function subject(count: number, total: number): string {
  if (count < total) return `${count} of ${total} edits`;
  if (total === 1) return 'the edit';
  return total === 2 ? 'both edits' : `all ${total} edits`;
}

/** Behind the summary: the files of which nobody knows whether they were edited. */
export function uncomparedWords(files: readonly string[]): string {
  const [first] = files;
  if (first === undefined) return '';
  return `; not compared: ${files.length === 1 ? `\`${first}\`` : `${files.length} local files`}`;
}

const kindWords = { added: 'new', changed: 'changed', removed: 'deleted' } as const;

/** What was edited: `deleted: file /etc/motd`. */
export function editTitle({ kind, what }: Pick<EditCost, 'kind' | 'what'>): string {
  return `${kindWords[kind]}: ${what}`;
}

const effects: Readonly<Record<Change, string>> = {
  ignored: 'taken, and nothing happens: machines that run stay as they are',
  refused: 'refused: machines that run stay as they are',
  rebuild: 'acts with a new image only',
  reprovision: 'does nothing on machines that run, until they are provisioned again',
  reset: 'acts once the system is reset or the volume wiped',
  deploy: 'acts after a new deployment and a reboot',
  reboot: 'acts after a reboot',
  restart: 'acts once what reads it is restarted or reloaded',
  live: 'acts at once',
};

const undoWords: Readonly<Record<Exclude<Undo, 'stays'>, string>> = {
  ignored: 'nothing of it is taken back',
  'gone-at-boot': 'what it made is gone after the next reboot',
  reverts: 'what it made is taken back',
};

/** What an edit costs, and why: one line. Of several systems that differ only the cost, and why it is refused or ignored. */
export function costText({ costs, isUndecided }: EditCost): string {
  if (isUndecided) return 'a template decides what it does, so nobody knows what it costs';
  if (costs.length === 0) return 'no machine sees it';
  const [only] = costs;
  if (only && costs.length === 1) return withNotes(effectOf(only), notesOf(only));
  const ways = new Map<string, readonly NamedOs[]>();
  for (const cost of costs) {
    const text = withNotes(effectOf(cost), cost.trap === undefined ? [] : [cost.trap]);
    ways.set(text, [...(ways.get(text) ?? []), ...cost.systems]);
  }
  return spread(ways, ' — ', '');
}

function effectOf({ change, undo }: SystemCost): string {
  if (undo === 'stays' && change !== 'ignored' && change !== 'refused') {
    const until = change === 'reprovision' ? ', until they are provisioned again' : '';
    return `stays: what the setting made is left on machines that run${until}`;
  }
  return [effects[change], ...(undo === undefined || undo === 'stays' ? [] : [undoWords[undo]])].join('; ');
}

function notesOf({ via, trap, unless, isUnverified }: SystemCost): readonly string[] {
  return [
    ...(trap === undefined ? [] : [trap]),
    ...(via === undefined ? [] : [via]),
    ...unless.map(({ when, change, via: how }) => `${when}: ${how ?? effects[change]}`),
    ...(isUnverified ? ['by its documentation, not tried'] : []),
  ];
}

function withNotes(text: string, notes: readonly string[]): string {
  return notes.length === 0 ? text : `${text} (${notes.join('; ')})`;
}

import type { Change, Lasts, Layer, Phase, Repeat } from '../shape/layerWords.ts';
import type { PathRow } from '../shape/osFacts.ts';
import { isSealed, type PathFacts } from './pathFacts.ts';
import type { Acts } from './resolveActs.ts';

/** What a phase is called for a person. */
export const phaseWords: Readonly<Record<Phase, string>> = {
  build: 'image build',
  install: 'install',
  cmdline: 'boot loader',
  initrd: 'early boot',
  early: 'start-up',
  network: 'network up',
  late: 'end of boot',
  live: 'any time',
  upgrade: 'OS upgrade',
};

/** What a layer is called for a person. */
export const layerWords: Readonly<Record<Layer, string>> = {
  image: 'image',
  boot: 'boot loader',
  disk: 'disks',
  etc: '/etc',
  ext: 'extensions',
  state: 'state of the system',
  data: 'data',
  volatile: 'RAM',
};

const repeatWords: Readonly<Record<Repeat, string>> = {
  once: 'first boot only',
  instance: 'once per instance',
  boot: 'every boot',
  change: 'at every change of the config',
  timer: 'again and again',
};

/** `early boot → overlay (/etc) · first boot only`. */
export function badgeLine(acts: ShownActs): string {
  const [first] = acts.phase;
  const acting = first === undefined ? '' : phaseWords[first];
  return acting === acts.badge ? affectsLine(acts) : `${acting} → ${affectsLine(acts)}`;
}

/** The same where everybody sees when it acts: `overlay (/etc) · first boot only`. */
export function affectsLine(acts: ShownActs): string {
  const { badge, effect } = acts;
  const also = effect === undefined || effect === badge ? '' : `, then ${effect}`;
  return `${badge}${landing(acts)}${also} · ${lostInShort(acts) ?? frequency(acts)}`;
}

type ShownActs = Pick<
  Acts,
  'phase' | 'repeat' | 'badge' | 'effect' | 'layer' | 'places' | 'isInitramfsOnly' | 'lasts' | 'halts'
>;

function frequency({ repeat }: ShownActs): string {
  if (repeat.length === 2 && repeat.includes('once') && repeat.includes('change'))
    return 'first boot, then at every change';
  return repeat.map((word) => repeatWords[word]).join(' and ');
}

/** Of what never gets there nobody asks how often. */
function lostInShort({ lasts, places: [first], phase: [start], halts }: ShownActs): string | undefined {
  if (lasts !== 'never' || !first || start === undefined) return undefined;
  if (!isSealed(first.row, start)) return 'nobody sees it';
  return halts ? 'stops the boot' : 'takes nothing';
}

/** Where it lands: ` (/etc and /var)`. */
function landing({ badge, layer, places, isInitramfsOnly }: ShownActs): string {
  if (isInitramfsOnly) return '';
  const words = places.length > 0 ? places.map(({ row }) => row.prefix) : layer.map((word) => layerWords[word]);
  const shown = [...new Set(words)].join(' and ');
  return shown === badge ? '' : ` (${shown})`;
}

const shortRepeatWords: Readonly<Record<Repeat, string>> = {
  once: 'once',
  instance: 'once per instance',
  boot: 'every boot',
  change: 'every change',
  timer: 'again and again',
};

/** In as few words as there are: `overlay, once`. */
export function shortLine({ repeat, badge }: Pick<Acts, 'repeat' | 'badge'>): string {
  return `${badge}, ${repeat.map((word) => shortRepeatWords[word]).join(' and ')}`;
}

/** The lines that a hover shows, in the order: how it acts, how long it lasts, how it is changed, what people trip over. */
export function actsLines(acts: Acts): readonly string[] {
  const hints = [trapOf(acts), acts.onlyOn].flatMap((clause) => (clause === undefined ? [] : [sentence(clause)]));
  const lines = [badgeLine(acts), sentence(lastsLine(acts)), sentence(changeLine(acts))];
  return hints.length === 0 ? lines : [...lines, hints.join(' ')];
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** What hides or refuses a place is said in the line before, unless it is not the first place. */
function trapOf({
  trap,
  isNamed,
  lasts,
  phase: [start],
  places: [first],
  lostPlaces: [lost],
}: Acts): string | undefined {
  if (lost && lasts !== 'never') return lostWords(lost);
  if (lasts === 'never' && first && isNamed && start !== undefined && isSealed(first.row, start)) return undefined;
  if (trap !== undefined) return trap;
  // Notes speak of a file that somebody chose the place of.
  if (!first || !isNamed || lasts === 'never') return undefined;
  const { row, links, path, real } = first;
  if (row.note !== undefined) return row.note;
  return links.length > 0 ? `\`${path}\` is \`${real}\` here` : undefined;
}

function lostWords({ row, real }: PathFacts): string {
  return `\`${real}\` is written before \`${row.prefix}\` is mounted: nobody ever sees it${insteadOf(row)}`;
}

const lastsWords: Readonly<Record<Lasts, string>> = {
  never: 'nobody ever sees it',
  boot: 'gone at the next reboot',
  rewritten: 'put back at every boot: changes by hand are lost',
  release: 'gone or replaced at the next update of the system',
  deployment: 'kept across reboots and updates; a rollback brings the older copy back',
  reset: 'kept across reboots, updates and rollbacks, until a factory reset',
  machine: 'kept across reboots, updates and rollbacks, until the disk is wiped',
};

/** Where there is nothing to roll back to. */
const lastsWithoutRollback: Partial<Record<Lasts, string>> = {
  reset: 'kept across reboots and updates, until a factory reset',
  machine: 'kept across reboots and updates, until the disk is wiped',
};

function lastsLine(acts: Acts): string {
  const { lasts, lastsInWords, isInitramfsOnly, places, halts, phase } = acts;
  const [first, ...others] = places;
  if (lastsInWords !== undefined) return lastsInWords;
  if (isInitramfsOnly) return 'holds in the initramfs only; the running system has nothing of it';
  if (lasts === 'never') {
    if (!first) return 'nobody ever sees it';
    if (phase[0] === undefined || !isSealed(first.row, phase[0])) return lostWords(first);
    const stops = halts ? ', so the boot stops here' : ', so nothing is written';
    const sealed = first.row.sealedIn === undefined ? 'sealed' : 'still sealed then';
    return `\`${first.row.prefix}\` is ${sealed}${stops}${insteadOf(first.row)}`;
  }
  const words = isWrittenOnce(acts)
    ? `${wordsOf(lasts, acts.canRollBack)}, and not written again`
    : wordsOf(lasts, acts.canRollBack);
  // What lands in a second place may outlive what lands in the first.
  const longer = others.find(({ row }) => row.lasts !== lasts);
  if (!longer || first?.row.lasts !== lasts) return words;
  return lasts === 'deployment'
    ? `${words}, but leaves \`${longer.row.prefix}\` alone`
    : `${words}; what lies in \`${longer.row.prefix}\` is ${wordsOf(longer.row.lasts, longer.row.survives.rollback !== 'none')}`;
}

/** What is lost at a reboot, and not made again then. */
function isWrittenOnce({ lasts, places: [first], repeat }: Acts): boolean {
  const isRepeated = repeat.some((word) => word === 'boot' || word === 'change' || word === 'timer');
  return lasts === 'boot' && first !== undefined && !isRepeated;
}

function wordsOf(lasts: Lasts, canRollBack: boolean): string {
  return (canRollBack ? undefined : lastsWithoutRollback[lasts]) ?? lastsWords[lasts];
}

function insteadOf({ instead }: PathRow): string {
  return instead === undefined ? '' : `; ${instead}`;
}

const changeWords: Readonly<Record<Change, string>> = {
  live: 'change later: edit it, and it acts at once',
  restart: 'change later: edit it, which takes a restart of what reads it',
  reboot: 'change later: edit it, which takes a reboot',
  deploy: 'change later: edit it, which takes a new version of the system and a reboot',
  reset: 'change later: reset the system or wipe this volume',
  reprovision: 'change later: provision again; editing or deleting it here changes no machine that runs',
  rebuild: 'change later: build a new image',
  ignored: 'change later: an edit here is taken and does nothing',
  refused: 'change later: a machine that runs refuses an edit here',
};

const shortChangeWords: Readonly<Record<Change, string>> = {
  live: 'acts at once',
  restart: 'a restart of what reads it',
  reboot: 'a reboot',
  deploy: 'a new version of the system and a reboot',
  reset: 'a reset',
  reprovision: 'provisioning again',
  rebuild: 'a new image',
  ignored: 'taken, and does nothing',
  refused: 'refused',
};

const directionWords: Readonly<Record<string, string>> = {
  add: 'an addition',
  remove: 'a removal',
  raise: 'raising it',
  lower: 'lowering it',
};

function againWords(by: string): string {
  return `change later: provision again (${by}); editing or deleting it here changes no machine that runs`;
}

function changeLine({ change, changeIf, via, again }: Acts): string {
  const ifs = changeIf.map(
    ({ when, change: other, via: how }) => `${directionWords[when] ?? when}: ${how ?? shortChangeWords[other]}`,
  );
  const more = [...(via === undefined ? [] : [via]), ...ifs];
  const words = change === 'reprovision' && again !== undefined ? againWords(again) : changeWords[change];
  return more.length === 0 ? words : `${words} (${more.join('; ')})`;
}

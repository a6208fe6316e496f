import type { Badge, Change, Lasts, Phase, Repeat } from '../shape/layerWords.ts';
import type { PathRow } from '../shape/osFacts.ts';
import { isSealed } from './pathFacts.ts';
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

const repeatWords: Readonly<Record<Repeat, string>> = {
  once: 'first boot only',
  instance: 'once per instance',
  boot: 'every boot',
  change: 'at every change of the config',
  timer: 'again and again',
};

/** `early boot → overlay · first boot only`. */
export function badgeLine({
  phase,
  repeat,
  badge,
  effect,
}: Pick<Acts, 'phase' | 'repeat' | 'badge' | 'effect'>): string {
  const [first] = phase;
  const acting = first === undefined ? '' : phaseWords[first];
  const what: Badge = badge;
  const also = effect === undefined || effect === badge ? '' : `, then ${effect}`;
  const where = acting === what ? acting : `${acting} → ${what}`;
  return `${where}${also} · ${repeat.map((word) => repeatWords[word]).join(' and ')}`;
}

/** The lines that a hover shows, in the order: how it acts, how long it lasts, how it is changed, what people trip over. */
export function actsLines(acts: Acts): readonly string[] {
  const trap = acts.trap ?? notesOf(acts);
  const sentences = [lastsLine(acts), changeLine(acts), ...(trap === undefined ? [] : [trap])];
  return [badgeLine(acts), ...sentences.map(sentence)];
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

function notesOf({ places: [first], lasts }: Acts): string | undefined {
  if (!first) return undefined;
  const { row, links, path, real } = first;
  // What hides a place is said in the line before.
  if (lasts !== 'never' && row.note !== undefined) return row.note;
  return links.length > 0 ? `\`${path}\` is \`${real}\` here` : undefined;
}

const lastsWords: Readonly<Record<Exclude<Lasts, 'never'>, string>> = {
  boot: 'gone at the next reboot',
  rewritten: 'put back from the config at every boot: changes by hand are lost',
  release: 'gone or replaced at the next update of the system',
  deployment: 'kept across reboots and updates; a rollback brings the older copy back',
  reset: 'kept across reboots and updates, until a factory reset',
  machine: 'kept across reboots and updates, until the disk is wiped',
};

function lastsLine(acts: Acts): string {
  const {
    lasts,
    isInitramfsOnly,
    places: [first],
    halts,
  } = acts;
  if (isInitramfsOnly) return 'holds in the initramfs only; the running system has nothing of it';
  if (lasts !== 'never') return lastsWords[lasts];
  if (!first) return 'nobody ever sees it';
  const { row, real } = first;
  if (acts.phase[0] !== undefined && isSealed(row, acts.phase[0])) {
    const stops = halts ? ', so the boot stops here' : ', so nothing is written';
    return `\`${row.prefix}\` is sealed${stops}${insteadOf(row)}`;
  }
  return `\`${real}\` is written before \`${row.prefix}\` is mounted: nobody ever sees it${insteadOf(row)}`;
}

function insteadOf({ instead }: PathRow): string {
  return instead === undefined ? '' : `; ${instead}`;
}

const changeWords: Readonly<Record<Change, string>> = {
  live: 'change later: edit it, it acts at once',
  restart: 'change later: edit it and restart what reads it',
  reboot: 'change later: edit it and reboot',
  deploy: 'change later: edit it, deploy a new version of the system and reboot',
  reset: 'change later: reset the system or wipe this volume',
  reprovision: 'change later: provision the machine again; an edit here does nothing on one that runs',
  rebuild: 'change later: build a new image',
  ignored: 'change later: an edit here is taken and does nothing',
  refused: 'change later: the system refuses an edit here',
};

function changeLine({ change, changeIf, via }: Acts): string {
  const ifs = changeIf.map(
    (other) => `${other.when}: ${other.change}${other.via === undefined ? '' : ` (${other.via})`}`,
  );
  const more = [...(via === undefined ? [] : [via]), ...ifs];
  return more.length === 0 ? changeWords[change] : `${changeWords[change]} (${more.join('; ')})`;
}

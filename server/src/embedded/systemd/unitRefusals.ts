import { unitNameEscape } from '../unitNameEscape.ts';
import { booleanWords } from './booleanWords.ts';
import { neededKeys } from './neededKeys.ts';
import type { Assignment, UnitFile } from './readUnitFile.ts';

/** Why systemd would not load a unit, and where; undefined stands for the whole of it, because something is missing. */
export interface UnitRefusal {
  readonly message: string;
  readonly at: Assignment | undefined;
  /** True where something is missing, which may stand in a line that systemd does not read. */
  readonly lacks?: true;
  /** The keys whose values are at odds: where systemd ignores one of those, there may be nothing to refuse. */
  readonly keys: readonly string[];
}

/**
 * Why systemd refuses a unit, as far as its lines can be read.
 *
 * @param name of the unit, with its ending
 * @param files the unit file and its drop-ins in the order of their names; a unit whose own file is not known cannot be judged
 */
export function unitRefusals(name: string, files: readonly UnitFile[]): readonly UnitRefusal[] {
  if (files.every(({ sections }) => sections.length === 0)) return [];
  const settings = settingsOf(files);
  const ending = name.slice(name.lastIndexOf('.') + 1);
  switch (ending) {
    case 'service':
      return [...serviceRefusals(settings)];
    case 'timer':
      return lacksAll(
        settings,
        'Timer',
        neededKeys.timer,
        'a timer needs a time, like `OnCalendar=daily` or `OnBootSec=5min`',
      );
    case 'socket':
      return lacksAll(
        settings,
        'Socket',
        neededKeys.socket,
        'a socket needs something to listen on, like `ListenStream=80`',
      );
    case 'path':
      return lacksAll(settings, 'Path', neededKeys.path, 'a path unit needs a path, like `PathChanged=/etc/app.conf`');
    case 'mount':
      return [
        ...nameRefusals(settings, 'Mount', 'Where', name),
        ...lacksAll(settings, 'Mount', ['What'], 'a mount needs `What=`, the device'),
      ];
    case 'automount':
      return [...nameRefusals(settings, 'Automount', 'Where', name)];
    case 'swap':
      return [...nameRefusals(settings, 'Swap', 'What', name)];
    default:
      return [];
  }
}

/** What a section says of a key, in order; an empty value takes back what stands before it. */
type Settings = (section: string, key: string) => readonly Assignment[];

function settingsOf(files: readonly UnitFile[]): Settings {
  const said = new Map<string, Assignment[]>();
  for (const { name, assignments } of files.flatMap(({ sections }) => sections)) {
    for (const assignment of assignments) {
      const place = placeOf(name, assignment.key);
      const before = said.get(place);
      if (assignment.value === '') said.delete(place);
      else if (before) before.push(assignment);
      else said.set(place, [assignment]);
    }
  }
  return (section, key) => said.get(placeOf(section, key)) ?? [];
}

/** No section has a line break in its name. */
function placeOf(section: string, key: string): string {
  return `${section}\n${key}`;
}

function* serviceRefusals(settings: Settings): Generator<UnitRefusal> {
  const start = settings('Service', 'ExecStart');
  const succeeds = settings('Unit', 'SuccessAction').length > 0;
  const remains = settings('Service', 'RemainAfterExit').at(-1);
  const restart = settings('Service', 'Restart').at(-1);
  const type = settings('Service', 'Type').at(-1);
  const isOneshot = type?.value === 'oneshot';
  if (start.length === 0 && !succeeds) {
    const stays = remains !== undefined && booleanWords.test(remains.value) && /^[1yt]|^on$/iu.test(remains.value);
    const stops = settings('Service', 'ExecStop').length > 0;
    if (!stops || !stays) yield lack('a service needs `ExecStart=`, the program to run', ['ExecStart'], undefined);
  }
  const [, second] = start;
  if (second && !isOneshot) {
    const message =
      'only a service of `Type=oneshot` may have more than one `ExecStart=`; keep one, or write an empty `ExecStart=` in front of the one that is to count';
    yield { message, at: second, keys: ['ExecStart', 'Type'] };
  }
  if (isOneshot && restart && /^(?:always|on-success)$/u.test(restart.value)) {
    const message = `a service of \`Type=oneshot\` cannot have \`Restart=${restart.value}\`; write \`Restart=on-failure\``;
    yield { message, at: restart, keys: ['Type', 'Restart'] };
  }
  if (type?.value === 'dbus' && settings('Service', 'BusName').length === 0)
    yield lack('a service of `Type=dbus` needs `BusName=`', ['Type', 'BusName'], type);
}

function lacksAll(
  settings: Settings,
  section: string,
  keys: readonly string[] = [],
  message: string,
): readonly UnitRefusal[] {
  return keys.some((key) => settings(section, key).length > 0) ? [] : [lack(message, keys, undefined)];
}

/** A unit for a place is named after it. */
function* nameRefusals(settings: Settings, section: string, key: string, name: string): Generator<UnitRefusal> {
  const place = settings(section, key).at(-1);
  if (!place?.value.startsWith('/') || place.value.includes('%') || name.includes('@')) return;
  const wanted = `${unitNameEscape(place.value)}.${section.toLowerCase()}`;
  if (wanted === name) return;
  const message = `\`${key}=${place.value}\` wants the unit to be called \`${wanted}\`, not \`${name}\``;
  yield { message, at: place, keys: [key] };
}

function lack(message: string, keys: readonly string[], at: Assignment | undefined): UnitRefusal {
  return { message, at, lacks: true, keys };
}

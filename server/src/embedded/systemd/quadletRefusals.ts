import type { Assignment, UnitFile } from './readUnitFile.ts';

/** Why Podman makes no service of a Quadlet file whose keys it all knows. */
export interface QuadletRefusal {
  readonly message: string;
  readonly at: Assignment;
}

/** The last value of a key in a section, which is the one that counts. */
type Setting = (section: string, key: string) => Assignment | undefined;

/**
 * What stands in a Quadlet file and cannot stand there together, or at all.
 *
 * @param own the section that files of its kind have
 * @param isWhole false where other files may add to it
 */
export function quadletRefusals(file: UnitFile, own: string, isWhole: boolean): readonly QuadletRefusal[] {
  const setting = settingOf(file);
  const ofKind = (key: string): Assignment | undefined => filled(setting(own, key));
  switch (own) {
    case 'Container':
      return [
        ...serviceRefusals(setting),
        ...bothRefusals(ofKind),
        ...podRefusals(ofKind),
        ...(isWhole ? lacks(ofKind, ['Group'], 'User') : []),
        ...portRefusals(file),
      ];
    case 'Kube':
      return [...serviceRefusals(setting)];
    case 'Volume':
      return isWhole ? [...volumeRefusals(ofKind)] : [];
    case 'Network':
      return isWhole ? [...lacks(ofKind, ['Gateway', 'IPRange'], 'Subnet')] : [];
    default:
      return [];
  }
}

function settingOf({ sections }: UnitFile): Setting {
  const said = new Map<string, Assignment>();
  for (const { name, assignments } of sections)
    for (const assignment of assignments) said.set(`${name}\n${assignment.key}`, assignment);
  return (section, key) => said.get(`${section}\n${key}`);
}

/** An empty value is none. */
function filled(assignment: Assignment | undefined): Assignment | undefined {
  return assignment?.value === '' ? undefined : assignment;
}

/** Podman watches the container itself, so it leaves systemd little choice. */
function* serviceRefusals(setting: Setting): Generator<QuadletRefusal> {
  for (const [key, words] of [
    ['Type', ['notify', 'oneshot']],
    ['KillMode', ['mixed', 'control-group']],
  ] as const) {
    const at = setting('Service', key);
    if (!at || words.some((word) => word === at.value) || at.value.includes('%')) continue;
    const taken = words.map((word) => `\`${key}=${word}\``).join(' or ');
    yield { at, message: `Podman takes ${taken} only, not \`${at.value}\`; take the line away, Podman writes its own` };
  }
}

function* bothRefusals(setting: (key: string) => Assignment | undefined): Generator<QuadletRefusal> {
  const image = setting('Image');
  const rootfs = setting('Rootfs');
  if (!image || !rootfs) return;
  const at = image.keyRange.start > rootfs.keyRange.start ? image : rootfs;
  yield { at, message: 'a container has `Image=` or `Rootfs=`, not both' };
}

function* podRefusals(setting: (key: string) => Assignment | undefined): Generator<QuadletRefusal> {
  const at = setting('Pod');
  if (!at || at.value.endsWith('.pod') || /[%$]/u.test(at.value)) return;
  yield { at, message: `\`Pod\` wants the name of a Quadlet file, like \`${at.value}.pod\`, not \`${at.value}\`` };
}

function* portRefusals({ sections }: UnitFile): Generator<QuadletRefusal> {
  for (const { name, assignments } of sections) {
    if (name !== 'Container') continue;
    for (const at of assignments) {
      if (at.key !== 'ExposeHostPort' || at.value === '' || /[%$]/u.test(at.value)) continue;
      if (/\d(?:\/udp|\/tcp)?$/u.test(at.value)) continue;
      yield { at, message: `\`ExposeHostPort\` wants a port like \`8080\` or \`8080-8090/udp\`, not \`${at.value}\`` };
    }
  }
}

function* volumeRefusals(setting: (key: string) => Assignment | undefined): Generator<QuadletRefusal> {
  const driver = setting('Driver');
  if (driver?.value !== 'image') yield* lacks(setting, ['Type'], 'Device');
  else if (!setting('Image')) yield { at: driver, message: '`Driver=image` needs `Image=`' };
}

function* lacks(
  setting: (key: string) => Assignment | undefined,
  keys: readonly string[],
  needed: string,
): Generator<QuadletRefusal> {
  if (setting(needed)) return;
  for (const key of keys) {
    const at = setting(key);
    if (!at) continue;
    yield { at, message: `\`${key}=\` needs \`${needed}=\`` };
    return;
  }
}

import type { MapNode, Node } from '../../document/node.ts';
import { propertiesOf, rootEntry } from '../../shape/entry.ts';
import { nearest } from '../../shape/nearest.ts';

/** Kinds of devices that no other program's config has beside a version. */
const telling: ReadonlySet<string> = new Set([
  'ethernets',
  'bonds',
  'bridges',
  'vlans',
  'wifis',
  'tunnels',
  'dummy-devices',
  'nm-devices',
  'virtual-ethernets',
]);

/** Whether it is worth reading a text in order to know. */
export function mayBeOurs(text: string): boolean {
  return (
    /^\s*["']?version["']?[ \t]*:[ \t]*["']?[12]\b/mu.test(text) || /[{,][ \t]*["']?version["']?[ \t]*:/u.test(text)
  );
}

/**
 * Why a text is ours: a version with devices of netplan or a list of typed items beside it, at the top or below a lone
 * `network`. Where the name has spoken, keys of ours are enough, as long as no other program's stand beside them.
 */
export function contentEvidence(root: Node | undefined, isNamed: boolean, text = ''): readonly string[] {
  if (root?.kind !== 'map' || keysOf(root).length === 0) {
    // Under a name that speaks for it, also where its first lines are damaged.
    const word = isNamed ? /^[ \t]*(network|ethernets|config|version)[ \t]*[:;=]?[ \t]*$/mu.exec(text)?.[1] : undefined;
    return word === undefined || !/^[ \t]+(?:- )?(?:version|ethernets|config|type|dhcp4|addresses)[ \t]*:/mu.test(text)
      ? []
      : [`it speaks of ${word}`];
  }
  const [only = '', ...others] = keysOf(root);
  const isMisspelt = isNamed && others.length === 0 && nearest(only, ['network']).length > 0;
  const wrapped = nodeOf(root, isMisspelt ? only : 'network');
  const own = wrapped?.kind === 'map' && keysOf(root).length === 1 ? wrapped : root;
  if (isNamed)
    return hasOnlyOurs(root) || hasOnlyOurs(own) || hasOneMisspelt(own)
      ? [`it has the key ${keysOf(own)[0] ?? 'network'}`]
      : [];
  const version = nodeOf(own, 'version');
  if (version?.kind !== 'scalar') return [];
  if (version.text === '2') {
    const kinds = keysOf(own).filter((key) => telling.has(key));
    return kinds.length > 0 && hasOnlyOurs(own) ? [`version 2 with ${kinds.join(', ')}`] : [];
  }
  const config = nodeOf(own, 'config');
  if (version.text !== '1' || config?.kind !== 'seq' || !hasOnlyOurs(own)) return [];
  return config.items.some(isTyped) ? ['version 1 with a list of interfaces'] : [];
}

function isTyped(item: Node): boolean {
  const type = item.kind === 'map' ? nodeOf(item, 'type') : undefined;
  return type?.kind === 'scalar' && /^(?:physical|bond|bridge|vlan|nameserver|route|loopback)$/u.test(type.text);
}

function hasOnlyOurs(map: MapNode): boolean {
  const known = propertiesOf(rootEntry('schemas/network-config/index.json'));
  const keys = keysOf(map);
  const isMeant = (key: string): boolean => known.has(key) || nearest(key, ownKeys).length > 0;
  return keys.some((key) => known.has(key)) && keys.filter((key) => !isMeant(key)).length * 2 < keys.length;
}

const ownKeys = ['version', 'config', 'renderer', ...telling];

/** A version of ours and one key, which no program is known by: the devices, misspelt. */
function hasOneMisspelt(map: MapNode): boolean {
  const [one, other] = keysOf(map).filter((key) => key !== 'version');
  const version = nodeOf(map, 'version');
  if (one === undefined || other !== undefined || version?.kind !== 'scalar' || !/^[12]$/u.test(version.text))
    return false;
  return nearest(one, ownKeys).length > 0;
}

function keysOf({ pairs }: MapNode): readonly string[] {
  return pairs.flatMap(({ key }) => (key.kind === 'scalar' && !key.masked ? [key.text] : []));
}

function nodeOf({ pairs }: MapNode, name: string): Node | undefined {
  return pairs.find(({ key }) => key.kind === 'scalar' && key.text === name)?.value;
}

import { availability, restrictionFor } from '../../server/src/shape/availability.ts';
import { type Entry, itemOf, propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';
import type { Target } from '../../server/src/shape/target.ts';
import { type VersionRow, versionTable } from '../../server/src/shape/versions.ts';
import type { Random } from '../fuzz/random.ts';
import type { Shelf } from './shelf.ts';
import { tieTogether } from './tieTogether.ts';

/** The files that random configs name, by their paths in the files directory. A value of `null` is an empty folder. */
export const randomFiles: Shelf = {
  'motd.txt': 'welcome\n',
  'empty.txt': '',
  'long text.txt': 'a line that comes again and again, because that is what packs well\n'.repeat(60),
  'keys.pub': 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA one\r\n\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB two',
  'web.service': '[Unit]\nDescription=web\n[Service]\nExecStart=/usr/bin/true\n[Install]\nWantedBy=multi-user.target\n',
  'merged.ign': '{"ignition":{"version":"3.0.0"}}',
  'tree/etc/app.conf': 'a=1\nb=2\n',
  'tree/etc/10%/b c.txt': 'über\n',
  'tree/usr.sh': '#!/bin/sh\nexit 0\n',
  'other/x': 'x'.repeat(3000),
  'other/empty': null,
};

type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/**
 * A config of a version that the real tool accepts most of the time: every key of the schema turns up, with values of its
 * examples and of our own making. What the tool's rules demand between keys is minded here; what they still refuse is no harm.
 */
export function randomConfig(random: Random, row: VersionRow): Value {
  const table = versionTable('butane');
  const target: Target = {
    area: 'butane',
    tool: 'butane',
    table,
    row,
    choices: [],
    versionPath: ['version'],
    unknownKey: 'warning',
    refusal: 'the file is refused',
  };
  const maker: Maker = { random, target, count: 0 };
  const config = object(rootEntry('schemas/butane/index.json'), maker, 0) as Record<string, Value>;
  tieTogether(config, random, row);
  const { variant, version } = row;
  const metadata = {
    name: 'a',
    labels: { 'machineconfiguration.openshift.io/role': 'worker', note: maker.random.pick(texts) },
  };
  return { variant, version, ...(variant === 'openshift' ? { metadata } : {}), ...config };
}

interface Maker {
  readonly random: Random;
  readonly target: Target;
  /** Counts names, so that no two are the same. */
  count: number;
}

const texts = [
  '',
  'a',
  'hello\n',
  'two\nlines\n',
  '<&>"\\ \t/',
  'ünï\u2028cödé 😀\n',
  '# comment: yes\n\n',
  ' leading and trailing ',
  'no\n'.repeat(40),
  '0644',
  'true',
  '{"json": [1, 2]}',
  'x'.repeat(500),
  // What looks like a template, a merge that is not done, or another character than it is.
  templateLike('HOME', '/bin'),
  templateLike('x'),
  '{{ x }}',
  '/etc/{{ x.y | default("z") }}/a',
  '{% if x %}',
  'a {{ b }} c\n{% for d in e %}\n  {{ d }}\n{% endfor %}\n',
  '%{ if x }\ny\n%{ endif }\n',
  '<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n',
  '\u00a0non\u00a0breaking \u201cquotes\u201d',
];

function templateLike(name: string, rest = ''): string {
  return `\${${name}}${rest}`;
}

const hashes = [
  ...[0, 1, 2].map(() => `sha256-${'ab'.repeat(32)}`),
  `sha512-${'cd'.repeat(64)}`,
  // The tool counts bytes.
  `sha256-${'é'.repeat(32)}`,
  `sha512-${'€'.repeat(40)}😀😀`,
];

const localNames = ['motd.txt', 'empty.txt', 'long text.txt', './keys.pub', 'tree/etc/10%/b c.txt'];

const units = [
  '[Service]\nExecStart=/usr/bin/true\n\n[Install]\nWantedBy=multi-user.target\n',
  '[Unit]\nDescription=x\n',
];

function object(entry: Entry, maker: Maker, depth: number): Value {
  const made: Record<string, Value> = {};
  const required = new Set(entry.keywords.required ?? []);
  for (const [name, child] of propertiesOf(entry)) {
    if (depth === 0 && ['variant', 'version', 'metadata'].includes(name)) continue;
    if (availability(child.keywords, maker.target).kind !== 'available') continue;
    if (restrictionFor(child.keywords['x-forbidden'], maker.target)) continue;
    const isNeeded = required.has(name) || child.keywords['x-required'] !== undefined;
    if (!isNeeded && !maker.random.chance(depth === 0 ? 0.45 : 0.35)) continue;
    made[name] = value(child, maker, depth + 1);
  }
  return settled(made, entry, maker);
}

function value(entry: Entry, maker: Maker, depth: number): Value {
  const special = specials[entry.name];
  if (special && entry.keywords.type !== 'object' && entry.keywords.type !== 'array') return special(maker);
  switch (entry.keywords.type) {
    case 'object':
      return object(entry, maker, depth);
    case 'array':
      return list(entry, maker, depth);
    case 'boolean':
      return maker.random.chance(0.5);
    case 'integer':
      return maker.random.pick([0, 1, 7, 420, 1000, 2 ** 21, 5_000_000_000]);
    default:
      return text(entry, maker);
  }
}

function list(entry: Entry, maker: Maker, depth: number): Value {
  const item = itemOf(entry)!;
  const length = maker.random.pick([0, 1, 1, 2, 3]);
  const items = Array.from({ length }, () => value(item, maker, depth + 1));
  return items.map((made) => (typeof made === 'string' ? unique(entry.name, made, maker) : made));
}

/** Items of plain lists must differ; devices are paths. */
function unique(name: string, text: string, maker: Maker): string {
  maker.count++;
  if (name === 'devices') return `/dev/vd-${maker.count}`;
  if (name === 'ssh_authorized_keys_local') return 'keys.pub';
  return `${text.replaceAll('\n', ' ')}${maker.count}`;
}

function text(entry: Entry, maker: Maker): string {
  const { 'x-enum': values, examples, pattern } = entry.keywords;
  if (values) return String(maker.random.pick(values).value);
  const examplesOfText = (examples ?? []).filter((example) => typeof example === 'string');
  if ((pattern || entry.keywords['x-embeds']) && examplesOfText.length > 0) return maker.random.pick(examplesOfText);
  return maker.random.pick([...texts, ...examplesOfText]);
}

/** Values that only rules know. */
const specials: Readonly<Record<string, (maker: Maker) => Value>> = {
  path: (maker) =>
    maker.random.chance(0.9)
      ? `/var/p${maker.count++}`
      : maker.random.pick([`/var/${templateLike('NAME')}/p${maker.count++}`, `/var/{{ name }}-${maker.count++}`]),
  device: (maker) =>
    maker.random.pick([
      `/dev/disk/by-id/d-${maker.count++}`,
      `/dev/mapper/l${maker.count++}`,
      `/dev/vdz${maker.count++}`,
    ]),
  source: (maker) =>
    maker.random.pick([
      `https://example.com/${maker.count++}`,
      'data:,x%20y',
      `http://example.com/a?b=${maker.count++}&c`,
    ]),
  local: (maker) => maker.random.pick(maker.random.chance(0.01) ? ['gone', '../x', 'other'] : localNames),
  contents: (maker) => maker.random.pick(units),
  contents_local: () => 'web.service',
  inline: (maker) => maker.random.pick(texts),
  url: (maker) => `https://tang${maker.count++}.example.com`,
  mode: (maker) => maker.random.pick([0o644, 0o755, 0o600, 0]),
  file_mode: (maker) => maker.random.pick([0o644, 0o600]),
  dir_mode: (maker) => maker.random.pick([0o755, 0o700]),
  number: (maker) => maker.count++ % 100,
  start_mib: () => 0,
  size_mib: (maker) => maker.random.pick([0, 8192, 5_000_000]),
  spares: () => 0,
  level: () => 'raid1',
  layout: () => 'x86_64',
  hash: (maker) => maker.random.pick(hashes),
  http_proxy: () => 'http://proxy.example.com',
  https_proxy: () => 'https://proxy.example.com',
  label: (maker) => `l${maker.count++}`,
  threshold: () => 1,
  overwrite: () => false,
};

/** Minds what the tool's rules demand between the keys of one object. */
function settled(made: Record<string, Value>, entry: Entry, maker: Maker): Value {
  const keys = propertiesOf(entry);
  if (keys.has('inline')) oneContent(made, entry, maker);
  if (keys.has('contents_local') && made.contents !== undefined) delete made.contents_local;
  if (keys.has('name') && keys.has('id') && made.id !== undefined) delete made.name;
  else if (keys.has('name')) made.name = nameFor(keys, maker);
  if (keys.has('with_mount_unit')) filesystem(made, maker);
  if (keys.has('hard')) {
    made.target ??= '/var/x';
    if (made.target === '') made.target = '/x';
    if (made.hard) for (const key of ['user', 'group']) delete made[key];
  }
  if (keys.has('key_file')) volume(made, maker);
  if (keys.has('start_mib')) partition(made, maker);
  if (keys.has('users') && keys.has('groups') && maker.target.row?.variant === 'openshift' && Array.isArray(made.users))
    made.users = made.users.slice(0, 1);
  if (keys.has('dir_mode')) tree(made, maker);
  else if (keys.has('local') && keys.has('path') && !keys.has('contents')) tree(made, maker);
  if (keys.has('devices') && keys.has('level')) made.devices = [`/dev/r${maker.count++}`, `/dev/r${maker.count++}`];
  if (keys.has('devices') && !keys.has('level')) made.devices = [`/dev/m${maker.count++}`, `/dev/m${maker.count++}`];
  if (keys.has('mirror') && keys.has('luks')) bootDevice(made, maker);
  if (keys.has('should_not_exist')) for (const key of Object.keys(made)) made[key] = [`k${maker.count++}`];
  return made;
}

function oneContent(made: Record<string, Value>, entry: Entry, maker: Maker): void {
  const usable = ['source', 'inline', 'local'].filter((key) => {
    const child = propertiesOf(entry).get(key);
    return child && availability(child.keywords, maker.target).kind === 'available';
  });
  const isNested = !propertiesOf(entry).get('compression') || maker.target.row?.variant === 'openshift';
  const chosen = isNested ? 'inline' : maker.random.pick(usable);
  for (const key of ['source', 'inline', 'local']) delete made[key];
  made[usable.includes(chosen) ? chosen : 'source'] = specials[chosen]!(maker);
  if (made.source === undefined) {
    delete made.compression;
    delete made.http_headers;
  } else if (String(made.source).startsWith('data:')) delete made.http_headers;
}

function nameFor(keys: ReadonlyMap<string, Entry>, maker: Maker): string {
  maker.count++;
  if (keys.has('ssh_authorized_keys') && maker.target.row?.variant === 'openshift') return 'core';
  if (keys.has('rootful'))
    return maker.random.pick([`q${maker.count}.container`, `t${maker.count}@.container`, `v${maker.count}.volume`]);
  if (keys.has('enabled') && keys.has('mask')) return `u${maker.count}.service`;
  if (keys.has('contents')) return `${maker.count}.conf`;
  return `n${maker.count}`;
}

function filesystem(made: Record<string, Value>, maker: Maker): void {
  made.format = maker.random.pick(['ext4', 'xfs', 'vfat', 'swap']);
  made.path = `/var/fs-${maker.count++}`;
  if (made.uuid !== undefined) made.uuid = '4a7f02b7-9d3c-4b0e-a2a0-54f9b2a9c1de';
  if (made.format === 'swap' && maker.random.chance(0.5)) delete made.path;
  if (made.path === undefined && made.with_mount_unit) made.path = `/var/swap-${maker.count++}`;
}

function volume(made: Record<string, Value>, maker: Maker): void {
  made.device = `/dev/luks-${maker.count++}`;
  made.label = `v${maker.count}`;
  if (made.cex !== undefined) {
    made.cex = { enabled: maker.random.chance(0.5) };
    for (const key of ['clevis', 'key_file']) delete made[key];
  }
  const clevis = made.clevis as Record<string, Value> | undefined;
  if (!clevis) return;
  if (clevis.custom !== undefined && maker.random.chance(0.5))
    made.clevis = { custom: { pin: 'tpm2', config: '{}', needs_network: true } };
  else delete clevis.custom;
}

function partition(made: Record<string, Value>, maker: Maker): void {
  if (made.should_exist !== undefined) made.should_exist = true;
  if (!made.number)
    made.label = maker.random.pick([`l${maker.count++}`, 'root', 'boot', 'EFI-SYSTEM', `r${maker.count}`]);
  else made.number = (maker.count++ % 100) + 1;
  if (made.resize === true) Object.assign(made, { number: (maker.count++ % 100) + 1, wipe_partition_entry: false });
}

function tree(made: Record<string, Value>, maker: Maker): void {
  made.local = maker.random.pick(['tree', 'other', 'tree/etc']);
  made.path = `/var/t${maker.count++}`;
}

function bootDevice(made: Record<string, Value>, maker: Maker): void {
  const isOld = (maker.target.row?.base ?? '') < '0.6';
  const layouts = ['x86_64', 'aarch64', 'ppc64le', ...(isOld ? [] : ['s390x-virt', 's390x-eckd', 's390x-zfcp'])];
  made.layout = maker.random.pick(layouts);
  const layout = made.layout;
  const isS390x = String(layout).startsWith('s390x');
  if (isS390x) delete made.mirror;
  const luks = made.luks as Record<string, Value> | undefined;
  if (!luks) {
    if (isS390x) made.layout = 'aarch64';
    return;
  }
  if (isS390x) luks.device = layout === 's390x-zfcp' ? '/dev/sda' : '/dev/dasda';
  if (isS390x && luks.cex !== undefined) {
    luks.cex = { enabled: true };
    delete luks.tpm2;
    delete luks.tang;
    delete luks.threshold;
  } else {
    delete luks.cex;
    luks.tpm2 = true;
  }
}

import { itemsAt, type Produced, type ProducedObject, producedList, producedObject } from '../../decode/produced.ts';
import { objectIn, plainIn, reportLoss, scalarFrom, textIn, type Upgrade } from '../ignition2-to-ignition/upgrade.ts';

/** What the sections docker, etcd and flannel stand for: drop-ins of services, which start with the machine. */
export function serviceDropins(upgrade: Upgrade, config: ProducedObject): readonly ProducedObject[] {
  const made: ProducedObject[] = [];
  const docker = objectIn(config, 'docker');
  if (docker) made.push(dropin(upgrade, docker, 'docker', 'docker.service', '20-clct-docker.conf', dockerText(docker)));
  const etcd = objectIn(config, 'etcd');
  if (etcd) {
    const text = wrapperText(upgrade, etcd, { tool: 'etcd', section: 'etcd', names: {}, own: ['version'], more: [] });
    made.push(dropin(upgrade, etcd, 'etcd', 'etcd-member.service', '20-clct-etcd-member.conf', text));
  }
  const flannel = objectIn(config, 'flannel');
  if (flannel) {
    const own = ['version', 'network_config'];
    const more = networkLines(flannel);
    const text = wrapperText(upgrade, flannel, {
      tool: 'flannel',
      section: 'flannel',
      names: { interface: 'iface' },
      own,
      more,
    });
    made.push(dropin(upgrade, flannel, 'flannel', 'flanneld.service', '20-clct-flannel.conf', text));
  }
  return made;
}

function dropin(
  upgrade: Upgrade,
  section: ProducedObject,
  name: string,
  unit: string,
  file: string,
  text: string,
): ProducedObject {
  const isEverywhere = unit === 'docker.service';
  const common = `Butane and Ignition have no section \`${name}\`: it becomes the drop-in \`${file}\` of \`${unit}\`, as the old tool writes it`;
  if (isEverywhere) reportLoss(upgrade, section, 'changed', 'said-otherwise', common);
  else {
    const message = `${common}; only Flatcar and Container Linux have that service, so see whether your release still does`;
    reportLoss(upgrade, section, 'approximated', 'comes-near', message);
  }
  const at = (value: string | boolean): Produced => scalarFrom(section, value);
  const contents = producedObject(
    [
      ['name', at(file)],
      ['contents', at(text)],
    ],
    ...section.origins,
  );
  return producedObject(
    [
      ['name', at(unit)],
      ['enable', at(true)],
      ['dropins', producedList([contents], ...section.origins)],
    ],
    ...section.origins,
  );
}

function dockerText(docker: ProducedObject): string {
  const flags = itemsAt(docker, 'flags').flatMap((flag) => (flag.kind === 'scalar' ? [String(flag.value)] : []));
  return `[Service]\nEnvironment="DOCKER_OPTS=${flags.join(' ')}"`;
}

interface Wrapper {
  readonly tool: string;
  readonly section: string;
  /** Keys whose flag is called otherwise. */
  readonly names: Readonly<Record<string, string>>;
  /** Keys that are no flags. */
  readonly own: readonly string[];
  /** Lines behind the command. */
  readonly more: readonly string[];
}

function wrapperText(upgrade: Upgrade, section: ProducedObject, { tool, names, own, more }: Wrapper): string {
  const flags: string[] = [];
  let isDynamic = false;
  for (const [key, member] of section.members) {
    if (own.includes(key)) continue;
    const value = plainIn(section, key);
    const written = typeof value === 'string' ? quoted(value) : String(value);
    isDynamic ||= /[{}]/u.test(written);
    if (dynamic.test(written)) reportDynamic(upgrade, member, written);
    flags.push(
      `  --${names[key] ?? key.replaceAll('_', '-')}=${written.replaceAll(dynamicAll, '$${COREOS_CUSTOM_$1}')}`,
    );
  }
  const version = textIn(section, 'version');
  const metadata = ['[Unit]', 'Requires=coreos-metadata.service', 'After=coreos-metadata.service', '', ''];
  return [
    ...(isDynamic ? metadata.slice(0, -1) : []),
    '[Service]',
    ...(isDynamic ? ['EnvironmentFile=/run/metadata/coreos'] : []),
    ...(version === undefined ? [] : [`Environment="${tool.toUpperCase()}_IMAGE_TAG=v${version}"`]),
    'ExecStart=',
    `ExecStart=${[`/usr/lib/coreos/${tool}-wrapper $${tool.toUpperCase()}_OPTS`, ...flags].join(' \\\n')}`,
    ...more,
  ].join('\n');
}

/** Marks that the old tool fills with the variables of a cloud. */
const dynamic = /\{(?:HOSTNAME|P(?:RIVATE|UBLIC)_IPV[46])\}/u;
const dynamicAll = /\{(HOSTNAME|P(?:RIVATE|UBLIC)_IPV[46])\}/gu;

function reportDynamic(upgrade: Upgrade, member: Produced, written: string): void {
  const message = `the marks in ${written} stand for variables that each cloud calls otherwise, and the config does not say which cloud: they become \`COREOS_CUSTOM_…\`; write those of yours, as \`COREOS_EC2_IPV4_LOCAL\``;
  reportLoss(upgrade, member, 'approximated', 'comes-near', message);
}

/** Flannel's network is written to etcd before flannel starts. */
function networkLines(flannel: ProducedObject): readonly string[] {
  const network = textIn(flannel, 'network_config');
  if (network === undefined) return [];
  const options = [
    ['endpoints', 'etcd_endpoints'],
    ['ca-file', 'etcd_cafile'],
    ['cert-file', 'etcd_certfile'],
    ['key-file', 'etcd_keyfile'],
  ] as const;
  const flags = options.flatMap(([flag, key]) => {
    const value = textIn(flannel, key);
    return value === undefined ? [] : [` --${flag}=${quoted(value)}`];
  });
  return [`ExecStartPre=/usr/bin/etcdctl${flags.join('')} set /coreos.com/network/config ${quoted(network)}`];
}

/** As Go's `%q`, whose escapes are those of JSON for all that a flag holds. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

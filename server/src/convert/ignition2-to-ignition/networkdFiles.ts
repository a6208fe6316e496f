import { type Produced, type ProducedObject, producedObject } from '../../decode/produced.ts';
import { escapedDataUrl } from '../../embedded/dataUrl.ts';
import {
  objectIn,
  objectsIn,
  reportLoss,
  scalarFrom,
  textIn,
  type Upgrade,
  withItems,
  withMembers,
  withSection,
} from './upgrade.ts';

const folder = '/etc/systemd/network';

/** Ignition 3 has no section for networkd, whose units are ordinary files: the ones that Ignition 2 writes. */
export function withNetworkdFiles(upgrade: Upgrade, config: ProducedObject): ProducedObject {
  const networkd = objectIn(config, 'networkd');
  if (!networkd) return config;
  const storage = objectIn(config, 'storage') ?? { ...networkd, members: new Map() };
  const files = objectsIn(networkd, 'units').flatMap((unit) => {
    const name = textIn(unit, 'name') ?? '';
    const dropins = objectsIn(unit, 'dropins').map((dropin) =>
      textFile(`${folder}/${name}.d/${textIn(dropin, 'name') ?? ''}`, dropin.members.get('contents'), dropin),
    );
    const contents = unit.members.get('contents');
    const own = contents ? [textFile(`${folder}/${name}`, contents, unit)] : [];
    const made = [...own, ...dropins];
    const [first] = made;
    const message = first
      ? `Ignition 3 has no section \`networkd\`: \`${name}\` becomes a file in \`${folder}\`, as Ignition 2 writes it`
      : `\`${name}\` is left out: it has neither contents nor drop-ins, so that Ignition 2 writes nothing`;
    reportLoss(upgrade, unit.members.get('name') ?? unit, 'changed', 'said-otherwise', message);
    return made;
  });
  const all = [...objectsIn(storage, 'files'), ...files];
  return withSection(
    withMembers(config, { networkd: undefined }),
    'storage',
    withItems(storage, 'files', all, networkd),
  );
}

/** A file of spec 2 with a text. */
export function textFile(path: string, contents: Produced | undefined, source: ProducedObject): ProducedObject {
  const text = contents?.kind === 'scalar' && typeof contents.value === 'string' ? contents.value : '';
  const url = escapedDataUrl(new TextEncoder().encode(text));
  return producedObject(
    [
      ['filesystem', scalarFrom(source, 'root')],
      ['path', scalarFrom(source.members.get('name') ?? source, path)],
      ['mode', scalarFrom(source, 0o644)],
      ['contents', producedObject([['source', scalarFrom(contents ?? source, url)]], ...(contents ?? source).origins)],
    ],
    ...source.origins,
  );
}

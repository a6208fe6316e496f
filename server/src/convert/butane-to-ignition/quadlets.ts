import { goBytes } from '../../base/goString.ts';
import { joinPath } from '../../base/joinPath.ts';
import { type ProducedObject, producedObject, producedScalar } from '../../decode/produced.ts';
import { originOf, type Place } from '../../decode/visit.ts';
import { quadletTemplate } from '../../formats/butane/quadletTemplate.ts';
import { encodedContents } from './encodedContents.ts';
import { localBytes } from './localFiles.ts';
import { exists, putNode, type StorageNodes, storageNodes, withNodes } from './nodes.ts';
import { at, isTrueAt, itemsOf, report, type Translation, textAt } from './translation.ts';

/** The files of `systemd.quadlets`; an instance of a template becomes a link to the template. */
export function addQuadlets(translation: Translation, config: ProducedObject): ProducedObject {
  const quadlets = at(translation, translation.root, 'systemd', 'quadlets');
  if (!quadlets || itemsOf(quadlets).length === 0) return config;
  const nodes = storageNodes(config);
  for (const quadlet of itemsOf(quadlets)) addQuadlet(translation, quadlet, nodes);
  return withNodes(config, nodes, originOf(quadlets));
}

const folders = { system: '/etc/containers/systemd', users: '/etc/containers/systemd/users' };

function addQuadlet(translation: Translation, quadlet: Place, nodes: StorageNodes): void {
  const name = textAt(translation, quadlet, 'name') ?? '';
  const path = joinPath(isTrueAt(translation, quadlet, 'rootful') ? folders.system : folders.users, name);
  const template = quadletTemplate(name);
  if (template === undefined) addFile(translation, quadlet, path, nodes);
  else addLink(translation, quadlet, path, template, nodes);
  for (const dropin of itemsOf(at(translation, quadlet, 'dropins'))) {
    const file = textAt(translation, dropin, 'name') ?? '';
    addFile(translation, dropin, `${path}.d/${file}`, nodes);
  }
}

function addLink(translation: Translation, quadlet: Place, path: string, target: string, nodes: StorageNodes): void {
  if (isTaken(translation, quadlet, path, nodes)) return;
  const name = originOf(at(translation, quadlet, 'name') ?? quadlet);
  const members = [
    ['path', producedScalar(path, name)],
    ['target', producedScalar(target, name)],
  ] as const;
  putNode(nodes, 'links', path, producedObject(members, originOf(quadlet)));
}

/** A Quadlet or one of its drop-ins; without contents an empty file. */
function addFile(translation: Translation, place: Place, path: string, nodes: StorageNodes): void {
  if (isTaken(translation, place, path, nodes)) return;
  const inline = at(translation, place, 'contents');
  const local = at(translation, place, 'contents_local');
  const text = textAt(translation, place, 'contents');
  const name = textAt(translation, place, 'contents_local');
  const origin = originOf(place);
  const node = [['path', producedScalar(path, originOf(at(translation, place, 'name') ?? place))]] as const;
  // The path is taken even if its contents cannot be read.
  putNode(nodes, 'files', path, producedObject(node, origin));
  const bytes = text || !local || !name ? goBytes(text ?? '') : localBytes(translation, local, name);
  if (!bytes) return;
  const source = (text ? inline : local) ?? inline ?? place;
  const owner = source === local ? bytes : source.decoded;
  const contents = encodedContents(translation, () => bytes, new Map(), originOf(source), owner);
  const members = [
    ...node,
    ['contents', producedObject(contents, originOf(source))],
    ['mode', producedScalar(0o644, origin)],
  ] as const;
  putNode(nodes, 'files', path, producedObject(members, origin));
}

function isTaken(translation: Translation, place: Place, path: string, nodes: StorageNodes): boolean {
  if (!exists(nodes, path)) return false;
  report(
    translation,
    originOf(place),
    'node-exists',
    `this makes \`${path}\`, which the config has already: Butane refuses the file; take one of the two away or rename it`,
  );
  return true;
}

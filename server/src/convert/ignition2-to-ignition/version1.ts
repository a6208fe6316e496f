import { type ProducedObject, producedObject } from '../../decode/produced.ts';
import { escapedDataUrl } from '../../embedded/dataUrl.ts';
import { objectIn, objectsIn, plainIn, scalarFrom, textIn, withItems, withMembers, withSection } from './upgrade.ts';

/** A config of version 1 as one of spec 2: files stand beside their filesystems, which get names, and in URLs. */
export function withoutNesting(config: ProducedObject): ProducedObject {
  const storage = objectIn(config, 'storage');
  const plain = withMembers(config, { ignitionVersion: undefined });
  if (!storage) return plain;
  const filesystems: ProducedObject[] = [];
  const files: ProducedObject[] = [];
  for (const [index, filesystem] of objectsIn(storage, 'filesystems').entries()) {
    const name = scalarFrom(filesystem.members.get('device') ?? filesystem, `filesystem-${index}`);
    const mount = withMembers(filesystem, { files: undefined });
    filesystems.push(
      producedObject(
        [
          ['name', name],
          ['mount', mount],
        ],
        ...filesystem.origins,
      ),
    );
    for (const file of objectsIn(filesystem, 'files')) files.push(asSpec2(file, name));
  }
  return withSection(plain, 'storage', withItems(withItems(storage, 'filesystems', filesystems), 'files', files));
}

function asSpec2(file: ProducedObject, filesystem: ReturnType<typeof scalarFrom>): ProducedObject {
  const contents = file.members.get('contents') ?? file;
  const url = escapedDataUrl(new TextEncoder().encode(textIn(file, 'contents') ?? ''));
  return producedObject(
    [
      ['filesystem', filesystem],
      ['path', file.members.get('path')],
      ['mode', file.members.get('mode')],
      ['user', owner(file, 'uid')],
      ['group', owner(file, 'gid')],
      ['contents', producedObject([['source', scalarFrom(contents, url)]], ...contents.origins)],
    ],
    ...file.origins,
  );
}

function owner(file: ProducedObject, name: string): ProducedObject | undefined {
  const id = file.members.get(name);
  return id && plainIn(file, name) !== 0 ? producedObject([['id', id]], ...id.origins) : undefined;
}

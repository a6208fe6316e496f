// Unpacks a .vsix, which is a zip file, without a package: the central directory and raw deflate are all that it uses.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Writes the files below `prefix` of the archive into a folder. */
export function unzip(archive, prefix, folder) {
  const bytes = readFileSync(archive);
  for (const { name, offset, size, method } of entriesOf(bytes)) {
    if (!name.startsWith(prefix) || name.endsWith('/')) continue;
    const target = path.join(folder, name.slice(prefix.length));
    if (!target.startsWith(folder + path.sep)) throw new Error(`${archive}: ${name} lies outside the archive`);
    mkdirSync(path.dirname(target), { recursive: true });
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const content = bytes.subarray(start, start + size);
    writeFileSync(target, method === 0 ? content : inflateRawSync(content));
  }
}

function* entriesOf(bytes) {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < 0) throw new Error('not a zip file');
  let at = bytes.readUInt32LE(end + 16);
  while (bytes.readUInt32LE(at) === directoryEntry) {
    const nameLength = bytes.readUInt16LE(at + 28);
    yield {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

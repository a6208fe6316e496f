import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type InputSpec, makeInput } from '../oracle/gzip/inputs.ts';

/** What lies at a path: text, bytes, bytes made of a seed, a link's target, an empty folder (`null`), or something else. */
export type Shelved =
  | string
  | Uint8Array
  | null
  | { readonly made: InputSpec }
  | { readonly link: string }
  | { readonly executable: string }
  | { readonly kind: 'pipe' };

export type Shelf = Readonly<Record<string, Shelved>>;

/** Puts everything below a folder, in the order of the shelf. Pipes need a system that has them. */
export function putOnDisk(shelf: Shelf, folder: string): void {
  for (const [name, item] of Object.entries(shelf)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    putItem(item, file);
  }
}

function putItem(item: Shelved, file: string): void {
  if (item === null) mkdirSync(file);
  else if (typeof item === 'string' || item instanceof Uint8Array) writeFileSync(file, item);
  else if ('made' in item) writeFileSync(file, makeInput(item.made));
  else if ('link' in item) symlinkSync(item.link, file);
  else if ('executable' in item) {
    writeFileSync(file, item.executable);
    chmodSync(file, 0o755);
  } else execFileSync('mkfifo', [file]);
}

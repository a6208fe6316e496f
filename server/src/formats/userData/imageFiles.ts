import { nameWithoutTemplate } from '../../document/template/templateOfName.ts';
import type { NameClaim } from '../format.ts';

/** Whether the name of a file, and that of its folder, are those of cloud-init's own config in an image. */
export function isNamedImageConfig({ fileName, folder }: Pick<NameClaim, 'fileName' | 'folder'>): boolean {
  const name = nameWithoutTemplate(fileName);
  return name === 'cloud.cfg' || (folder === 'cloud.cfg.d' && name.endsWith('.cfg'));
}

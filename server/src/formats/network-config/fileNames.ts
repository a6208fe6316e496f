import { nameWithoutTemplate } from '../../document/template/templateOfName.ts';
import type { NameClaim } from '../format.ts';

/**
 * What datasources call the file, what people call it, and how files of netplan are mostly named: with a number in front and
 * the program or the network behind it.
 */
const namePattern =
  /^(?:network[-_]config(?:[-.][^/]*)?|(?:.+[-._])?(?:network[-_]config|netplan)\.ya?ml|\d\d-(?:cloud-init|installer-config|network-manager-all|netcfg|netplan|snapd-config)(?:[-.][^/]*)?\.ya?ml)$/iu;

export function isNamed({ fileName }: NameClaim): boolean {
  return namePattern.test(nameWithoutTemplate(fileName));
}

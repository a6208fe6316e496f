import { nameWithoutTemplate } from '../../document/template/templateOfName.ts';
import type { NameClaim } from '../format.ts';

/** What datasources call the file, and what people call it who write user data as a script. */
const namePattern = /^(?:.+[-._])?(?:user[-_]?data|vendor-data2?)(?:\.(?:sh|bash|py|txt|mime|yaml|yml))?$/iu;

/** Whether the name of a file says that it is user data, of whatever kind. */
export function isNamedUserData({ fileName }: Pick<NameClaim, 'fileName'>): boolean {
  return namePattern.test(nameWithoutTemplate(fileName));
}

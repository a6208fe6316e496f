import { isObject, textsIn } from '../keys.ts';

/** The names in `packages`, without versions. */
export function packageNames(packages: unknown): readonly string[] {
  if (!Array.isArray(packages)) return [];
  return packages.flatMap((item: unknown) =>
    isObject(item) ? Object.values(item).flatMap(packageNames) : textsIn(Array.isArray(item) ? item[0] : item),
  );
}

const butaneNames = new Map<string, string>();

/** Butane's name of a key of Ignition: `home_dir` for `homeDir`, `size_mib` for `sizeMiB`. */
export function snakeCase(name: string): string {
  let known = butaneNames.get(name);
  if (known === undefined) {
    known = name.replaceAll(/MiB|[A-Z]/gu, '_$&').toLowerCase();
    butaneNames.set(name, known);
  }
  return known;
}

import { nameWithoutTemplate } from '../../document/template/templateOfName.ts';

/** The names of files that Ignition is to read. */
export const ignitionFileName = /\.ign(?:\.json)?$/iu;

export function isForIgnition(fileName: string): boolean {
  return ignitionFileName.test(nameWithoutTemplate(fileName));
}

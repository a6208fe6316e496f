import { eachInput } from './eachInput.ts';
import { readArguments, UsageError } from './usage.ts';

/** `strata detect`: what the files are taken for, one JSON line each. */
export async function detect(args: readonly string[]): Promise<number> {
  const { files, settings } = readArguments(args, ['as', 'os', 'tool']);
  if (files.length === 0) throw new UsageError('a file is needed');
  return eachInput(files, settings, ({ info }, isNamed) => {
    if (!isNamed && info.format === null) return;
    const { file, format, version, os, tool, evidence } = info;
    process.stdout.write(`${JSON.stringify({ file, format, version, os, tool, evidence })}\n`);
  });
}

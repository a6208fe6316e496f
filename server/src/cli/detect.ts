import type { Command } from './command.ts';
import { eachInput, isHindered } from './eachInput.ts';
import { type Flag, readArguments, UsageError } from './flags.ts';

const flags: readonly Flag[] = ['as', 'os', 'tool'];

/** `strata detect`: what the files are taken for, one JSON line each. */
export const detect: Command = {
  name: 'detect',
  about: 'what the files are taken for and why, one JSON line each',
  flags,
  operands: 'FILE...',
  notes: [
    '`tool` is the release that judges. It may bring several programs, of which problems name one as their `source`:',
    'Butane, for one, is a part of Ignition since Ignition 2.27.0. Where another program reads the file on its system',
    'the name of that stands there, without a release.',
  ],
  run: async (args) => {
    const { files, settings } = readArguments(args, flags);
    if (files.length === 0) throw new UsageError('a file is needed');
    const hindrances = await eachInput(files, settings, ({ info }, isNamed) => {
      if (!isNamed && info.format === null) return;
      const { file, format, version, os, tool, evidence } = info;
      process.stdout.write(`${JSON.stringify({ file, format, version, os, tool, evidence })}\n`);
    });
    return isHindered(hindrances) ? 2 : 0;
  },
};

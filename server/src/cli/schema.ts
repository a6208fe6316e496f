import { wantedFormat } from '../features/conversion/wantedFormat.ts';
import { formatById } from '../registry.ts';
import { rootEntry } from '../shape/entry.ts';
import { nearest } from '../shape/nearest.ts';
import { plainSchema } from '../shape/plainSchema.ts';
import { currentRows } from '../shape/versions.ts';
import type { Command } from './command.ts';
import { checkWord, readArguments, UsageError } from './flags.ts';
import { visibleLines } from './visible.ts';

/** `strata schema FORMAT[@VERSION]`: our schema as a plain JSON Schema for other tools. */
export const schema: Command = {
  name: 'schema',
  about: 'the schema of a format as a plain JSON Schema, for tools that read nothing else',
  flags: [],
  operands: 'FORMAT[@VERSION]',
  notes: ['Without a version, the schema holds the keys of all versions.'],
  run: async (args) => {
    const { files } = readArguments(args, []);
    const [name, ...rest] = files;
    if (name === undefined || rest.length > 0) throw new UsageError('one FORMAT[@VERSION] is needed');
    return print(name);
  },
};

function print(name: string): number {
  const { id, version } = wantedFormat(name);
  checkWord('format', id);
  const format = formatById(id);
  if (!format) return 2;
  const rows = currentRows(format.versions);
  const row = rows.find((candidate) => candidate.id === version);
  if (version !== undefined && !row) {
    const ids = rows.map((other) => other.id);
    const [likely] = nearest(version, ids);
    const question = likely === undefined ? '' : `; did you mean \`${id}@${likely}\`?`;
    const refusal = `strata: ${id} has no version \`${version}\`${question}; accepted:`;
    process.stderr.write(visibleLines([refusal, ...ids.map((other) => `  ${id}@${other}`)]));
    return 2;
  }
  const { id: area, tool, unknownKey, refusal, versions: table } = format;
  const target = { area, tool, table, row, choices: rows, versionPath: [], unknownKey, refusal };
  const plain = plainSchema(rootEntry(format.schemaFile), target, name, row ? format.versionKeys(row) : []);
  process.stdout.write(`${JSON.stringify(plain, undefined, 2)}\n`);
  return 0;
}

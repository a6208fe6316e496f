import { formatById } from '../registry.ts';
import { rootEntry } from '../shape/entry.ts';
import { plainSchema } from '../shape/plainSchema.ts';
import { currentRows } from '../shape/versions.ts';
import { checkFormat, readArguments, UsageError } from './usage.ts';

/** `strata schema FORMAT[@VERSION]`: our schema as a plain JSON Schema for other tools. */
export async function schema(args: readonly string[]): Promise<number> {
  const { files } = readArguments(args, []);
  const [name, ...rest] = files;
  if (name === undefined || rest.length > 0) throw new UsageError('one FORMAT[@VERSION] is needed');
  const [id = '', version] = name.split('@', 2);
  checkFormat(id);
  const format = formatById(id);
  if (!format) return 2;
  const rows = currentRows(format.versions);
  const row = rows.find((candidate) => candidate.id === version);
  if (version !== undefined && !row) {
    process.stderr.write(
      `strata: ${id} has no version \`${version}\`; accepted:\n${rows.map((other) => `  ${id}@${other.id}\n`).join('')}`,
    );
    return 2;
  }
  const { id: area, tool, unknownKey, versions: table } = format;
  const target = { area, tool, table, row, choices: rows, versionPath: [], unknownKey };
  const plain = plainSchema(rootEntry(format.schemaFile), target, name, row ? format.versionKeys(row) : []);
  process.stdout.write(`${JSON.stringify(plain, undefined, 2)}\n`);
  return 0;
}

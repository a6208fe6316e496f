import { check } from './check.ts';
import { convert } from './convert.ts';
import { detect } from './detect.ts';
import { schema } from './schema.ts';
import { UsageError } from './usage.ts';

const usage = `usage:
  strata check   [--format text|json] [--as FORMAT] [--os OS[@VERSION]] [--tool T] [--files-dir DIR] [--strict] FILE...
  strata convert --to FORMAT [--from FORMAT] [--files-dir DIR] [--pretty] [--raw] [--strict] [--tool T] [--report text|json] FILE
  strata detect  [--as FORMAT] FILE...
  strata schema  FORMAT[@VERSION]

FILE is a file, a folder, or - for standard input.
Exit status: 0 good, 1 errors found (with --strict: or warnings), 2 wrong usage or a file that cannot be read.
`;

const commands = new Map(Object.entries({ check, convert, detect, schema }));

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const command = name === undefined ? undefined : commands.get(name);
  try {
    if (!command) throw new UsageError(name === undefined ? 'a command is needed' : `unknown command \`${name}\``);
    return await command(args);
  } catch (error) {
    // Status 1 says that files have errors, so a mistake of ours must not end with it.
    const isUsage = error instanceof UsageError;
    process.stderr.write(
      `strata: ${isUsage ? `${error.message}\n\n${usage}` : `a mistake of ours: ${stackOf(error)}\n`}`,
    );
    return 2;
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// A reader that closes early (`strata check … | head`) is no mistake of anybody.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

process.exitCode = await main(process.argv.slice(2));

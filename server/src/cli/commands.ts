import { check } from './check.ts';
import type { Command } from './command.ts';
import { convert } from './convert.ts';
import { detect } from './detect.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { schema } from './schema.ts';

/** All commands, in the order in which help lists them. */
export const commands: readonly Command[] = [check, convert, explain, detect, diff, schema];

import type { Path } from '../../base/path.ts';
import type { Produced, ProducedObject } from '../../decode/produced.ts';
import { createWriter, put, type Written, written } from '../../decode/written.ts';
import { type Entry, entryAtPath } from '../../shape/entry.ts';
import type { PrintedString } from '../goYamlString.ts';
import { type PlainScalar, writeYamlBlocks, type YamlStyle } from '../yamlBlocks.ts';
import { printButaneString } from './butaneString.ts';

/**
 * Butane as people write it, with the line break at its end: it may belong to the last text.
 *
 * @param value exactly what is to be printed, in this order
 * @param root the schema's entry for it
 */
export function writeYaml(value: Produced, root: Entry): Written {
  const writer = createWriter();
  writeYamlBlocks(value, styleOf(root), writer);
  put(writer, '\n');
  return written(writer);
}

function styleOf(root: Entry): YamlStyle {
  return {
    members: ({ members }: ProducedObject) => [...members].map((member) => [member[0], member]),
    scalar: (value, path, indent) => printScalar(value, path, indent, root),
  };
}

function printScalar(value: PlainScalar, path: Path, indent: string, root: Entry): PrintedString {
  if (typeof value === 'string') return printButaneString(value.replaceAll(/\p{Surrogate}/gu, '\ufffd'), indent);
  if (typeof value === 'number' && value > 0 && isOctal(root, path))
    return { text: `0${value.toString(8).padStart(3, '0')}`, endsLine: false };
  return { text: String(value), endsLine: false };
}

function isOctal(root: Entry, path: Path): boolean {
  return entryAtPath(root, path)?.keywords['x-notation'] === 'octal';
}

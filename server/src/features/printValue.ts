import type { Syntax } from '../document/textDocument.ts';
import { writeScalar } from '../document/yaml/scalarText.ts';
import { type Entry, itemOf, propertyOf } from '../shape/entry.ts';

/** A value of the schema (a default, an example) on one line, as a person would write it: modes in octal where the syntax has them. */
export function printValue(entry: Entry | undefined, value: unknown, syntax: Syntax): string {
  if (syntax === 'json') return JSON.stringify(value);
  if (typeof value === 'number') return entry?.keywords['x-notation'] === 'octal' ? printOctal(value) : String(value);
  if (typeof value === 'string') return printText(value, false);
  if (Array.isArray(value)) {
    const item = entry && itemOf(entry);
    return `[${value.map((each) => printInFlow(item, each)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    if (members.length === 0) return '{}';
    return `{ ${members.map(([name, each]) => `${name}: ${printInFlow(entry && propertyOf(entry, name), each)}`).join(', ')} }`;
  }
  return String(value);
}

/** As Go, YAML 1.1 and `chmod` write modes: `0644`. */
export function printOctal(value: number | bigint): string {
  return `0${value.toString(8).padStart(3, '0')}`;
}

/** A text as a YAML scalar on one line, quoted where a reader could take it for anything but this text. */
export function printText(text: string, inFlow: boolean): string {
  return writeScalar(text, 'plain', 'yaml', 'string', inFlow);
}

function printInFlow(entry: Entry | undefined, value: unknown): string {
  return typeof value === 'string' ? printText(value, true) : printValue(entry, value, 'yaml');
}

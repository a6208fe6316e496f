import { emptyScalar } from '../mutableNode.ts';
import type { DamagedNode, Node } from '../node.ts';
import { endOfWord, insertFix, isKeyAt, isMasked, type JsonReader, report, shown } from './jsonReader.ts';
import { readSingleQuoted, readString } from './jsonScalars.ts';

/** The key of a value that stands there without one. */
export function missingKey(start: number): DamagedNode {
  return { kind: 'damaged', start, end: start, text: '' };
}

/** A bracket where a key is expected. What is in it is read for its own mistakes. */
export function reportMissingKey(reader: JsonReader): void {
  const { position: start } = reader;
  const bracket = reader.text.charAt(start);
  reader.strayOpening++;
  const message = `this \`${bracket}\` stands where a key is expected: a key is missing before it, or a closing bracket above it; the file is refused`;
  report(reader, 'missing-key', { start, end: start + 1 }, message);
}

export function readKey(reader: JsonReader): Node {
  const { text, position: start } = reader;
  const character = text.charAt(start);
  if (character === '"') return readOpenKey(reader) ?? readString(reader);
  if (character === "'") return readSingleQuoted(reader);
  if (character === ':') {
    const message = 'a key is missing before this colon; the file is refused';
    report(reader, 'missing-key', { start, end: start + 1 }, message);
    return emptyScalar(start);
  }
  const words = /^[^\s,{}[\]":'][^,{}[\]":\r\n]*?"?(?=[ \t]*:)/u.exec(text.slice(start, start + 1000))?.[0];
  const end = words === undefined ? Math.max(endOfWord(reader, start), start + 1) : start + words.length;
  reader.position = end;
  const masked = isMasked(reader, start, end);
  return { kind: 'scalar', start, end, style: 'plain', text: text.slice(start, end).replace(/"$/u, ''), masked };
}

/** A key without its closing quote; the quote that opens its value must not be taken for that. */
function readOpenKey(reader: JsonReader): Node | undefined {
  const { text, position: start } = reader;
  const name = /^"([\w$./-]+)(?=[ \t]*:)/u.exec(text.slice(start, start + 1000))?.[1];
  if (name === undefined || isKeyAt(reader, start)) return undefined;
  const end = start + 1 + name.length;
  const message = `the key \`${shown(reader, start, end)}\` lacks its closing quote; add \`"\`, or the file is refused`;
  report(reader, 'unclosed-quote', { start, end }, message, insertFix('Close the string', end, '"', false));
  reader.position = end;
  return { kind: 'scalar', start, end, style: 'double', text: name, masked: isMasked(reader, start, end) };
}

export function reportUnquotedKey(reader: JsonReader, key: Node): void {
  if (key.kind !== 'scalar' || key.style !== 'plain' || key.masked || key.text === '') return;
  const { start, end } = key;
  const name = shown(reader, start, start + key.text.length);
  const isBare = end - start === key.text.length;
  const message = `the key \`${name}\` has no ${isBare ? 'quotes' : 'opening quote'}; write \`"${name}"\`, or the file is refused`;
  const edits = [{ start, end, newText: JSON.stringify(key.text) }];
  const certain = /^[\w$./-]+$/u.test(key.text);
  report(reader, 'unquoted-key', { start, end }, message, { title: `Write "${name}"`, edits, certain });
}

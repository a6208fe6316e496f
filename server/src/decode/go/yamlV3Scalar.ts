import type { ScalarNode } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { type Entry, itemOf } from '../../shape/entry.ts';
import { writeMode } from '../../shape/fileMode.ts';
import type { JsonType } from '../../shape/keywords.ts';
import type { Decoded, Value } from '../decoded.ts';
import { replaceWith } from '../fixes.ts';
import { beforeGluedComment, glueAdvice, unglueComment } from '../gluedComment.ts';
import { wrapScalar } from '../listFixes.ts';
import { decodedAt, decodedScalar, decodedUnknown } from '../makeDecoded.ts';
import { meantBoolean, meantOctal, meantSize } from '../meantScalar.ts';
import { missingColon } from '../missingColon.ts';
import { describeNode, misfitTag, numberOutOfRange, quote, wrongType } from '../problems.ts';
import { type TargetType, targetTypeOf } from '../targetType.ts';
import { typeHint } from '../typeHint.ts';
import { fitsInt64, integerValue, truncateAsGo } from './numbers.ts';
import { booleanOfWord, type Resolved, resolveScalar } from './resolveScalar.ts';
import { surprisingNumber } from './surprisingNumber.ts';

/** A scalar in a field of the entry's type, as yaml.v3 sets it; undefined for a null in any spelling. */
export function scalarIntoTarget(node: ScalarNode, entry: Entry | undefined): Decoded | undefined {
  if (node.masked) return decodedUnknown(node, entry);
  const resolved = resolveScalar(node, 3);
  if (resolved.kind === 'null') return undefined;
  if (resolved.kind === 'misfit') return decodedUnknown(node, entry, [misfitTag(node, resolved.tag, resolved.found)]);
  const target = targetTypeOf(entry);
  const value = convert(resolved, node, target);
  if (value === 'out of range') return decodedUnknown(node, entry, [numberOutOfRange(node, entry)]);
  if (value !== undefined) {
    const decoded = decodedScalar(value.of, node, entry);
    const surprise = target === 'integer' ? surprisingNumber(node, entry, value.of) : undefined;
    return surprise ? decodedAt(decoded, { problems: [surprise] }) : decoded;
  }
  return decodedUnknown(node, entry, [scalarOfWrongType(node, entry, target, resolved)]);
}

type Present = Exclude<Resolved, { readonly kind: 'null' | 'misfit' }>;

function convert(
  resolved: Present,
  node: ScalarNode,
  target: TargetType,
): { readonly of: Value } | 'out of range' | undefined {
  switch (target) {
    case 'string':
      // The text as written; only what is tagged as base64 is decoded.
      return { of: resolved.kind === 'string' ? resolved.text : node.text };
    case 'integer':
      return toInteger(resolved);
    case 'number':
      return resolved.kind === 'integer' || resolved.kind === 'float' ? { of: Number(resolved.value) } : undefined;
    case 'boolean':
      return toBoolean(resolved);
    case 'any':
      return { of: 'value' in resolved ? plainValue(resolved.value) : resolved.text };
    case 'list':
    case 'struct':
    case 'map':
      return undefined;
  }
}

function toInteger(resolved: Present): { readonly of: Value } | 'out of range' | undefined {
  if (resolved.kind === 'integer') {
    return fitsInt64(resolved.value) ? { of: integerValue(resolved.value) } : 'out of range';
  }
  if (resolved.kind !== 'float' || Number.isNaN(resolved.value)) return undefined;
  const value = truncateAsGo(resolved.value);
  return value === undefined ? 'out of range' : { of: integerValue(value) };
}

/** A *quoted* "yes" is true as well, whereas a quoted "true" is refused. */
function toBoolean(resolved: Present): { readonly of: Value } | undefined {
  const value =
    resolved.kind === 'boolean'
      ? resolved.value
      : resolved.kind === 'string'
        ? booleanOfWord(resolved.text)
        : undefined;
  return value === undefined ? undefined : { of: value };
}

function plainValue(value: bigint | number | boolean): Value {
  return typeof value === 'bigint' ? integerValue(value) : value;
}

const keysBelow = 'write its keys on the lines below, further to the right';

function scalarOfWrongType(node: ScalarNode, entry: Entry | undefined, target: TargetType, resolved: Present) {
  const found = foundIn(node, resolved);
  const hint = typeHint(entry, typeOf(resolved), node);
  const isKeys = (target === 'struct' || target === 'map') && typeOf(resolved) === 'string';
  const way = isKeys ? (missingColon(node, entry, hint) ?? hint) : hint;
  if (way) return wrongType(node, entry, target, { found, ...way });
  if (target === 'list') {
    const item = entry && itemOf(entry);
    const takesKeys = item !== undefined && targetTypeOf(item) === 'struct';
    const advice = takesKeys ? 'write items with keys of their own' : 'put `- ` in front of it, or write it in `[ ]`';
    return wrongType(node, entry, target, { found, advice, fixes: wrapScalar(node, entry) });
  }
  if (target === 'struct' || target === 'map') {
    const advice = entry?.parent && itemOf(entry.parent) === entry ? 'write its keys in its place' : keysBelow;
    return wrongType(node, entry, target, { found, advice });
  }
  const mode = target === 'integer' ? meantOctal(node, entry) : undefined;
  if (mode !== undefined) {
    const written = writeMode(mode, 'yaml');
    const fixes = replaceWith(node, written, `Write \`${written}\``, false);
    return wrongType(node, entry, target, { found, advice: `write \`${written}\`, with a leading zero`, fixes });
  }
  const plain = convertPlain(node, node.text, target);
  if (plain && node.style !== 'plain') {
    // A text such as "010" may have been meant in decimal.
    const isClear = (entry?.keywords['x-notation'] === 'octal') === /^0\d/u.test(node.text);
    const fixes = replaceWith(node, node.text, 'Remove the quotes', isClear);
    return wrongType(node, entry, target, { found, advice: 'remove the quotes', fixes });
  }
  const bare = beforeGluedComment(node);
  if (bare !== undefined && convertPlain(node, bare, target)) {
    const fixes = (document: TextDocument) => unglueComment(node, document);
    return wrongType(node, entry, target, { found, advice: glueAdvice, fixes });
  }
  if (target === 'boolean') {
    const word = resolved.kind === 'integer' && resolved.value < 2n ? String(resolved.value === 1n) : undefined;
    if (word === undefined) return wrongType(node, entry, target, { found, ...meantBoolean(node) });
    const fixes = replaceWith(node, word, `Write \`${word}\``, false);
    return wrongType(node, entry, target, { found, advice: `write \`${word}\``, fixes });
  }
  const size = target === 'integer' ? meantSize(node, entry) : undefined;
  if (size) return wrongType(node, entry, target, { found, ...size });
  return wrongType(node, entry, target, { found, advice: 'write a number without quotes' });
}

/** Whether a text would do without quotes. */
function convertPlain(node: ScalarNode, text: string, target: TargetType): boolean {
  if (node.tag !== undefined) return false;
  const resolved = resolveScalar({ ...node, text, style: 'plain' }, 3);
  if (resolved.kind === 'null' || resolved.kind === 'misfit') return false;
  const value = convert(resolved, node, target);
  return value !== undefined && value !== 'out of range';
}

function typeOf({ kind }: Present): JsonType {
  switch (kind) {
    case 'integer':
    case 'boolean':
      return kind;
    case 'float':
      return 'number';
    case 'string':
    case 'timestamp':
      return 'string';
  }
}

function foundIn(node: ScalarNode, resolved: Present): string {
  switch (resolved.kind) {
    case 'boolean':
      return `${quote(node.text)} is a boolean`;
    case 'integer':
    case 'float':
      return `${quote(node.text)} is a number`;
    case 'timestamp':
      return `${quote(node.text)} is a date`;
    case 'string':
      return describeNode(node);
  }
}

import type { ScalarNode } from '../../document/node.ts';
import type { Entry } from '../../shape/entry.ts';
import { modeWords, writeMode } from '../../shape/fileMode.ts';
import type { Decoded, DecodeProblem, Value } from '../decoded.ts';
import { quoteScalar, replaceWith } from '../fixes.ts';
import { wrapScalar } from '../listFixes.ts';
import { decodedAt, decodedScalar, decodedUnknown } from '../makeDecoded.ts';
import { meantBoolean, meantOctal, meantSize } from '../meantScalar.ts';
import { missingColon } from '../missingColon.ts';
import { describeNode, numberOutOfRange, quote, wrongType } from '../problems.ts';
import type { TargetType } from '../targetType.ts';
import { typeHint } from '../typeHint.ts';
import { type Json, notInJson } from './json.ts';
import { fitsInt64, integerValue } from './numbers.ts';

export type JsonScalar = Exclude<Json, { readonly kind: 'array' | 'object' | 'null' | 'unknown' }>;

/** How scalars of the syntax at hand are written, for the ways out that a message offers. */
export interface ScalarNotation {
  /** What the text of a quoted scalar would be without its quotes; undefined where that is no JSON value. */
  readonly unquoted: (node: ScalarNode) => Json | undefined;
  /** Whether numbers and booleans become texts where a text is wanted. */
  readonly convertsToText: boolean;
  /** Of a number that is another one than a person sees there. */
  readonly surprise?: (node: ScalarNode, entry: Entry | undefined, value: Value) => DecodeProblem | undefined;
}

/** A scalar in a field of the given type, as Go's encoding/json sets it. */
export function jsonScalarIntoTarget(
  json: JsonScalar,
  entry: Entry | undefined,
  target: TargetType,
  notation: ScalarNotation,
): Decoded {
  const { node } = json;
  const value = convert(json, target, notation);
  if (value !== undefined) {
    const decoded = decodedScalar(value, node, entry);
    const isNumber = target === 'integer' && node.kind === 'scalar';
    const problem = isNumber ? notation.surprise?.(node, entry, value) : undefined;
    return problem ? decodedAt(decoded, { problems: [problem] }) : decoded;
  }
  if (json.kind === 'number' && json.literal === undefined) return decodedUnknown(node, entry, [notInJson(node)]);
  if (json.kind === 'number' && target === 'integer' && isInteger(json.literal)) {
    return decodedUnknown(node, entry, [numberOutOfRange(node, entry)]);
  }
  return decodedUnknown(node, entry, [scalarOfWrongType(json, entry, target, notation)]);
}

function convert(json: JsonScalar, target: TargetType, { convertsToText }: ScalarNotation): Value | undefined {
  switch (target) {
    case 'string':
      if (json.kind === 'string') return json.text;
      if (!convertsToText) return undefined;
      return json.kind === 'boolean' ? String(json.value) : json.asText;
    case 'integer':
      return json.kind === 'number' ? toInteger(json.literal) : undefined;
    case 'number':
      return json.kind === 'number' && json.literal !== undefined ? Number(json.literal) : undefined;
    case 'boolean':
      return json.kind === 'boolean' ? json.value : undefined;
    case 'any':
      if (json.kind === 'number') return json.literal === undefined ? undefined : Number(json.literal);
      return json.kind === 'boolean' ? json.value : json.text;
    case 'list':
    case 'struct':
    case 'map':
      return undefined;
  }
}

function toInteger(literal: string | undefined): Value | undefined {
  if (!isInteger(literal)) return undefined;
  const value = BigInt(literal);
  return fitsInt64(value) ? integerValue(value) : undefined;
}

/** `1.0` and `1e2` are none, whatever their value. */
function isInteger(literal: string | undefined): literal is string {
  return literal !== undefined && /^-?\d+$/.test(literal);
}

function scalarOfWrongType(
  json: JsonScalar,
  entry: Entry | undefined,
  target: TargetType,
  notation: ScalarNotation,
): DecodeProblem {
  const { node } = json;
  const found = foundIn(json, target);
  const type = json.kind === 'number' && isInteger(json.literal) ? 'integer' : json.kind;
  const hint = typeHint(entry, type, node.kind === 'scalar' ? node : undefined);
  const isKeys = (target === 'struct' || target === 'map') && type === 'string';
  const way = isKeys && node.kind === 'scalar' ? (missingColon(node, entry, hint) ?? hint) : hint;
  if (way) return wrongType(node, entry, target, { found, ...way });
  if (target === 'struct' || target === 'map') {
    return wrongType(node, entry, target, { found, advice: 'write its keys here instead' });
  }
  if (node.kind !== 'scalar') return wrongType(node, entry, target, { found });
  switch (target) {
    case 'list':
      return wrongType(node, entry, target, { found, advice: 'make it a list', fixes: wrapScalar(node, entry) });
    case 'string':
      return wrongType(node, entry, target, { found, advice: 'put it in quotes', fixes: quoteScalar(node) });
    default:
      return numberOrBooleanWanted(json, node, entry, target, notation);
  }
}

function numberOrBooleanWanted(
  json: JsonScalar,
  node: ScalarNode,
  entry: Entry | undefined,
  target: TargetType,
  notation: ScalarNotation,
): DecodeProblem {
  const found = foundIn(json, target);
  if (json.kind === 'number' && target === 'integer') {
    const whole = Number(json.literal);
    if (!Number.isSafeInteger(whole)) return wrongType(node, entry, target, { found, advice: 'write a whole number' });
    const fixes = replaceWith(node, String(whole), `Write \`${whole}\``, true);
    return wrongType(node, entry, target, { found, advice: `write \`${whole}\``, fixes });
  }
  const mode = target === 'integer' ? meantOctal(node, entry) : undefined;
  if (mode !== undefined) {
    const octal = notation.unquoted({ ...node, text: writeMode(mode, 'yaml') });
    const syntax = octal?.kind === 'number' ? 'yaml' : 'json';
    const written = writeMode(mode, syntax);
    const fixes = replaceWith(node, written, `Write \`${written}\``, false);
    return wrongType(node, entry, target, { found, advice: `write ${modeWords(mode, syntax)}`, fixes });
  }
  const plain = node.style === 'plain' ? undefined : notation.unquoted(node);
  if (plain && 'asText' in plain && target !== 'boolean' && convert(plain, target, notation) !== undefined) {
    return withoutQuotes(node, entry, target, found);
  }
  if (plain?.kind === 'boolean' && target === 'boolean') return withoutQuotes(node, entry, target, found);
  if (isOctalNotation(entry) && /^0[0-7]{1,5}$/.test(node.text)) {
    const decimal = writeMode(Number.parseInt(node.text, 8), 'json');
    const fixes = replaceWith(node, decimal, `Write \`${decimal}\` (octal ${node.text})`, true);
    return wrongType(node, entry, target, {
      found,
      advice: `write \`${decimal}\`, which is octal ${node.text}`,
      fixes,
    });
  }
  if (target === 'boolean' && json.kind === 'number' && /^[01]$/.test(node.text)) {
    const word = String(node.text === '1');
    const fixes = replaceWith(node, word, `Write \`${word}\``, false);
    return wrongType(node, entry, target, { found, advice: `write \`${word}\``, fixes });
  }
  if (target === 'boolean') return wrongType(node, entry, target, { found, ...meantBoolean(node) });
  const size = target === 'integer' ? meantSize(node, entry) : undefined;
  return wrongType(node, entry, target, { found, ...(size ?? { advice: 'write a number without quotes' }) });
}

function withoutQuotes(node: ScalarNode, entry: Entry | undefined, target: TargetType, found: string): DecodeProblem {
  const fixes = replaceWith(node, node.text, 'Remove the quotes', true);
  return wrongType(node, entry, target, { found, advice: 'remove the quotes', fixes });
}

function isOctalNotation(entry: Entry | undefined): boolean {
  return entry?.keywords['x-notation'] === 'octal';
}

function foundIn(json: JsonScalar, target: TargetType): string {
  const text = json.node.kind === 'scalar' ? quote(json.node.text) : 'a value';
  switch (json.kind) {
    case 'boolean':
      return `${text} is a boolean`;
    case 'number':
      return target !== 'integer' || isInteger(json.literal) ? `${text} is a number` : `${text} is no whole number`;
    case 'string':
      return describeNode(json.node);
  }
}

import type { Node, ScalarNode } from '../../document/node.ts';
import type { Entry } from '../../shape/entry.ts';
import type { Decoded, DecodeProblem, Value } from '../decoded.ts';
import { quoteScalar, replaceWith } from '../fixes.ts';
import { beforeGluedComment, glueAdvice, unglueComment } from '../gluedComment.ts';
import { integerValue } from '../go/numbers.ts';
import { wrapScalar } from '../listFixes.ts';
import { decodedScalar, decodedUnknown } from '../makeDecoded.ts';
import { meantBoolean } from '../meantScalar.ts';
import { missingColon } from '../missingColon.ts';
import { describeNode, misfitTag, quote, wrongType } from '../problems.ts';
import { targetTypeOf } from '../targetType.ts';
import { typeHint } from '../typeHint.ts';
import { entryOfType, type PyType, takes, wantedTypes } from './pyTarget.ts';
import { type PyResolved, resolvePyScalar } from './resolvePyScalar.ts';

type Present = Exclude<PyResolved, { readonly kind: 'refused' }>;

/** A scalar where the schema wants a value of the entry's types. A null that it takes is a value that nobody looks at. */
export function pyScalarIntoTarget(node: ScalarNode, entry: Entry | undefined): Decoded {
  if (node.masked) return decodedUnknown(node, entry);
  const resolved = resolvePyScalar(node);
  if (entry?.keywords['x-as-written'] && resolved.kind !== 'null') return decodedScalar(node.text, node, entry);
  if (resolved.kind === 'refused') return decodedUnknown(node, entry, [refusedScalar(node, resolved)]);
  const own = entryOfType(entry, typesOfKind[resolved.kind]);
  if (!takes(own, typesOfKind[resolved.kind])) {
    return decodedUnknown(node, entry, [scalarOfWrongType(node, entry, resolved)]);
  }
  if (resolved.kind === 'null' || resolved.kind === 'timestamp') return decodedUnknown(node, own);
  return decodedScalar(plainValue(resolved), node, own);
}

/** What a value of each kind is to the real tool's validator; a time is of no type. */
const typesOfKind: Readonly<Record<Present['kind'], readonly PyType[]>> = {
  null: ['null'],
  boolean: ['boolean'],
  integer: ['integer', 'number'],
  float: ['number'],
  timestamp: [],
  string: ['string'],
  bytes: ['string'],
};

function plainValue(resolved: Exclude<Present, { readonly kind: 'null' | 'timestamp' }>): Value {
  switch (resolved.kind) {
    case 'integer':
      return integerValue(resolved.value);
    case 'boolean':
    case 'float':
      return resolved.value;
    case 'string':
    case 'bytes':
      return resolved.text;
  }
}

function refusedScalar(node: ScalarNode, { why, tag }: PyResolved & { readonly kind: 'refused' }): DecodeProblem {
  switch (why) {
    case 'unknown-tag':
      return unknownTag(node);
    case 'misfit':
      return misfitTag(node, tag, tag === '!!binary' ? 'text' : describeValue(node));
    case 'word':
      return {
        code: 'misfit-tag',
        severity: 'error',
        message: `${quote(node.text)} without quotes ${reservedFor(tag)}: the file is refused; put it in quotes`,
        node,
        reportedByTool: true,
        fixes: quoteScalar(node),
      };
  }
}

function reservedFor(tag: string): string {
  switch (tag) {
    case '!!merge':
      return 'merges a mapping and cannot be a value';
    case '!!value':
      return 'means a default value, which the tool does not know';
    case '!!timestamp':
      return 'looks like a date, but there is no such day or hour';
    default:
      return 'looks like a number, but is none';
  }
}

function describeValue(node: ScalarNode): string {
  return node.text === '' ? 'nothing' : 'text';
}

/** A tag that the real tool's loader has no constructor for. */
export function unknownTag(node: Node): DecodeProblem {
  return {
    code: 'misfit-tag',
    severity: 'error',
    message: `the tag \`${node.tag ?? '!'}\` is not known to the tool: the file is refused; remove the tag, or put a text that begins with \`!\` in quotes`,
    node,
    reportedByTool: true,
  };
}

const keysBelow = 'write its keys on the lines below, further to the right';

function scalarOfWrongType(node: ScalarNode, entry: Entry | undefined, resolved: Present): DecodeProblem {
  const found = foundIn(node, resolved);
  const want = wantedTypes(entry);
  const target = targetTypeOf(want.one);
  const say = (way: Parameters<typeof wrongType>[3]): DecodeProblem =>
    wrongType(node, entry, target, { found, ...(want.words === undefined ? {} : { want: want.words }), ...way });
  const [type = 'string'] = typesOfKind[resolved.kind];
  const hint = type === 'null' ? undefined : typeHint(entry, type, node);
  const way = want.has('object') && type === 'string' ? (missingColon(node, want.one, hint) ?? hint) : hint;
  if (way) return say(way);
  if (resolved.kind === 'null') return say({ advice: 'write a value, or remove the key' });
  if (want.has('string')) return say({ advice: 'put it in quotes', fixes: quoteScalar(node) });
  if (want.has('array')) {
    const item = want.item;
    const takesKeys = item !== undefined && targetTypeOf(item) === 'struct';
    const advice = takesKeys ? 'write items with keys of their own' : 'put `- ` in front of it, or write it in `[ ]`';
    return say({ advice, fixes: wrapScalar(node, want.list) });
  }
  if (want.has('object')) return say({ advice: keysBelow });
  if (node.style !== 'plain' && fitsWithoutQuotes(node, entry)) {
    return say({ advice: 'remove the quotes', fixes: replaceWith(node, node.text, 'Remove the quotes', true) });
  }
  const bare = beforeGluedComment(node);
  if (bare !== undefined && fitsWithoutQuotes({ ...node, text: bare }, entry)) {
    return say({ advice: glueAdvice, fixes: (document) => unglueComment(node, document) });
  }
  if (want.has('boolean')) return say(meantBoolean(node));
  return say({ advice: 'write a number without quotes' });
}

function fitsWithoutQuotes(node: ScalarNode, entry: Entry | undefined): boolean {
  if (node.tag !== undefined || node.text === '') return false;
  const resolved = resolvePyScalar({ ...node, style: 'plain' });
  if (resolved.kind === 'refused' || resolved.kind === 'null') return false;
  const types = typesOfKind[resolved.kind];
  return takes(entryOfType(entry, types), types);
}

function foundIn(node: ScalarNode, resolved: Present): string {
  switch (resolved.kind) {
    case 'null':
      return node.end > node.start ? `${quote(node.text)} is no value` : 'nothing stands here';
    case 'boolean':
      return `${quote(node.text)} is a boolean`;
    case 'integer':
    case 'float': {
      if (node.text.includes(':')) return `${quote(node.text)} is a number that counts in sixties`;
      const isOctal = /^[-+]?0[0-7_]+$/u.test(node.text);
      return `${quote(node.text)} is ${isOctal ? `octal, the number ${resolved.value}` : 'a number'}`;
    }
    case 'timestamp':
      return `${quote(node.text)} is a date`;
    case 'string':
    case 'bytes':
      return describeNode(node);
  }
}

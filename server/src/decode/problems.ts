import type { Fix } from '../base/problem.ts';
import type { Node, Pair } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import type { Entry } from '../shape/entry.ts';
import type { DecodeProblem } from './decoded.ts';
import { removeRespelled, respell } from './fixes.ts';
import type { Reshaping } from './listFixes.ts';
import { nameOf, type TargetType } from './targetType.ts';
import { textOf } from './textOf.ts';

/** The problems that more than one dialect finds, in one wording. */

type Fixes = (document: TextDocument) => readonly Fix[];

const wanted: Record<TargetType, string> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  list: 'a list',
  struct: 'keys of its own',
  map: 'keys of its own',
  any: 'a value',
};

/** A value of another type than its key has. `advice` says what to write instead. */
export function wrongType(
  node: Node,
  entry: Entry | undefined,
  target: TargetType,
  {
    found = describeNode(node),
    want = wanted[target],
    advice,
    fixes,
    instead,
  }: Partial<Reshaping> & { readonly found?: string; readonly want?: string } = {},
): DecodeProblem {
  const isRoot = entry?.parent === undefined;
  const needed = isRoot ? (target === 'list' ? 'a list at its top level' : 'keys with values at its top level') : want;
  return {
    code: isRoot ? 'not-a-mapping' : 'wrong-type',
    severity: 'error',
    message: `${nameOf(entry)} needs ${needed}, but ${found}: the file is refused${advice === undefined ? '' : `; ${advice}`}`,
    ...instead,
    node,
    reportedByTool: true,
    // The reader has something to say of a text between quotes that are none.
    ...(node.kind === 'scalar' ? { cause: node } : {}),
    ...(fixes ? { fixes } : {}),
  };
}

export function numberOutOfRange(node: Node, entry: Entry | undefined): DecodeProblem {
  return {
    code: 'number-out-of-range',
    severity: 'error',
    message:
      `${nameOf(entry)} needs a whole number between -2^63 and 2^63-1, but ${quote(textOf(node))} lies outside: ` +
      'the file is refused; write a smaller number',
    node,
    reportedByTool: true,
  };
}

export function duplicateKey(
  again: Pair,
  first: Pair,
  outcome: 'refused' | 'last wins' | 'replaces',
  fixes: Fixes,
  reportedByTool = outcome === 'refused',
): DecodeProblem {
  const consequence = duplicateConsequence[outcome];
  return {
    code: 'duplicate-key',
    severity: outcome === 'refused' ? 'error' : 'warning',
    message: `${quote(textOf(again.key))} stands here for the second time in the same mapping: ${consequence}; keep one of them`,
    node: again.key,
    reportedByTool,
    related: { node: first.key, message: 'the key stands here first' },
    fixes,
  };
}

const duplicateConsequence = {
  refused: 'the file is refused',
  'last wins': 'it is read over the first one, silently: a single value takes its place, objects and lists mix with it',
  replaces: 'it takes the place of the first one, silently, with all that stands below it',
} as const;

/** A null where a list or an object is wanted; the key counts as absent. */
export function nullValue(pair: Pair, name: string, reportedByTool: boolean, fixes: Fixes): DecodeProblem {
  const { key, value } = pair;
  const isWritten = value !== undefined && value.end > value.start;
  return {
    code: 'null-value',
    severity: 'warning',
    message: `\`${name}\` has no value: it is read as if the key were not there; write its keys below it, or remove it`,
    node: isWritten ? value : key,
    below: [name],
    reportedByTool,
    missing: true,
    cause: key,
    fixes,
  };
}

export function nullItem(
  node: Node,
  index: number,
  outcome: 'dropped' | 'zero value',
  reportedByTool: boolean,
  fixes: Fixes,
): DecodeProblem {
  const consequence =
    outcome === 'dropped'
      ? 'it is dropped, and the items behind it move up by one'
      : 'it is read as an item with nothing in it';
  return {
    code: 'null-item',
    severity: 'warning',
    message: `this list item is empty: ${consequence}; write a value or remove the item`,
    node,
    below: [index],
    reportedByTool,
    cause: node,
    fixes,
  };
}

export function aliasOfItself(node: Node, name: string): DecodeProblem {
  return {
    code: 'alias-of-itself',
    severity: 'error',
    message: `\`*${name}\` stands inside of what it stands for, so it has no end: the file is refused; write the value out`,
    node,
    reportedByTool: true,
  };
}

export function excessiveAliasing(node: Node): DecodeProblem {
  return {
    code: 'excessive-aliasing',
    severity: 'error',
    message: 'nearly everything in this file comes out of aliases (`*name`): the file is refused; write the values out',
    node,
    reportedByTool: true,
  };
}

export function invalidMerge(node: Node): DecodeProblem {
  return {
    code: 'invalid-merge',
    severity: 'error',
    message:
      '`<<` needs an alias of a mapping, a mapping, or a list of these: the file is refused; ' +
      'write `<<: *name`, where `&name` stands at a mapping above',
    node,
    reportedByTool: true,
  };
}

/** A key that is matched although its case differs. */
export function respelledCase(pair: Pair, name: string, reportedByTool: boolean): DecodeProblem {
  const consequence = reportedByTool
    ? 'is read as it but reported as an unused key, and unknown keys below it go unnoticed'
    : 'is read as it by some readers and refused by others';
  return {
    code: 'key-case',
    severity: 'warning',
    message: `${quote(textOf(pair.key))} differs from \`${name}\` in case: it ${consequence}; write \`${name}\``,
    node: pair.key,
    below: [name],
    reportedByTool,
    fixes: respell(pair, name),
  };
}

/** A key in another case beside the one that it is read as; the one that is read last counts. */
export function respelledTwin(pair: Pair, meant: Pair, isLast: boolean, reportedByTool: boolean): DecodeProblem {
  const name = textOf(meant.key);
  const [loser, winner] = isLast ? [name, textOf(pair.key)] : [textOf(pair.key), name];
  const message = `${quote(textOf(pair.key))} and ${quote(name)}, which stands here too, differ in case only and are read as one key: ${quote(winner)} takes the place of ${quote(loser)}, silently; keep ${quote(name)} alone`;
  const related = { node: meant.key, message: `${quote(name)} stands here` };
  return {
    code: 'key-case',
    severity: 'warning',
    message,
    node: pair.key,
    below: [name],
    reportedByTool,
    related,
    fixes: removeRespelled(pair, meant),
  };
}

/** A text that does not fit the tag in front of it. */
export function misfitTag(node: Node, tag: string, found: string): DecodeProblem {
  const message =
    tag === '!!binary'
      ? `${quote(textOf(node))} is tagged \`!!binary\` but is no base64: the file is refused; correct the base64 or remove the tag`
      : `${quote(textOf(node))} is ${found}, which does not fit its tag \`${tag}\`: the file is refused; remove the tag`;
  return { code: 'misfit-tag', severity: 'error', message, node, reportedByTool: true };
}

export function complexKey(node: Node): DecodeProblem {
  return {
    code: 'complex-key',
    severity: 'error',
    message: `${node.kind === 'seq' ? 'a list' : 'a mapping'} cannot be a key: the file is refused; write a name before the colon`,
    node,
    reportedByTool: true,
  };
}

/** What stands at a node, as the object of a sentence. */
export function describeNode(node: Node): string {
  switch (node.kind) {
    case 'map':
      return 'a mapping stands here';
    case 'seq':
      return 'a list stands here';
    case 'scalar':
      return node.style === 'plain'
        ? `${quote(node.text)} is text`
        : `${quoted(node.text)} ${styleOf(node.style)} is text`;
    case 'alias':
    case 'damaged':
      return 'something else stands here';
  }
}

function styleOf(style: 'single' | 'double' | 'literal' | 'folded'): string {
  return style === 'single' || style === 'double' ? 'in quotes' : 'in a block';
}

export function quote(text: string): string {
  return `\`${shorten(text)}\``;
}

function quoted(text: string): string {
  return `"${shorten(text)}"`;
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

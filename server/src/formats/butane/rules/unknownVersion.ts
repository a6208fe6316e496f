import type { Fix, Problem } from '../../../base/problem.ts';
import type { TextEdit } from '../../../base/text.ts';
import { type Decoded, known, type Member } from '../../../decode/decoded.ts';
import { respell } from '../../../decode/fixes.ts';
import { beforeGluedComment, glueAdvice, unglueComment } from '../../../decode/gluedComment.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { standInFor } from '../../../decode/standIn.ts';
import { mayHaveMoreKeys } from '../../../decode/visit.ts';
import type { Node, Pair } from '../../../document/node.ts';
import { insertPair, replaceScalar } from '../../../document/textEdits.ts';
import { nearest, sameWord } from '../../../shape/nearest.ts';
import { currentRows, isVersion, likelyVersions, type VersionRow } from '../../../shape/versions.ts';
import { listed } from '../../../shape/wording.ts';
import type { Rule, RuleContext } from '../../format.ts';
import { containerLinuxConfigMarks } from '../containerLinuxConfig.ts';
import { meantText } from '../resolveVersion.ts';

const codes = {
  missingVariant: 'butane/missing-variant',
  unknownVariant: 'butane/unknown-variant',
  removedVariant: 'butane/removed-variant',
  missingVersion: 'butane/missing-version',
  unknownVersion: 'butane/unknown-version',
} as const;

const semanticVersion = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[\w.-]+)?(?:\+[\w.-]+)?$/u;

const purposes = {
  variant: 'says for which system the file is',
  version: 'says which keys the file may have',
} as const;

/** `variant` and `version` together must name a pair that the real tool has registered. */
export const unknownVersion: Rule = {
  codes: Object.values(codes),
  check: (context) => {
    const { decoded, target } = context;
    const variant = decoded.members?.get('variant');
    const version = decoded.members?.get('version');
    if (!decoded.members || (target.row && variant && version)) return [];
    if (mayHaveMoreKeys(decoded.node)) return [];
    if (containerLinuxConfigMarks(decoded.node).length > 0) return [];
    if (isUncertain(variant) || isUncertain(version)) return [];
    const unwritten = versionKeys.filter((key) => isUnwritten(key, decoded));
    const early = unwritten.length > 0 ? endsEarly(unwritten, context) : undefined;
    if (early) return [early];
    if (unwritten.length === versionKeys.length) return [missingBoth(context)];
    const problems = [checkVariant(variant, context), checkVersion(version, context)];
    return problems.filter((problem) => problem !== undefined);
  },
};

function checkVariant(member: Member | undefined, context: RuleContext): Problem | undefined {
  const { decoded, target } = context;
  const rows = currentRows(target.table);
  const variants = [...new Set(rows.map((row) => row.variant))];
  const text = textOf(member);
  const fitting = variantsWithVersion(meantText(decoded, 'version'), variants, rows);
  if (!member || text === undefined || text === '') {
    return missing('variant', `accepted: ${listed(variants)}`, fitting, context);
  }
  if (variants.includes(text)) return undefined;
  const removed = target.table.rows.find((row) => row.variant === text && row.status === 'removed');
  if (removed) {
    const message = `the variant \`${text}\` is gone: Butane refuses the file; ${removed.advice ?? ''}`;
    return valueProblem(codes.removedVariant, message, member.pair, 'variant', ['openshift'], context);
  }
  const near = nearest(text, variants);
  const accepted = listed([...near, ...variants.filter((name) => !near.includes(name))]);
  const message = `unknown variant \`${text}\`: Butane refuses the file; accepted: ${accepted}`;
  return valueProblem(codes.unknownVariant, message, member.pair, 'variant', near.length > 0 ? near : fitting, context);
}

/** The variants that have the version; all where none has it. */
function variantsWithVersion(
  version: string | undefined,
  variants: readonly string[],
  rows: readonly VersionRow[],
): readonly string[] {
  const fitting = variants.filter((variant) => rows.some((row) => row.variant === variant && isVersion(version, row)));
  return fitting.length > 0 ? fitting : variants;
}

function checkVersion(member: Member | undefined, context: RuleContext): Problem | undefined {
  const variant = meantText(context.decoded, 'variant');
  const text = textOf(member);
  const own = currentRows(context.target.table).filter((row) => row.variant === variant);
  if (!member || text === undefined || text === '') {
    const newest = newestOf(own);
    const advice = newest === undefined ? undefined : `the newest stable version of ${variant} is \`${newest}\``;
    return missing('version', advice, newest === undefined ? [] : [newest], context);
  }
  // Which versions there are depends on the variant, and that has its own problem.
  if (own.length === 0 && semanticVersion.test(text)) return undefined;
  if (own.some((row) => isVersion(text, row))) return undefined;
  const node = member.value.node;
  const bare = node.kind === 'scalar' ? beforeGluedComment(node) : undefined;
  if (node.kind === 'scalar' && own.some((row) => isVersion(bare, row))) {
    return problemAt(node, {
      ...common(codes.unknownVersion),
      message: `\`${text}\` is not a version of three numbers: Butane refuses the file; ${glueAdvice}`,
      path: ['version'],
      cause: member.pair.key,
      fixes: () => unglueComment(node, context.document),
    });
  }
  const ordered = likelyVersions(text, own);
  const accepted =
    ordered.length > 0 ? `; nearest accepted: ${listed(ordered)}` : '; write three numbers, like `1.6.0`';
  const what = semanticVersion.test(text)
    ? `${variant} has no version \`${text}\``
    : `\`${text}\` is not a version of three numbers`;
  const message = `${what}: Butane refuses the file${accepted}`;
  return valueProblem(codes.unknownVersion, message, member.pair, 'version', ordered.slice(0, 3), context);
}

type VersionKey = 'variant' | 'version';

const versionKeys: readonly VersionKey[] = ['variant', 'version'];

/** Keys that are missing because the document ends before the line where they may stand. */
function endsEarly(keys: readonly VersionKey[], { document, part }: RuleContext): Problem | undefined {
  const end = document.parts[part]?.problems.find(({ code, cause }) => code === 'syntax/after-document' && cause);
  if (!end) return undefined;
  const { message, range, fixes = [] } = end;
  return {
    ...common(keys.includes('variant') ? codes.missingVariant : codes.missingVersion),
    message: `${message}; without ${keys.map((key) => `\`${key}\``).join(' and ')} Butane refuses the file`,
    range,
    cause: range,
    path: [],
    fixes: () => fixes,
  };
}

/** A key that is absent, empty or misspelt. */
function missing(
  key: VersionKey,
  advice: string | undefined,
  choices: readonly string[],
  context: RuleContext,
): Problem {
  const { decoded, document } = context;
  const code = key === 'variant' ? codes.missingVariant : codes.missingVersion;
  const need = `it ${purposes[key]}, and without it Butane refuses the file`;
  const end = advice === undefined ? '' : `; ${advice}`;
  const written = decoded.members?.get(key)?.pair;
  const standIn = standInFor(decoded, key);
  if (standIn?.kind === 'misspelt') {
    const { pair, found, isCertain } = standIn;
    const message = `unknown key \`${found}\`: the file needs \`${key}\`, which ${purposes[key]}, and without it Butane refuses the file; did you mean \`${key}\`?`;
    const fixes = () => respell(pair, key, isCertain)(document);
    return problemAt(pair.key, { ...common(code), message, path: [found], cause: pair.key, fixes });
  }
  const empty = standIn?.kind === 'null' ? standIn.pair : written;
  if (empty) return valueProblem(code, `\`${key}\` has no value: ${need}${end}`, empty, key, choices, context);
  const [first] = choices;
  return problemAt(firstNode(decoded), {
    ...common(code),
    message: `\`${key}\` is missing: ${need}${end}`,
    path: [],
    fixes: () => (first === undefined ? [] : insertion(key, first, context)),
  });
}

/** A file that has neither of the two, as every file is at first. */
function missingBoth(context: RuleContext): Problem {
  const { decoded, target } = context;
  const version = newestOf(currentRows(target.table).filter((row) => row.variant === usualVariant)) ?? '';
  const found =
    decoded.node.kind === 'map'
      ? 'the file says neither `variant` nor `version`, and without them Butane refuses it'
      : 'the file is empty, and without `variant` and `version` Butane refuses it';
  return problemAt(firstNode(decoded), {
    ...common(codes.missingVariant),
    message: `${found}; begin with \`variant: ${usualVariant}\` and \`version: ${version}\``,
    path: [],
    fixes: () => {
      const edits = headEdits(version, context);
      const title = `Insert \`variant: ${usualVariant}\` and \`version: ${version}\``;
      return edits.length > 0 ? [{ title, edits, certain: false }] : [];
    },
  });
}

const usualVariant = 'fcos';

function headEdits(version: string, { document, decoded }: RuleContext): readonly TextEdit[] {
  const { node } = decoded;
  const { text } = document;
  if (node.kind === 'map' && node.pairs.length > 0) {
    const pairs = [
      ...insertPair(document, node, 'variant', usualVariant, 'first'),
      ...insertPair(document, node, 'version', version, 'first'),
    ];
    const at = pairs[0]?.start ?? 0;
    return [{ start: at, end: at, newText: pairs.map(({ newText }) => newText).join('') }];
  }
  if (node.kind === 'map' || document.parts.length > 1) return [];
  const newline = /\r?\n/u.exec(text)?.[0] ?? '\n';
  const before = text === '' || /[\r\n]$/u.test(text) ? '' : newline;
  const newText = `${before}variant: ${usualVariant}${newline}version: ${version}${newline}`;
  return [{ start: text.length, end: text.length, newText }];
}

function insertion(key: VersionKey, value: string, { document, decoded }: RuleContext): readonly Fix[] {
  const { node } = decoded;
  if (node.kind !== 'map') return [];
  const after = key === 'version' ? decoded.members?.get('variant')?.pair : undefined;
  const edits = insertPair(document, node, key, value, after ?? 'first');
  return [{ title: `Insert \`${key}: ${value}\``, edits, certain: false }];
}

/** A value that cannot stand; at its key where it is empty. The choices are what it can be changed to. */
function valueProblem(
  code: string,
  message: string,
  { key: keyNode, value: node }: Pair,
  key: VersionKey,
  choices: readonly string[],
  { document }: RuleContext,
): Problem {
  const isVisible = node !== undefined && node.end > node.start;
  const fixes = (): readonly Fix[] => {
    if (node?.kind !== 'scalar') return [];
    return choices.map((choice) => ({
      title: `Change to \`${choice}\``,
      edits: replaceScalar(document, node, choice),
      certain: choices.length === 1 && sameWord(node.text, choice),
    }));
  };
  return problemAt(isVisible ? node : keyNode, { ...common(code), message, path: [key], cause: keyNode, fixes });
}

function common(code: string): Pick<Problem, 'code' | 'source' | 'severity'> {
  return { code, source: 'butane', severity: 'error' };
}

/** Where to say that something is missing from the file. */
function firstNode({ node }: Decoded): Node {
  return node.kind === 'map' ? (node.pairs[0]?.key ?? node) : node;
}

function newestOf(rows: readonly VersionRow[]): string | undefined {
  return rows.findLast((row) => row.status === 'stable')?.version;
}

function isUnwritten(key: VersionKey, decoded: Decoded): boolean {
  return !decoded.members?.has(key) && !standInFor(decoded, key);
}

function textOf(member: Member | undefined): string | undefined {
  const value = member?.value.value;
  return typeof value === 'string' ? value : undefined;
}

function isUncertain(member: Member | undefined): boolean {
  return member !== undefined && !known(member.value.value);
}

import type { Fix, Problem } from '../../../base/problem.ts';
import { type Decoded, known, type Member } from '../../../decode/decoded.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { mayHaveMoreKeys } from '../../../decode/visit.ts';
import type { ScalarNode } from '../../../document/node.ts';
import { insertPair, replaceScalar } from '../../../document/textEdits.ts';
import { nearest } from '../../../shape/nearest.ts';
import { currentRows, likelyVersions, type VersionRow } from '../../../shape/versions.ts';
import { listed } from '../../../shape/wording.ts';
import type { Rule, RuleContext } from '../../format.ts';
import { containerLinuxConfigMarks } from '../containerLinuxConfig.ts';

const codes = {
  missingVariant: 'butane/missing-variant',
  unknownVariant: 'butane/unknown-variant',
  removedVariant: 'butane/removed-variant',
  missingVersion: 'butane/missing-version',
  unknownVersion: 'butane/unknown-version',
} as const;

const semanticVersion = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[\w.-]+)?(?:\+[\w.-]+)?$/u;

/** `variant` and `version` together must name a pair that the real tool has registered. */
export const unknownVersion: Rule = {
  codes: Object.values(codes),
  check: (context) => {
    const { decoded, target } = context;
    if (target.row || !decoded.members) return [];
    if (mayHaveMoreKeys(decoded.node)) return [];
    if (containerLinuxConfigMarks(decoded.node).length > 0) return [];
    const variant = decoded.members?.get('variant');
    const version = decoded.members?.get('version');
    if (isUncertain(variant) || isUncertain(version)) return [];
    const rows = currentRows(target.table);
    const variants = [...new Set(rows.map((row) => row.variant))];
    const problems = [checkVariant(variant, variants, context), checkVersion(variant, version, rows, context)];
    return problems.filter((problem) => problem !== undefined);
  },
};

function checkVariant(
  member: Member | undefined,
  variants: readonly string[],
  context: RuleContext,
): Problem | undefined {
  const text = textOf(member);
  if (!member || text === undefined || text === '') {
    const message = `\`variant\` is missing: it says for which system the file is, and without it the file is refused; accepted: ${listed(variants)}`;
    return member
      ? valueProblem(codes.missingVariant, message, member, ['variant'], choiceFixes(member, variants, context))
      : missingProblem(codes.missingVariant, message, context.decoded, insertion('variant', 'fcos', context));
  }
  if (variants.includes(text)) return undefined;
  const removed = context.target.table.rows.find((row) => row.variant === text && row.status === 'removed');
  if (removed) {
    const message = `the variant \`${text}\` is gone: the file is refused; ${removed.advice ?? ''}`;
    return valueProblem(
      codes.removedVariant,
      message,
      member,
      ['variant'],
      choiceFixes(member, ['openshift'], context),
    );
  }
  const near = nearest(text, variants);
  const message = `unknown variant \`${text}\`: the file is refused; accepted: ${listed([...near, ...variants.filter((name) => !near.includes(name))])}`;
  return valueProblem(
    codes.unknownVariant,
    message,
    member,
    ['variant'],
    choiceFixes(member, near.length > 0 ? near : variants, context),
  );
}

function checkVersion(
  variantMember: Member | undefined,
  member: Member | undefined,
  rows: readonly VersionRow[],
  context: RuleContext,
): Problem | undefined {
  const variant = textOf(variantMember);
  const text = textOf(member);
  const own = rows.filter((row) => row.variant === variant);
  const newest = own.findLast((row) => row.status === 'stable')?.version;
  if (!member || text === undefined || text === '') {
    const message =
      '`version` is missing: it says which keys the file may have, and without it the file is refused' +
      (newest === undefined ? '' : `; the newest stable version of ${variant} is \`${newest}\``);
    if (member)
      return valueProblem(
        codes.missingVersion,
        message,
        member,
        ['version'],
        choiceFixes(member, newest ? [newest] : [], context),
      );
    return missingProblem(
      codes.missingVersion,
      message,
      context.decoded,
      newest ? insertion('version', newest, context) : undefined,
    );
  }
  // Which versions there are depends on the variant, and that has its own problem.
  if (own.length === 0 && semanticVersion.test(text)) return undefined;
  const ordered = likelyVersions(text, own);
  const accepted =
    ordered.length > 0 ? `; nearest accepted: ${listed(ordered)}` : '; write three numbers, like `1.6.0`';
  const what = semanticVersion.test(text)
    ? `${variant} has no version \`${text}\``
    : `\`${text}\` is not a version of three numbers`;
  return valueProblem(
    codes.unknownVersion,
    `${what}: the file is refused${accepted}`,
    member,
    ['version'],
    choiceFixes(member, ordered.slice(0, 3), context),
  );
}

function choiceFixes(member: Member, choices: readonly string[], { document }: RuleContext): () => readonly Fix[] {
  return () => {
    const { node } = member.value;
    if (node.kind !== 'scalar') return [];
    return choices.slice(0, 4).map((choice, index) => ({
      title: `Change to \`${choice}\``,
      edits: replaceScalar(document, node, choice),
      certain: index === 0 && choices.length === 1,
    }));
  };
}

function insertion(key: string, value: string, { document, decoded }: RuleContext): () => readonly Fix[] {
  return () => {
    const { node } = decoded;
    if (node.kind !== 'map') return [];
    const after = key === 'version' ? decoded.members?.get('variant')?.pair : undefined;
    return [
      {
        title: `Insert \`${key}: ${value}\``,
        edits: insertPair(document, node, key, value, after ?? 'first'),
        certain: false,
      },
    ];
  };
}

function valueProblem(
  code: string,
  message: string,
  member: Member,
  path: readonly string[],
  fixes: () => readonly Fix[],
): Problem {
  const { node } = member.value;
  const at = node.kind === 'scalar' && isEmptyText(node) ? member.pair.key : node;
  return problemAt(at, { code, source: 'butane', severity: 'error', message, path, fixes });
}

function missingProblem(
  code: string,
  message: string,
  decoded: Decoded,
  fixes: (() => readonly Fix[]) | undefined,
): Problem {
  const { node } = decoded;
  const at = node.kind === 'map' ? (node.pairs[0]?.key ?? node) : node;
  return problemAt(at, { code, source: 'butane', severity: 'error', message, path: [], ...(fixes ? { fixes } : {}) });
}

function textOf(member: Member | undefined): string | undefined {
  const value = member?.value.value;
  return typeof value === 'string' ? value : undefined;
}

function isUncertain(member: Member | undefined): boolean {
  return member !== undefined && !known(member.value.value);
}

function isEmptyText(node: ScalarNode): boolean {
  return node.start === node.end;
}

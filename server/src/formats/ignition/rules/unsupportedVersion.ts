import type { Problem } from '../../../base/problem.ts';
import { known } from '../../../decode/decoded.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import type { Node } from '../../../document/node.ts';
import { replaceScalar } from '../../../document/textEdits.ts';
import type { Target } from '../../../shape/target.ts';
import { likelyVersions } from '../../../shape/versions.ts';
import { listed } from '../../../shape/wording.ts';
import type { Rule, RuleContext } from '../../format.ts';
import { missingVersion } from '../missingVersion.ts';
import { resolveVersion, versionText } from '../resolveVersion.ts';

const codes = {
  missing: 'ignition/missing-version',
  unsupported: 'ignition/unsupported-version',
  predecessor: 'ignition/version-2',
} as const;

/** `ignition.version` must be one that today's Ignition reads. */
export const unsupportedVersion: Rule = {
  codes: Object.values(codes),
  check: (context) => {
    const { decoded, target } = context;
    const section = decoded.members?.get('ignition');
    const member = section?.value.members?.get('version');
    if (!decoded.members || (target.row && member)) return [];
    if ((section && !known(section.value.value)) || (member && !known(member.value.value))) return [];
    const text = versionText(decoded);
    if (resolveVersion(decoded).predecessorAt) {
      const at = member?.value.node ?? decoded.members?.get('ignitionVersion')?.pair.key ?? decoded.node;
      return [predecessor(at, text, target)];
    }
    if (!member || text === undefined) return [missing(context)];
    return [unsupported(text, member.value.node, context)];
  },
};

function predecessor(node: Node, text: string | undefined, { refusal }: Target): Problem {
  return problemAt(node, {
    code: codes.predecessor,
    source: 'ignition',
    severity: 'error',
    message:
      `this is an Ignition ${text ?? '1'} config, which Ignition 2.0 and later read no more (they want spec 3): ${refusal}; ` +
      'convert it to Butane or to spec 3: `strata convert --to butane` or `--to ignition`, or `Strata: Convert To…` in VS Code',
    path: text === undefined ? ['ignitionVersion'] : ['ignition', 'version'],
  });
}

function missing({ decoded, document, target }: RuleContext): Problem {
  return missingVersion(decoded, document, {
    code: codes.missing,
    source: 'ignition',
    path: [],
    key: undefined,
    fate: `without it ${target.refusal}`,
    newest: newestStable(decoded),
  });
}

function unsupported(text: string, node: Node, { decoded, document, target }: RuleContext): Problem {
  const ordered = likelyVersions(text, resolveVersion(decoded).choices);
  return problemAt(node, {
    code: codes.unsupported,
    source: 'ignition',
    severity: 'error',
    message: `${text === '' ? '`ignition.version` is empty' : `Ignition does not read version \`${text}\``}: ${target.refusal}; nearest accepted: ${listed(ordered)}`,
    path: ['ignition', 'version'],
    fixes: () =>
      node.kind === 'scalar'
        ? ordered.slice(0, 3).map((version) => ({
            title: `Change to \`${version}\``,
            edits: replaceScalar(document, node, version),
            certain: false,
          }))
        : [],
  });
}

function newestStable(decoded: RuleContext['decoded']): string {
  return resolveVersion(decoded).choices.findLast((row) => row.status === 'stable')?.version ?? '';
}

import type { Fix, Problem } from '../../../base/problem.ts';
import { known } from '../../../decode/decoded.ts';
import { respell } from '../../../decode/fixes.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { standInFor } from '../../../decode/standIn.ts';
import type { Node } from '../../../document/node.ts';
import { insertPair, replaceScalar } from '../../../document/textEdits.ts';
import { likelyVersions } from '../../../shape/versions.ts';
import { listed } from '../../../shape/wording.ts';
import type { Rule, RuleContext } from '../../format.ts';
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
      return [predecessor(at, text)];
    }
    if (!member || text === undefined) return [missing(context)];
    return [unsupported(text, member.value.node, context)];
  },
};

function predecessor(node: Node, text: string | undefined): Problem {
  return problemAt(node, {
    code: codes.predecessor,
    source: 'ignition',
    severity: 'error',
    message:
      `this is an Ignition ${text ?? '1'} config, which Ignition 2.0 and later read no more (they want spec 3): the machine would stop in early boot; ` +
      'convert it to spec 3 with ign-converter, or write it anew as Butane',
    path: text === undefined ? ['ignitionVersion'] : ['ignition', 'version'],
  });
}

/** A version that is absent, null, or below a misspelt key. */
function missing(context: RuleContext): Problem {
  const { decoded, document } = context;
  const section = decoded.members?.get('ignition');
  const path = section ? ['ignition'] : [];
  const name = section ? 'version' : 'ignition';
  const standIn = standInFor(section?.value ?? decoded, name);
  const newest = newestStable(decoded);
  const common = { code: codes.missing, source: 'ignition', severity: 'error' } as const;
  const fate = 'without it the config is refused and the machine stops in early boot';
  const end = `${fate}; the newest stable version is \`${newest}\``;
  switch (standIn?.kind) {
    case 'misspelt': {
      const { pair, found, isCertain } = standIn;
      const message = `unknown key \`${found}\`: the config needs \`ignition.version\`, and ${fate}; did you mean \`${name}\`?`;
      const fixes = () => respell(pair, name, isCertain)(document);
      return problemAt(pair.key, { ...common, message, path: [...path, found], cause: pair.key, fixes });
    }
    case 'null': {
      const { key, value } = standIn.pair;
      const message = `\`${name}\` is null, so \`ignition.version\` is missing: ${end}`;
      const fixes = () => (value?.kind === 'scalar' ? versionInsteadOfNull(value, newest, name) : []);
      return problemAt(value ?? key, { ...common, message, path: [...path, name], cause: key, fixes });
    }
    case 'around':
    case undefined:
      return problemAt(section?.pair.key ?? firstNode(decoded.node), {
        ...common,
        message: `\`ignition.version\` is missing: ${end}`,
        path,
        fixes: () => insertion(newest, context),
      });
  }
}

function versionInsteadOfNull({ start, end }: Node, newest: string, name: 'version' | 'ignition'): readonly Fix[] {
  const newText = name === 'version' ? `"${newest}"` : `{ "version": "${newest}" }`;
  return [{ title: `Write \`${newText}\``, edits: [{ start, end, newText }], certain: false }];
}

function insertion(newest: string, { decoded, document }: RuleContext): readonly Fix[] {
  const section = decoded.members?.get('ignition')?.value.node;
  if (section?.kind === 'map') {
    const edits = insertPair(document, section, 'version', newest, 'first');
    return [{ title: `Insert "version": "${newest}"`, edits, certain: false }];
  }
  if (section || decoded.node.kind !== 'map') return [];
  const edits = insertPair(document, decoded.node, 'ignition', { lines: [`{ "version": "${newest}" }`] }, 'first');
  return [{ title: `Insert "ignition": { "version": "${newest}" }`, edits, certain: false }];
}

function firstNode(node: Node): Node {
  return node.kind === 'map' ? (node.pairs[0]?.key ?? node) : node;
}

function unsupported(text: string, node: Node, { decoded, document }: RuleContext): Problem {
  const ordered = likelyVersions(text, resolveVersion(decoded).choices);
  return problemAt(node, {
    code: codes.unsupported,
    source: 'ignition',
    severity: 'error',
    message: `${text === '' ? '`ignition.version` is empty' : `Ignition does not read version \`${text}\``}: the config is refused and the machine stops in early boot; nearest accepted: ${listed(ordered)}`,
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

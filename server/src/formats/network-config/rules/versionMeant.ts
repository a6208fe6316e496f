import type { Fix, Problem } from '../../../base/problem.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { replaceScalar } from '../../../document/textEdits.ts';
import type { Rule } from '../../format.ts';
import { childOf, configPlace } from '../devices.ts';
import { meantVersion } from '../resolveVersion.ts';

const code = 'network-config/key-of-later-version';

/** A number beside keys that are all of the other version. */
export const versionMeant: Rule = {
  codes: [code],
  check: ({ decoded, document, target }): readonly Problem[] => {
    const place = configPlace(decoded);
    const meant = meantVersion(place.decoded.members);
    const version = childOf(place, 'version');
    if (meant === undefined || !version) return [];
    const { node } = version.decoded;
    const first = [...(place.decoded.members?.keys() ?? [])].find((key) => key !== 'version') ?? '';
    const message = `v${3 - meant} has no \`${first}\`, which only v${meant} has: ${target.refusal}; write \`version: ${meant}\``;
    const fixes = (): readonly Fix[] =>
      node.kind === 'scalar'
        ? [
            {
              title: `Change to \`${meant}\``,
              edits: replaceScalar(document, node, String(meant), 'literal'),
              certain: false,
            },
          ]
        : [];
    return [problemAt(node, { code, source: 'cloud-init', severity: 'error', message, path: version.path, fixes })];
  },
};

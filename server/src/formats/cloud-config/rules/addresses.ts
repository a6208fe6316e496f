import { problemAt } from '../../../decode/shapeProblems.ts';
import { replaceScalar } from '../../../document/textEdits.ts';
import type { Rule } from '../../format.ts';
import { judgePlaces } from '../../pyYaml/judgePlaces.ts';

const code = 'cloud-config/misspelt-address';

/** What an address begins with, a slash or a colon short of one. */
const slip = /^(https?|ftp)(?::\/?(?![/\d])|\/\/|;\/\/)(?=[\w.[])/iu;

/** Addresses of servers that lack a slash or the colon. */
export const addresses: Rule = judgePlaces([code], function* ({ decoded, path }, _target, document) {
  const { value, entry, node } = decoded;
  if (typeof value !== 'string' || entry?.keywords['x-embeds'] === 'shell' || node.kind !== 'scalar') return;
  if (node.style === 'literal' || node.style === 'folded') return;
  if (/\s/u.test(value) || !slip.test(value)) return;
  const meant = value.replace(slip, '$1://');
  yield problemAt(node, {
    code,
    source: 'strata',
    severity: 'warning',
    message: `\`${value}\` is no address: nothing is reached by it; did you mean \`${meant}\`?`,
    path,
    fixes: () => [{ title: `Change to \`${meant}\``, edits: replaceScalar(document, node, meant), certain: true }],
  });
});

import type { Problem } from '../../../base/problem.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import type { Place } from '../../../decode/visit.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { replaceScalar } from '../../../document/textEdits.ts';
import type { Target } from '../../../shape/target.ts';
import { misspeltPathCode, pathSlip } from '../../fileFindings.ts';
import type { PlaceRule } from '../../pyYaml/judgePlaces.ts';
import { isFilledIn } from '../isFilledIn.ts';

const address = 'cloud-config/misspelt-address';

/** What an address begins with, a slash or a colon short of one. */
const beginning = /^(https?|ftp)(?::\/(?!\/)|:(?=[\w-]+\.[a-z]{2,}(?:[/:]|$))|\/\/|;\/\/)(?=[\w.[])/iu;

/** Addresses of servers that lack a slash or the colon, and paths that are nearly those that systems have. */
export const textSlips: PlaceRule = { codes: [address, misspeltPathCode], judge };

function* judge({ decoded, path }: Place, _target: Target, document: TextDocument): Generator<Problem> {
  const { value, entry, node } = decoded;
  if (typeof value !== 'string' || entry?.keywords['x-embeds'] === 'shell' || node.kind !== 'scalar') return;
  if (node.style === 'literal' || node.style === 'folded' || /\s/u.test(value) || isFilledIn(value)) return;
  const slip = value.startsWith('/') ? pathSlip(value) : addressSlip(value);
  if (!slip) return;
  const { message, title, whole } = slip;
  yield problemAt(node, {
    code: value.startsWith('/') ? misspeltPathCode : address,
    source: 'strata',
    severity: 'warning',
    message,
    path,
    fixes: () => [{ title, edits: replaceScalar(document, node, whole), certain: false }],
  });
}

function addressSlip(written: string): ReturnType<typeof pathSlip> {
  if (!beginning.test(written)) return undefined;
  const whole = written.replace(beginning, '$1://');
  const message = `\`${written}\` is no address: nothing is reached by it; did you mean \`${whole}\`?`;
  return { message, title: `Change to \`${whole}\``, whole };
}

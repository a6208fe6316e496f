import { knownItems } from '../../../decode/judgedConfig.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { type SshKeyFault, sshKeyFault } from '../../../embedded/sshKey.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { leafFinding } from '../../leafFinding.ts';
import type { User } from '../config.ts';

const codes = {
  'private-key': 'ssh/private-key',
  'no-key': 'ssh/no-key',
  certificate: 'ssh/certificate',
  'unknown-type': 'ssh/unknown-key-type',
  'gone-type': 'ssh/unknown-key-type',
  'unknown-option': 'ssh/unknown-option',
  damaged: 'ssh/damaged-key',
} as const satisfies Readonly<Record<SshKeyFault['kind'], string>>;

/** Lines of authorized_keys that sshd will pass over. */
export const sshKeys = configRule<User>({
  codes: [...new Set(Object.values(codes))],
  at: ['passwd.users.*'],
  *check({ sshAuthorizedKeys }) {
    for (const [index, text] of knownItems(sshAuthorizedKeys).entries())
      if (typeof text === 'string') yield* faultsIn(text, ['sshAuthorizedKeys', index]);
  },
});

/** A key may have several lines: it is written as it is. */
function* faultsIn(text: string, path: readonly (string | number)[]): Generator<Finding> {
  // A template that somebody else fills in.
  if (holdsTemplate(text) || text.includes('${')) return;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/gu)) {
    const fault = sshKeyFault(line);
    if (!fault) continue;
    const { kind, message: found, advice, range } = fault;
    const consequence =
      kind === 'private-key'
        ? 'everybody who reads the config can log in wherever it is trusted'
        : 'sshd passes over the line, so nobody can log in with it';
    const message = `${found}: ${consequence}; ${advice}`;
    const span = { start: index + range.start, end: index + range.end };
    yield leafFinding({ code: codes[kind], message, range: span }, path, text);
    if (kind === 'private-key') return;
  }
}

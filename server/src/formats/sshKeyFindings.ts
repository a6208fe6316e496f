import type { Path } from '../base/path.ts';
import { holdsTemplate } from '../embedded/placeholder.ts';
import { type SshKeyFault, sshKeyFault } from '../embedded/sshKey.ts';
import type { Finding } from './configRule.ts';
import { leafFinding } from './leafFinding.ts';

const codes = {
  'private-key': 'ssh/private-key',
  'no-key': 'ssh/no-key',
  certificate: 'ssh/certificate',
  'unknown-type': 'ssh/unknown-key-type',
  'gone-type': 'ssh/unknown-key-type',
  'unknown-option': 'ssh/unknown-option',
  damaged: 'ssh/damaged-key',
} as const satisfies Readonly<Record<SshKeyFault['kind'], string>>;

export const sshKeyCodes: readonly string[] = [...new Set(Object.values(codes))];

/** What is wrong with a text of authorized_keys that a config carries. A key may have several lines: it is written as it is. */
export function* sshKeyFindings(text: string, path: Path): Generator<Finding> {
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

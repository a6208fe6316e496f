import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { IgnitionConfig } from '../config.ts';

export const accountsWrittenOverCode = 'layers/accounts-written-over';

/** Where Ignition keeps what it makes of `passwd`, before it writes files. Source: coreos/ignition internal/exec/stages/files/files.go. */
const accountFiles: ReadonlySet<unknown> = new Set(['/etc/passwd', '/etc/shadow', '/etc/group', '/etc/gshadow']);

/** Accounts that are set twice: by `passwd`, and then by the files that hold them. */
export const accountsWrittenOver = configRule<IgnitionConfig>({
  codes: [accountsWrittenOverCode],
  at: [''],
  *check({ passwd, storage, ignition }) {
    if (!isAbsent(ignition?.config, 'replace')) return;
    const [user] = knownItems(passwd?.users);
    const [group] = knownItems(passwd?.groups);
    const place = user ? ['passwd', 'users'] : group ? ['passwd', 'groups'] : undefined;
    if (!place) return;
    for (const [index, { path, contents, overwrite }] of knownItems(storage?.files).entries()) {
      if (!accountFiles.has(path) || overwrite !== true || isAbsent(contents, 'source')) continue;
      yield {
        code: accountsWrittenOverCode,
        severity: 'warning',
        message: `Ignition makes the users and groups of \`passwd\` first, and then writes this file over them: they are gone again; leave one of the two out`,
        path: ['storage', 'files', index, 'path'],
        related: { path: place, message: 'these are written over' },
        isOwn: true,
      };
    }
  },
});

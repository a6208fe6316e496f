import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { configRule, type Finding } from '../../configRule.ts';
import type { File } from '../../ignition/config.ts';

const code = 'machineconfig/file-not-written';

/**
 * The Machine Config Daemon compares each file with what its data URL says: it fetches nothing and appends to nothing.
 * Source: openshift/machine-config-operator pkg/daemon/on_disk_validation.go.
 */
export const fileNotWritten = configRule<File>({
  codes: [code],
  at: ['spec.config.storage.files.*'],
  *check(file) {
    const { contents, append } = file;
    const source = isAbsent(file, 'contents') ? undefined : contents?.source;
    if (typeof source === 'string' && /^(?:https?|tftp|s3|gs|arn):/u.test(source))
      yield fault('fetches no contents of files', 'write them as a `data:` URL', ['contents', 'source']);
    if (knownItems(append).length > 0)
      yield fault('appends to no file', 'write the whole file in `contents`', ['append']);
  },
});

function fault(found: string, advice: string, path: Finding['path']): Finding {
  const message = `the Machine Config Operator ${found}, and the pool is degraded; ${advice}`;
  return { code, severity: 'warning', message, path, isOwn: true };
}

import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import type { IgnitionConfig, User } from '../../ignition/config.ts';

const code = 'machineconfig/not-changed-later';

/**
 * What the Machine Config Operator changes on no machine that is in the cluster already. Of disks, which are set up when a
 * cluster is installed, nothing is said. Source: openshift/machine-config-operator pkg/controller/common/reconcile.go.
 */
export const notChangedLater: ConfigRule = configRule<IgnitionConfig>({
  codes: [code],
  at: ['spec.config'],
  *check({ passwd, storage, kernelArguments }) {
    if (kernelArguments && knownItems(kernelArguments.shouldExist).length > 0)
      yield later(
        'kernel arguments of the Ignition config',
        ['kernelArguments'],
        'write them in `spec.kernelArguments`',
      );
    if (knownItems(passwd?.groups).length > 0) yield later('groups', ['passwd', 'groups'], 'leave them out');
    for (const [index, user] of knownItems(passwd?.users).entries()) yield* userFault(user, index);
    for (const section of ['directories', 'links'] as const)
      if (knownItems(storage?.[section]).length > 0)
        yield later(
          section,
          ['storage', section],
          'make them with a systemd unit, or with a file for systemd-tmpfiles',
        );
  },
});

function* userFault(user: User, index: number): Generator<Finding> {
  if (typeof user !== 'object' || typeof user.name !== 'string') return;
  const path = ['passwd', 'users', index];
  if (user.name !== 'core') {
    yield later('users other than `core`', [...path, 'name'], 'leave the user out');
    return;
  }
  const others = Object.keys(user).filter((key) => !managed.has(key) && !isAbsent(user, key));
  for (const key of others) yield later(`\`${key}\` of \`core\``, [...path, key], 'leave it out');
}

/** What the operator manages of a user. */
const managed: ReadonlySet<string> = new Set(['name', 'sshAuthorizedKeys', 'passwordHash']);

function later(what: string, path: Finding['path'], advice: string): Finding {
  const message = `the cluster sets up ${what} only on machines that are new: a pool that has machines already is degraded; ${advice}`;
  return { code, severity: 'warning', message, path, isOwn: true };
}

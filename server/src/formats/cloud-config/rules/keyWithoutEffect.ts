import type { Severity } from '../../../base/problem.ts';
import { isAbsent } from '../../../decode/judgedConfig.ts';
import { accountNames } from '../../../generated/machineFacts.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import { mapAround, removeKeyIn } from '../../removeKeyIn.ts';
import { dottedDevice, isCloudDevice } from '../devices.ts';
import { isObject, isTrue, type Keys } from '../keys.ts';

const code = 'cloud-config/key-without-effect';

/** A key that a module passes over, because of what stands beside it or is missing there. */
interface Idle {
  readonly at: string;
  readonly key: string;
  /** Why nothing comes of it, a clause, and after a semicolon what to do; undefined where something does. */
  readonly because: (object: Keys) => string | undefined;
  /** A warning where it is left out. */
  readonly severity?: Severity;
}

/** Read in the modules that the keys belong to, of cloud-init 22.2 to 26.2. */
const idle: readonly Idle[] = [
  {
    at: 'fs_setup.*',
    key: 'overwrite',
    because: ({ cmd, overwrite }) =>
      typeof cmd === 'string' && overwrite === true ? 'the command in `cmd` is all that runs; remove it' : undefined,
  },
  {
    at: 'fs_setup.*',
    key: 'extra_opts',
    because: ({ cmd }) =>
      typeof cmd === 'string' ? 'the command in `cmd` is all that runs; write the options into it' : undefined,
  },
  {
    at: 'fs_setup.*',
    key: 'partition',
    because: ({ device }) => {
      const { partition } = dottedDevice(typeof device === 'string' ? device : '');
      return partition !== undefined && typeof device === 'string' && isCloudDevice(device)
        ? `\`device\` says already that it is partition \`${partition}\`; remove one of the two`
        : undefined;
    },
  },
  {
    at: 'users.*',
    key: 'lock_passwd',
    severity: 'info',
    because: (account) =>
      account.lock_passwd === false &&
      typeof account.name === 'string' &&
      !accountNames.ofImages.includes(account.name) &&
      ['passwd', 'hashed_passwd', 'plain_text_passwd', 'hashed-passwd', 'plain-text-passwd', 'snapuser'].every((key) =>
        isAbsent(account, key),
      )
        ? 'for an account that is made anew no password is given, so there is none to unlock; give one, where somebody is to log in by it'
        : undefined,
  },
  {
    at: 'swap',
    key: 'filename',
    because: (swap) => (isAbsent(swap, 'size') ? 'without `size` no swap file is made; add it' : undefined),
  },
  {
    at: 'swap',
    key: 'maxsize',
    because: ({ size }) =>
      typeof size === 'number' || (typeof size === 'string' && /^\d/u.test(size))
        ? 'it counts with `size: auto` only; remove it'
        : undefined,
  },
  {
    at: '',
    key: 'package_reboot_if_required',
    because: (config) =>
      config.package_reboot_if_required === true &&
      ['packages', 'package_upgrade', 'apt_upgrade'].every((key) => isAbsent(config, key))
        ? 'the machine restarts after `packages` or `package_upgrade` only, and neither is there; remove it'
        : undefined,
  },
  {
    at: 'apt.sources.*',
    key: 'keyid',
    because: ({ key }) => (typeof key === 'string' ? '`key` is there, and is taken; remove one of the two' : undefined),
  },
  {
    at: 'apt.sources.*',
    key: 'keyserver',
    because: (source) =>
      isAbsent(source, 'keyid') && ['source', 'key'].some((key) => source[key] !== undefined)
        ? 'without `keyid` no key is fetched; remove it'
        : undefined,
  },
  {
    at: 'lxd.bridge',
    key: 'ipv4_nat',
    because: ({ ipv4_nat: nat }) =>
      nat === true
        ? 'cloud-init looks for the text `"true"`, so the bridge gets no NAT; remove it, for without it there is NAT'
        : undefined,
  },
  {
    at: 'lxd.bridge',
    key: 'ipv6_nat',
    because: ({ ipv6_nat: nat }) =>
      nat === true
        ? 'cloud-init looks for the text `"true"`, which its schema refuses, so the bridge gets no NAT; write a `preseed`'
        : undefined,
  },
];

export const keysWithoutEffect: readonly ConfigRule[] = [
  ...idle.map(({ at, key, because, severity = 'warning' }) =>
    configRule<Keys>({
      codes: [code],
      at: [at],
      *check(object): Generator<Finding> {
        if (!isObject(object) || object[key] === undefined) return;
        const reason = because(object);
        if (reason === undefined) return;
        yield {
          code,
          severity,
          message: `\`${key}\` does nothing here: ${reason}`,
          path: [key],
          isOwn: true,
          fixes: ({ node }, document) =>
            reason.includes('; remove it') ? removeKeyIn(mapAround(node, document), key, document) : [],
        };
      },
    }),
  ),
  configRule<Keys>({
    codes: [code],
    at: ['apt.sources.*'],
    *check(source): Generator<Finding> {
      if (!isObject(source) || ['source', 'key', 'keyid'].some((key) => !isAbsent(source, key))) return;
      const message = 'this does nothing: it has neither a `source` nor a `key` or `keyid`; add one of them';
      yield { code, severity: 'warning', message, path: [], isOwn: true };
    },
  }),
  configRule<readonly unknown[]>({
    codes: [code],
    at: ['mounts.*'],
    *check(mount): Generator<Finding> {
      if (!Array.isArray(mount) || mount.length !== 1) return;
      const [device] = mount as readonly unknown[];
      if (typeof device !== 'string' || !/^(?:\/|LABEL=|UUID=)/u.test(device)) return;
      const message = `without a place to mount it cloud-init passes over \`${device}\`, and over lines further up with the same device; add the place`;
      yield { code, severity: 'warning', message, path: [], isOwn: true };
    },
  }),
  configRule<Keys>({
    codes: [code],
    at: ['disk_setup.*'],
    *check(disk): Generator<Finding> {
      if (!isObject(disk) || !Array.isArray(disk.layout) || isTrue(disk.layout) !== false) return;
      const message = 'an empty layout leaves the disk as it is; write `true` for one partition, or their sizes';
      yield { code, severity: 'warning', message, path: ['layout'], isOwn: true };
    },
  }),
];

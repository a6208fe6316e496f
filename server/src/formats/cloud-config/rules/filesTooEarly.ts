import { isAbsent } from '../../../decode/judgedConfig.ts';
import { cleanPath } from '../../../layers/pathFacts.ts';
import { configRule } from '../../configRule.ts';
import { type Keys, objectsIn, textsIn } from '../keys.ts';
import { setBeside } from './setBeside.ts';

const owner = 'cloud-config/owner-not-made-yet';
const home = 'cloud-config/home-not-made-yet';
const hidden = 'layers/hidden-by-own-mount';

/** Files that are written before there is what they need: their owner, the home directory, what is mounted over them. */
export const filesTooEarly = configRule<Keys>({
  codes: [owner, home, hidden],
  at: [''],
  *check(config) {
    const accounts = accountsOf(config);
    const mountPoints = mountPointsOf(config.mounts);
    if (accounts.names.size === 0 && mountPoints.size === 0) return;
    for (const [index, file] of objectsIn(config.write_files)) {
      const { path } = file;
      // Where a template decides, it may be deferred.
      if (typeof path !== 'string' || (!isAbsent(file, 'defer') && file.defer !== false)) continue;
      const found = tooEarly(file.owner, path, accounts, mountPoints);
      if (!found) continue;
      yield {
        code: found.code,
        severity: 'warning',
        message: `${found.message}; write \`defer: true\``,
        path: ['write_files', index, found.key],
        isOwn: true,
        fixes: ({ node }, document) => setBeside(node, found.key, ['defer', 'true'], document),
      };
    }
  },
});

/** The accounts that the config makes. */
interface Accounts {
  readonly names: ReadonlySet<string>;
  /** The name of the account by its home directory. */
  readonly homes: ReadonlyMap<string, string>;
}

/** What is called like the account of every system is there before. */
function accountsOf({ users }: Keys): Accounts {
  const names = new Set<string>();
  const homes = new Map<string, string>();
  for (const [, { name, homedir, system, no_create_home: noHome }] of objectsIn(users)) {
    if (typeof name !== 'string' || name === 'root') continue;
    names.add(name);
    if (system !== undefined || noHome !== undefined) continue;
    homes.set(typeof homedir === 'string' ? cleanPath(homedir) : `/home/${name}`, name);
  }
  return { names, homes };
}

interface TooEarly {
  readonly code: string;
  readonly key: 'owner' | 'path';
  readonly message: string;
}

function tooEarly(
  written: unknown,
  path: string,
  { names, homes }: Accounts,
  mountPoints: ReadonlySet<string>,
): TooEarly | undefined {
  const owning = typeof written === 'string' ? written.split(':').find((name) => names.has(name)) : undefined;
  if (owning !== undefined) {
    const message = `files are written before accounts are made, so \`${owning}\` does not exist yet: cloud-init gives up on the files below this one`;
    return { code: owner, key: 'owner', message };
  }
  for (const folder of foldersAbove(cleanPath(path))) {
    const account = homes.get(folder);
    if (account !== undefined) {
      const message = `files are written before accounts are made: the home directory of \`${account}\` is made for this file, belongs to root and lacks what new homes are given`;
      return { code: home, key: 'path', message };
    }
    if (mountPoints.has(folder)) {
      const message = `files are written before \`${folder}\` is mounted, so what is mounted there hides \`${path}\`: nobody ever sees it`;
      return { code: hidden, key: 'path', message };
    }
  }
  return undefined;
}

function* foldersAbove(path: string): Generator<string> {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) yield path.slice(0, end);
}

function mountPointsOf(mounts: unknown): ReadonlySet<string> {
  if (!Array.isArray(mounts)) return new Set();
  const points = mounts.flatMap((mount: unknown) => {
    const [device, point] = Array.isArray(mount) ? textsIn(mount.slice(0, 2)) : [];
    return device !== undefined && point?.startsWith('/') ? [cleanPath(point)] : [];
  });
  return new Set(points);
}

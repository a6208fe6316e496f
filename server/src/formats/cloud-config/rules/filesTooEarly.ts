import type { Fix } from '../../../base/problem.ts';
import { isAbsent } from '../../../decode/judgedConfig.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { cleanPath, isBelow } from '../../../layers/pathFacts.ts';
import { configRule, type Finding } from '../../configRule.ts';
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
    if (accounts.length === 0 && mountPoints.length === 0) return;
    for (const [index, file] of objectsIn(config.write_files)) {
      const { path } = file;
      // Where a template decides, it may be deferred.
      if (typeof path !== 'string' || (!isAbsent(file, 'defer') && file.defer !== false)) continue;
      yield* tooEarly(file, index, accounts);
      yield* belowMount(path, index, mountPoints);
    }
  },
});

interface Account {
  readonly name: string;
  readonly home: string;
}

/** The accounts that the config makes; what it calls like those of every system is there before. */
function accountsOf({ users }: Keys): readonly Account[] {
  return [...objectsIn(users)].flatMap(([, { name, homedir, system, no_create_home: noHome }]) => {
    if (typeof name !== 'string' || name === 'root' || system !== undefined || noHome !== undefined) return [];
    return [{ name, home: typeof homedir === 'string' ? cleanPath(homedir) : `/home/${name}` }];
  });
}

function* tooEarly({ owner: written, path }: Keys, index: number, accounts: readonly Account[]): Generator<Finding> {
  const [user, group] = typeof written === 'string' ? written.split(':') : [];
  const owning = accounts.find(({ name }) => name === user || name === group);
  if (owning) {
    yield {
      code: owner,
      severity: 'warning',
      message: `files are written before accounts are made, so \`${owning.name}\` does not exist yet: cloud-init gives up on the files below this one; write \`defer: true\``,
      path: ['write_files', index, 'owner'],
      isOwn: true,
      fixes: ({ node }, document) => defer(node, 'owner', document),
    };
    return;
  }
  const place = typeof path === 'string' ? cleanPath(path) : '';
  const living = accounts.find((account) => place !== account.home && isBelow(place, account.home));
  if (!living) return;
  yield {
    code: home,
    severity: 'warning',
    message: `files are written before accounts are made: the home directory of \`${living.name}\` is made for this file, belongs to root and lacks what new homes are given; write \`defer: true\``,
    path: ['write_files', index, 'path'],
    isOwn: true,
    fixes: ({ node }, document) => defer(node, 'path', document),
  };
}

function* belowMount(path: string, index: number, mountPoints: readonly string[]): Generator<Finding> {
  const place = cleanPath(path);
  const mount = mountPoints.find((each) => place !== each && isBelow(place, each));
  if (mount === undefined) return;
  yield {
    code: hidden,
    severity: 'warning',
    message: `files are written before \`${mount}\` is mounted, so what is mounted there hides \`${path}\`: nobody ever sees it; write \`defer: true\``,
    path: ['write_files', index, 'path'],
    isOwn: true,
    fixes: ({ node }, document) => defer(node, 'path', document),
  };
}

function mountPointsOf(mounts: unknown): readonly string[] {
  if (!Array.isArray(mounts)) return [];
  return mounts.flatMap((mount: unknown) => {
    const [device, point] = Array.isArray(mount) ? textsIn(mount.slice(0, 2)) : [];
    return device !== undefined && point?.startsWith('/') && cleanPath(point) !== '/' ? [cleanPath(point)] : [];
  });
}

function defer(value: Node, beside: string, document: TextDocument): readonly Fix[] {
  return setBeside(value, beside, ['defer', 'true'], document);
}

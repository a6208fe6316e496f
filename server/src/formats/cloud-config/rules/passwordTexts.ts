import type { Path } from '../../../base/path.ts';
import type { Fix } from '../../../base/problem.ts';
import { respell } from '../../../decode/fixes.ts';
import { isAbsent } from '../../../decode/judgedConfig.ts';
import type { Origin } from '../../../decode/produced.ts';
import { pairOf } from '../../../document/locate.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { insertPair } from '../../../document/textEdits.ts';
import { isPlaceholder } from '../../../embedded/placeholder.ts';
import { passwordFacts } from '../../../generated/accountFacts.ts';
import { accountNames } from '../../../generated/machineFacts.ts';
import { reaches } from '../../../shape/versions.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { mapAround } from '../../removeKeyIn.ts';
import { isFilledIn } from '../isFilledIn.ts';
import { isObject, isTrue, type Keys, objectsIn, textsIn } from '../keys.ts';
import { madeAccounts } from './accounts.ts';
import { setBeside } from './setBeside.ts';

const asText = 'cloud-config/hash-as-text';
const readable = 'cloud-config/readable-password';
const expires = 'cloud-config/password-expires';

/** A password as cloud-init hands it to `chpasswd`. */
interface Given {
  readonly path: Path;
  readonly text: string;
  /** Whether it is handed over as a hash. */
  readonly isHash: boolean;
  readonly fixes?: Finding['fixes'];
}

/** Passwords that stand in the user data as they are typed, and hashes that are taken for such. */
export const passwordTexts = configRule<Keys>({
  codes: [asText, readable],
  at: [''],
  *check(config): Generator<Finding> {
    for (const { path, text, isHash, fixes } of passwordsIn(config)) {
      if (isHash || text === '' || isFilledIn(text)) continue;
      if (isWholeHash(text))
        yield {
          code: asText,
          severity: 'warning',
          message:
            'this is a hash, but it is taken for the password itself: whoever types the password is refused; write it where a hash belongs, in `hashed_passwd`, or in `chpasswd.users` with `type: hash`',
          path,
          isOwn: true,
          ...(fixes ? { fixes } : {}),
        };
      else if (!isPlaceholder(text))
        yield {
          code: readable,
          severity: 'hint',
          message:
            'whoever reads the user data reads this password, as every program on the machine may do in most clouds; a hash is safer, or a key',
          path,
          isOwn: true,
        };
    }
  },
});

/** Passwords that have to be changed at the first login, because nothing says otherwise (`handle` of cc_set_passwords.py). */
export const passwordExpires = configRule<Keys>({
  codes: [expires],
  at: [''],
  *check(config, { target: { table, row } }): Generator<Finding> {
    const { chpasswd, password } = config;
    if (typeof chpasswd === 'symbol' || !isAbsent(chpasswd, 'expire')) return;
    const isListed = isObject(chpasswd) && [chpasswd.users, chpasswd.list].some((list) => isTrue(list) === true);
    const listed = [...passwordsIn(config)].filter(({ path }) => path[0] === 'chpasswd');
    // Before 22.3 a hash did not run out.
    const isSpared = row !== undefined && !reaches(table, row, { 'cloud-init': '22.3' });
    const counted = isListed ? listed : [...passwordsIn(config)].filter(({ path }) => path[0] === 'password');
    const [first] = counted.filter(({ isHash }) => !isHash || !isSpared);
    if (!first || (!isListed && (typeof password !== 'string' || madeAccounts(config)?.hasDefault === false))) return;
    yield {
      code: expires,
      severity: 'info',
      message:
        'this password has to be changed at the first login, whoever logs in with a key is asked, too, and programs that do so fail; write `chpasswd: { expire: false }` where it is to stay',
      path: isListed ? ['chpasswd'] : ['password'],
      isOwn: true,
      fixes: (origin, document) => withoutExpiry(origin, isListed, document),
    };
  },
});

function* passwordsIn(config: Keys): Generator<Given> {
  const { password, chpasswd, users } = config;
  if (typeof password === 'string') yield { path: ['password'], text: password, isHash: isTakenForHash(password) };
  for (const [index, account] of objectsIn(users)) {
    const text = account.plain_text_passwd;
    const path = ['users', index, 'plain_text_passwd'];
    const fixes: Finding['fixes'] = ({ node }, document) => {
      const pair = pairOf(mapAround(node, document), 'plain_text_passwd');
      return pair?.value === node ? respell(pair, 'hashed_passwd', false)(document) : [];
    };
    if (typeof text === 'string') yield { path, text, isHash: false, fixes };
  }
  if (!isObject(chpasswd)) return;
  for (const [index, { password: text, type }] of objectsIn(chpasswd.users)) {
    const path = ['chpasswd', 'users', index, 'password'];
    const fixes: Finding['fixes'] = ({ node }, document) => setBeside(node, 'password', ['type', 'hash'], document);
    if (typeof text !== 'string' || typeof type === 'symbol' || type === 'RANDOM') continue;
    yield { path, text, isHash: type !== 'text', fixes };
  }
  for (const [index, line] of linesOf(chpasswd.list).entries()) {
    const text = /^[^:]*:(.*)$/su.exec(line)?.[1];
    if (text === undefined || text === 'R' || text === 'RANDOM') continue;
    const path = Array.isArray(chpasswd.list) ? ['chpasswd', 'list', index] : ['chpasswd', 'list'];
    yield { path, text, isHash: isTakenForHash(text) };
  }
}

function linesOf(list: unknown): readonly string[] {
  return typeof list === 'string' ? list.split('\n').filter((line) => line !== '') : textsIn(list ?? []);
}

/** What cloud-init looks at where both may stand: `\$(1|2a|2y|5|6)(\$.+){2}`. */
function isTakenForHash(text: string): boolean {
  return accountNames.hashedPrefixes.some((prefix) => text.startsWith(prefix)) && /^\$\w+\$.+\$./su.test(text);
}

function isWholeHash(text: string): boolean {
  return text.startsWith('$') && passwordFacts.methods.some(({ pattern }) => new RegExp(pattern, 'u').test(text));
}

function withoutExpiry({ node }: Origin, isListed: boolean, document: TextDocument): readonly Fix[] {
  const title = 'Insert `expire: false`';
  if (isListed)
    return node.kind === 'map'
      ? [{ title, edits: insertPair(document, node, 'expire', 'false', 'first', 'literal'), certain: false }]
      : [];
  const map = mapAround(node, document);
  const beside = pairOf(map, 'password');
  if (!map || beside?.value !== node) return [];
  const written = pairOf(map, 'chpasswd')?.value;
  if (written?.kind === 'map')
    return [{ title, edits: insertPair(document, written, 'expire', 'false', 'first', 'literal'), certain: false }];
  if (written) return [];
  return [
    { title, edits: insertPair(document, map, 'chpasswd', { lines: ['expire: false'] }, beside), certain: false },
  ];
}

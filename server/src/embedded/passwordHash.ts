import { passwordFacts } from '../generated/accountFacts.ts';
import { isPlaceholder } from './placeholder.ts';

/** What is wrong with a text that should be the hash of a password. */
export interface PasswordFault {
  readonly kind: 'placeholder' | 'plain-text' | 'damaged' | 'weak' | 'unknown-method';
  readonly message: string;
}

/** Marks that lock an account, in front of a hash or alone. */
const locks = /^[!*]+/u;

const advice = 'make one with `mkpasswd --method=yescrypt`';

/** Undefined for a hash that a machine takes, for a locked account, and for an empty text. */
export function passwordFault(text: string): PasswordFault | undefined {
  const hash = text.replace(locks, '');
  // Behind such a mark no word is a password: `!*` and `*LK*` lock as well.
  if (hash === '' || text === 'x' || (hash !== text && !hash.startsWith('$'))) return undefined;
  if (isPlaceholder(hash))
    return {
      kind: 'placeholder',
      message: `this only keeps the place for the hash of a password: no password fits it; ${advice}`,
    };
  const method = passwordFacts.methods.find(({ prefix }) => hash.startsWith(prefix));
  if (!method) return withoutMethod(hash);
  const { name, pattern, weak } = method;
  if (!new RegExp(pattern, 'u').test(hash))
    return {
      kind: 'damaged',
      message: `this begins like a hash of ${name} but is no whole one: no password fits it; ${advice}`,
    };
  return weak
    ? {
        kind: 'weak',
        message: `${name} is broken within hours: whoever gets hold of the config gets the password; ${advice}`,
      }
    : undefined;
}

/** How a password is kept, for a person; undefined for what is no hash of a known method. */
export function passwordScheme(text: string): string | undefined {
  if (text === '') return 'no password: whoever can reach a log-in gets in without one';
  const hash = text.replace(locks, '');
  const method = passwordFacts.methods.find(({ prefix }) => hash.startsWith(prefix));
  const isLocked = hash !== text;
  if (!method) return isLocked && hash === '' ? 'no password fits: the account is locked for passwords' : undefined;
  const weak = method.weak ? ', which is broken within hours' : '';
  return `a hash of ${method.name}${weak}${isLocked ? ', locked by the mark in front of it' : ''}`;
}

function withoutMethod(hash: string): PasswordFault | undefined {
  // The two oldest methods have no mark, and cannot be told from a word that somebody made up.
  if (/^(?:[./0-9A-Za-z]{13}|_[./0-9A-Za-z]{19})$/u.test(hash)) return undefined;
  const method = /^\$([\w-]+)\$/u.exec(hash)?.[1];
  if (method !== undefined)
    return {
      kind: 'unknown-method',
      message: `systems know no password hashes of kind \`$${method}$\`: no password fits it; ${advice}`,
    };
  return {
    kind: 'plain-text',
    message: `this is no hash of a password: it is taken for one, and no password fits it; ${advice}`,
  };
}

import { isAbsent } from '../../../decode/judgedConfig.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { toolFacts } from '../../../generated/toolFacts.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { isFilledIn } from '../isFilledIn.ts';
import { isObject, type Keys } from '../keys.ts';

const code = 'cloud-config/apt-source-refused';
const short = 'cloud-config/short-key-id';

/** Sources that the module, or apt after it, gives up on (`add_apt_sources` of cc_apt_configure.py). */
export const aptSourceRefused = configRule<Keys>({
  codes: [code],
  at: ['apt.sources.*'],
  *check(entry): Generator<Finding> {
    if (!isObject(entry) || typeof entry.source !== 'string') return;
    const { source } = entry;
    // With this header Jinja reads it.
    if (/^##\s*template:/iu.test(source) || holdsTemplate(source)) return;
    const path = ['source'];
    if (/^(?:Types|URIs|Suites|Components):\s/mu.test(source) && !/^deb(?:-src)?\s/mu.test(source)) {
      const message =
        'this is the form of `.sources` files, and cloud-init writes it to a `.list` file, at which every command of apt fails; write one line that begins with `deb`';
      yield { code, severity: 'error', message, path, isOwn: true };
      return;
    }
    const names = [...source.matchAll(/\$(?:\{([\w.]+)\}|([\w.]+))/gu)].map(([, a, b]) => a ?? b ?? '');
    const unknown = names.find((name) => name !== 'KEY_FILE' && !toolFacts.sourceVariables.names.includes(name));
    if (unknown !== undefined) {
      const message = `cloud-init knows no \`$${unknown}\` here, and the module stops: neither this source nor those behind it are added; write the word itself, or \`$RELEASE\` or \`$MIRROR\``;
      yield { code, severity: 'error', message, path };
    } else if (names.includes('KEY_FILE') && isAbsent(entry, 'key') && isAbsent(entry, 'keyid')) {
      const message =
        '`$KEY_FILE` is the file of the key that stands beside it, and there is none: apt looks for a file `None` and refuses the source; add `key` or `keyid`';
      yield { code, severity: 'error', message, path, isOwn: true };
    }
  },
});

/** Ids of keys that are none, or so short that other keys can have them as well. */
export const keyIds = configRule<Keys>({
  codes: [short, code],
  at: ['apt.sources.*', 'apt.primary.*', 'apt.security.*'],
  *check(entry) {
    if (!isObject(entry) || typeof entry.keyid !== 'string' || isFilledIn(entry.keyid)) return;
    if (!isAbsent(entry, 'key')) return;
    const digits = entry.keyid.replaceAll(/\s/gu, '').replace(/^0x/iu, '');
    // A word only keeps the place.
    if (!/\d/u.test(digits)) return;
    if (!/^[0-9a-f]*$/iu.test(digits) || ![8, 16, 32, 40, 64].includes(digits.length)) {
      yield {
        code,
        severity: 'warning',
        message: `\`${entry.keyid}\` can be no key: its id has 16 digits from \`0\` to \`f\`, its fingerprint 40; the module stops, and neither this source nor those behind it are added`,
        path: ['keyid'],
        isOwn: true,
      };
      return;
    }
    if (digits.length !== 8) return;
    yield {
      code: short,
      severity: 'info',
      message:
        'anybody can make a key with the same eight digits, and the server may hand out that one; write the whole fingerprint of 40 digits',
      path: ['keyid'],
      isOwn: true,
    };
  },
});

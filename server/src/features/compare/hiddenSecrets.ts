/** Takes what nobody may read out of texts that are shown; the same secret has the same name wherever it stood. */
export interface HiddenSecrets {
  /** Of a text that is a secret as a whole. */
  readonly nameOf: (secret: string) => string;
  /** The text without what looks like a secret in it. */
  readonly hideIn: (text: string) => string;
}

/** The end of a key that says that its value is a secret. */
const secretKey =
  '(?:password|passwd|passphrase|psk|private[-_]?key|preshared[-_]?key|client[-_]?key[-_]?data|(?:secret|access|api|auth|encryption)[-_]?(?:access[-_]?)?key|secret|token)';

const quoted = `"(?:[^"\\\\\\n]|\\\\.)+"|'[^'\\n]+'`;

/**
 * What is a secret whatever file it stands in. Only the group `secret` is hidden.
 *
 * Crypt hashes (crypt(5)), GRUB's password hashes, private keys in PEM form, the material of SSH keys, passwords in URLs, what
 * stands behind a key or a flag that says so, as in unit files, connection profiles, `.env` files and scripts, and tokens whose
 * form says what they are. Each looks a limited way ahead, so that a long line costs no more than its length.
 */
const secretForms: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----\s*(?<secret>(?:(?!-----)[\s\S])*?\S)(?=\s*(?:-----|$))/gu,
  /(?<secret>\$(?:1|2[abxy]?|5|6|7|y|gy|sha1|md5|apr1)\$[./A-Za-z0-9$=,]{8,})/gu,
  /(?<secret>grub\.pbkdf2\.\w+\.\d+\.[0-9A-Fa-f.]+)/gu,
  /\b(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-[\w-]+|sk-[\w-]+@openssh\.com)\s+(?<secret>AAAA[A-Za-z0-9+/=]+)/gu,
  /:\/\/[^\s:@/]*:(?<secret>[^\s:@/]+)@/gu,
  /\bauthorization["']?[ \t]*[:=][ \t]*["']?(?:(?:basic|bearer|token)[ \t]+)?(?<secret>[^\s"']+)/giu,
  // Docker's and Podman's logins.
  /"auth"[ \t]*:[ \t]*(?<secret>"[^"\n]+")/gu,
  /^[ \t]*SetCredential=[^:\n]+:(?<secret>[^\n]*\S)/gmu,
  /(?<secret>\b(?:gh[oprsu]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|tskey-[\w-]{8,}|eyJ[\w-]{8,400}\.eyJ[\w-]{8,4000}\.[\w-]+))/gu,
  /\bcurl\b[^\n]{0,400}?[ \t](?:-u|--user)[ \t=]*["']?[^\s:"']+:(?<secret>[^\s"']+)/gu,
  /(?<![\w.-])[\w.-]{1,64}:(?<secret>[^\s"'|]{1,400})["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?chpasswd\b/gu,
  // A value that is alone on its line may have blanks in it.
  new RegExp(
    `^[ \\t]*["']?[\\w.-]*${secretKey}["']?[ \\t]*[=:][ \\t]*(?<secret>${quoted}|[^\\s"'{[|>][^\\n]*?)(?=[ \\t]*,?[ \\t]*$)`,
    'gimu',
  ),
  new RegExp(`${secretKey}["']?[ \\t]*[=:][ \\t]*(?<secret>${quoted}|[^\\s"']+)`, 'giu'),
  new RegExp(`(?<![\\w-])--[\\w-]*${secretKey}[ \\t]+(?<secret>${quoted}|[^\\s"'-][^\\s"']*)`, 'giu'),
];

export function createHiddenSecrets(): HiddenSecrets {
  const names = new Map<string, string>();
  const nameOf = (secret: string): string => {
    const known = names.get(secret) ?? `(hidden ${names.size + 1})`;
    names.set(secret, known);
    return known;
  };
  const hideForm = (text: string, form: RegExp): string =>
    text.replaceAll(form, (...found) => {
      const [whole, groups] = [String(found[0]), found.at(-1) as { readonly secret?: string }];
      const { secret = '' } = groups;
      if (secret === '' || secret.startsWith('(hidden')) return whole;
      const at = whole.lastIndexOf(secret);
      return whole.slice(0, at) + nameOf(secret) + whole.slice(at + secret.length);
    });
  return { nameOf, hideIn: (text) => secretForms.reduce(hideForm, text) };
}

/** Takes what nobody may read out of texts that are shown; the same secret has the same name wherever it stood. */
export interface HiddenSecrets {
  /** Of a text that is a secret as a whole. */
  readonly nameOf: (secret: string) => string;
  /** The text without what looks like a secret in it. */
  readonly hideIn: (text: string) => string;
}

/**
 * What is a secret whatever file it stands in. Only the group `secret` is hidden.
 *
 * Crypt hashes (crypt(5)), GRUB's password hashes, private keys in PEM form, the material of SSH keys, passwords in URLs, and
 * what stands behind a key that says so, as in unit files, connection profiles and `.env` files.
 */
const secretForms: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----\s*(?<secret>(?:(?!-----)[\s\S])*?\S)(?=\s*(?:-----|$))/gu,
  /(?<secret>\$(?:1|2[abxy]?|5|6|7|y|gy|sha1|md5)\$[./A-Za-z0-9$=,]{8,})/gu,
  /(?<secret>grub\.pbkdf2\.\w+\.\d+\.[0-9A-Fa-f.]+)/gu,
  /\b(?:ssh-(?:ed25519|rsa|dss)|ecdsa-sha2-[\w-]+|sk-[\w-]+@openssh\.com)\s+(?<secret>AAAA[A-Za-z0-9+/=]+)/gu,
  /:\/\/[^\s:@/]*:(?<secret>[^\s:@/]+)@/gu,
  /(?:password|passwd|passphrase|psk|private[-_]?key|preshared[-_]?key|secret|token|api[-_]?key)["']?[ \t]*[=:][ \t]*(?<secret>"[^"\n]+"|'[^'\n]+'|[^\s"']+)/giu,
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

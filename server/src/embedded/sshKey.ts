import { decodeBase64 } from '../base/base64.ts';
import type { Range } from '../base/text.ts';
import { sshFacts } from '../generated/accountFacts.ts';
import { nearest } from '../shape/nearest.ts';
import { isPlaceholder } from './placeholder.ts';

/** Why sshd would pass over a line of authorized_keys. The range counts in the line. */
export interface SshKeyFault {
  readonly kind: 'private-key' | 'no-key' | 'certificate' | 'unknown-type' | 'gone-type' | 'unknown-option' | 'damaged';
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  readonly range: Range;
}

/** Undefined for a line that sshd takes, and for empty lines and comments. */
export function sshKeyFault(line: string): SshKeyFault | undefined {
  if (/^\s*(?:#|$)/u.test(line)) return undefined;
  const whole = { start: line.length - line.trimStart().length, end: line.trimEnd().length };
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/u.test(line))
    return {
      kind: 'private-key',
      message: 'this is a private key, which must never leave its owner',
      advice: 'make a new pair, and put the key from the file that ends in `.pub`',
      range: whole,
    };
  const words = wordsOf(line);
  const [first, second] = words;
  if (!first) return undefined;
  if (words.slice(0, 3).some(({ text }) => isPlaceholder(text)))
    return {
      kind: 'no-key',
      message: 'this only keeps the place for a public key',
      advice: 'put yours here',
      range: whole,
    };
  if (isType(first.text)) return keyFault(first, second);
  if (second && isType(second.text)) return optionFault(first) ?? keyFault(second, words[2]);
  const certificate = words.slice(0, 2).find(({ text }) => text.endsWith(sshFacts.certificateEnding));
  return certificate ? certificateFault(certificate) : noKey(first, whole);
}

function certificateFault(range: Word): SshKeyFault {
  const advice =
    'write the key from the file without `-cert` in its name, or `cert-authority` and the key of the authority that signs certificates';
  return { kind: 'certificate', message: 'this is a certificate, and sshd looks for plain keys here', advice, range };
}

/** What may be told of a public key. */
export interface SshKeyWords {
  readonly type: string;
  /** How long it is, where its type does not say so. */
  readonly bits: number | undefined;
  readonly comment: string;
  readonly options: string;
}

/** Undefined for a line that sshd passes over. */
export function sshKeyWords(line: string): SshKeyWords | undefined {
  if (sshKeyFault(line)) return undefined;
  const words = wordsOf(line);
  const at = words.findIndex(({ text }) => isType(text));
  const type = words[at];
  const key = words[at + 1];
  if (!type || !key) return undefined;
  const reading = decodeBase64(key.text);
  const fields = reading.kind === 'bytes' ? fieldsOf(reading.bytes) : undefined;
  return {
    type: type.text,
    bits: type.text === 'ssh-rsa' ? bitLength(fields?.[2]) : undefined,
    comment: line.slice(key.end).trim(),
    options: words[0] && at > 0 ? line.slice(words[0].start, words[at - 1]?.end) : '',
  };
}

/** Of a whole number that is written with its highest byte first. */
function bitLength(bytes: Uint8Array | undefined): number | undefined {
  const first = bytes?.findIndex((byte) => byte !== 0) ?? -1;
  if (!bytes || first < 0) return undefined;
  return (bytes.length - first - 1) * 8 + (bytes[first] ?? 0).toString(2).length;
}

interface Word extends Range {
  readonly text: string;
}

/** Blanks inside of quotes part no words. */
function wordsOf(line: string): readonly Word[] {
  const found = line.matchAll(/(?:"(?:\\"|[^"])*"?|[^\s"])+/gu);
  return [...found].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
}

function isType(word: string): boolean {
  return Object.hasOwn(sshFacts.keyTypes, word) || Object.hasOwn(sshFacts.goneKeyTypes, word);
}

function noKey(first: Word, range: Range): SshKeyFault {
  const [likely] = nearest(first.text, Object.keys(sshFacts.keyTypes));
  if (likely !== undefined || /^(?:ssh|ecdsa|sk)-/u.test(first.text)) {
    const advice =
      likely === undefined ? `known are ${Object.keys(sshFacts.keyTypes).join(', ')}` : `did you mean \`${likely}\`?`;
    return {
      kind: 'unknown-type',
      message: `sshd knows no keys of type \`${shorten(first.text)}\``,
      advice,
      range: first,
    };
  }
  const advice = 'a key begins with its type, like `ssh-ed25519`, and then comes the key itself';
  return { kind: 'no-key', message: 'this is no public key', advice, range };
}

function optionFault(word: Word): SshKeyFault | undefined {
  const names = word.text.matchAll(/(?:^|,)([^,="]+)(?:="(?:\\"|[^"])*"?)?/gu);
  for (const [, name = ''] of names) {
    if (sshFacts.options.includes(name.toLowerCase())) continue;
    const [likely] = nearest(name, sshFacts.options);
    const message = `sshd knows no option \`${shorten(name)}\``;
    const advice = likely === undefined ? 'take the option away' : `did you mean \`${likely}\`?`;
    return { kind: 'unknown-option', message, advice, range: word };
  }
  return undefined;
}

function keyFault(type: Word, key: Word | undefined): SshKeyFault | undefined {
  if (Object.hasOwn(sshFacts.goneKeyTypes, type.text))
    return {
      kind: 'gone-type',
      message: `sshd takes no keys of type \`${type.text}\` any more`,
      advice: 'make one of type `ssh-ed25519`',
      range: type,
    };
  const advice = 'copy it again from the file that ends in `.pub`';
  if (!key)
    return { kind: 'damaged', message: `behind \`${type.text}\` the key itself is missing`, advice, range: type };
  const reason = damageOf(key.text, type.text);
  return reason === undefined ? undefined : { kind: 'damaged', message: reason, advice, range: key };
}

/** A key is a list of fields, each with its length in front; the first repeats the type. */
function damageOf(text: string, type: string): string | undefined {
  const cutOff = 'the key is damaged or cut off';
  const reading = decodeBase64(text);
  if (reading.kind !== 'bytes') return cutOff;
  const fields = fieldsOf(reading.bytes);
  const name = fields?.[0] && new TextDecoder().decode(fields[0]);
  if (!fields || name === undefined) return cutOff;
  if (name !== type)
    return /^[\w@.-]+$/u.test(name) ? `the key itself is one of type \`${shorten(name)}\`, not \`${type}\`` : cutOff;
  return fields.length - 1 === sshFacts.keyTypes[type] ? undefined : cutOff;
}

/** Undefined where the lengths do not add up. */
function fieldsOf(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) return undefined;
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    fields.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

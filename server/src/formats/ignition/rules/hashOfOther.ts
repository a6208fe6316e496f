import { readDataUrl } from '../../../embedded/readDataUrl.ts';
import { type Sha2, sha2 } from '../../../embedded/sha2.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import { leafFinding } from '../../leafFinding.ts';
import type { Resource } from '../config.ts';
import { resourcePlaces } from '../places.ts';

const codes = { impossible: 'ignition/impossible-hash', mismatch: 'ignition/hash-mismatch' } as const;

/** More than that takes too long to hash while somebody types. */
const mostBytes = 16 * 1024;

const consequence = 'the machine stops in early boot, in an emergency shell without SSH';

/** The hash of another config is compared as a text, all others as the bytes that they stand for. */
export const hashOfOther: readonly ConfigRule[] = [
  ruleAt(resourcePlaces.filter(isOfConfig), true),
  ruleAt(
    resourcePlaces.filter((place) => !isOfConfig(place)),
    false,
  ),
];

function isOfConfig(place: string): boolean {
  return place.startsWith('ignition.config.');
}

/** Ignition counts the digits of a hash when it reads a config, and looks at them when it has fetched the contents. */
function ruleAt(at: readonly string[], isText: boolean): ConfigRule {
  return configRule<Resource>({
    codes: Object.values(codes),
    at,
    *check({ source, compression, verification }) {
      const hash = verification?.hash;
      if (typeof hash !== 'string') return;
      const [, kind, digits = ''] = /^(sha256(?=-.{64}$)|sha512(?=-.{128}$))-(.*)$/u.exec(hash) ?? [];
      if (kind !== 'sha256' && kind !== 'sha512') return;
      const wrongDigits = digitFault(hash, digits, isText);
      if (wrongDigits) {
        yield wrongDigits;
        return;
      }
      const isPlain = compression === undefined || compression === '';
      const actual = isPlain && typeof source === 'string' ? hashOf(source, kind) : undefined;
      if (actual === undefined || actual === digits.toLowerCase()) return;
      yield fault(codes.mismatch, 'the contents beside it have another hash', hash, `${kind}-${actual}`);
    },
  });
}

/** What is wrong with the digits alone. */
function digitFault(hash: string, digits: string, isText: boolean): Finding | undefined {
  if (!/^[0-9a-f]*$/iu.test(digits)) {
    const message = 'no contents have this hash, because it holds other signs than hexadecimal digits';
    return fault(codes.impossible, message, hash);
  }
  if (!isText || digits === digits.toLowerCase()) return undefined;
  const message = 'no config has this hash, because Ignition compares its text with one in lower-case digits';
  return fault(codes.impossible, message, hash, hash.toLowerCase());
}

function fault(code: string, message: string, hash: string, instead?: string): Finding {
  const advice =
    instead === undefined ? 'write what `sha256sum` or `sha512sum` prints' : `write \`${shortened(instead)}\``;
  const problem = {
    code,
    message: `${message}: ${consequence}; ${advice}`,
    range: { start: 0, end: hash.length },
    ...(instead === undefined ? {} : { instead: { text: instead, certain: false } }),
  };
  return { ...leafFinding(problem, ['verification', 'hash'], hash), severity: 'error' };
}

function shortened(hash: string): string {
  return `${hash.slice(0, 20)}…`;
}

/** Undefined for what is fetched from elsewhere, and for what a URL may mean otherwise than it looks. */
function hashOf(source: string, kind: Sha2): string | undefined {
  if (!source.startsWith('data:') || /[#?]/u.test(source) || source.length > 4 * mostBytes) return undefined;
  const reading = readDataUrl(source);
  return reading.kind === 'contents' && reading.bytes.length <= mostBytes ? sha2(kind, reading.bytes) : undefined;
}

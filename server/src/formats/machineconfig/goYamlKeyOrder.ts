/**
 * The order in which gopkg.in/yaml.v3 3.0.1 prints the keys of a map, made for people: `a9` comes before `a10`. What decides
 * is the first character that differs, and where it is a digit, the number that begins there.
 *
 * @param one without lone surrogates, as the other
 */
export function compareGoYamlKeys(one: string, other: string): number {
  const at = firstDifference(one, other);
  const own = one.codePointAt(at);
  const others = other.codePointAt(at);
  if (own === undefined || others === undefined) return one.length - other.length;
  if (isLetter(own) && isLetter(others)) return own - others;
  // A letter comes after all else, but behind digits before all else: `a1b` before `a1-`.
  if (isLetter(own) || isLetter(others)) return isLetter(own) === isDigit(codePointBefore(one, at)) ? -1 : 1;

  // A zero behind other digits is a digit of a larger number, a zero in front of all others is none.
  const carriesOn = (own === zero || others === zero) && standsBehindNumber(one, at);
  const ownRun = digitsAt(one, at, carriesOn);
  const othersRun = digitsAt(other, at, carriesOn);
  if (ownRun.number !== othersRun.number) return ownRun.number < othersRun.number ? -1 : 1;
  return ownRun.length - othersRun.length || own - others;
}

const zero = 48;

/** Where the first character begins that the two have not in common. */
function firstDifference(one: string, other: string): number {
  const limit = Math.min(one.length, other.length);
  let at = 0;
  while (at < limit && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return isSecondHalf(one.charCodeAt(at)) ? at - 1 : at;
}

function codePointBefore(text: string, at: number): number | undefined {
  return text.codePointAt(isSecondHalf(text.charCodeAt(at - 1)) ? at - 2 : at - 1);
}

/** Whether a run of digits ends here that are not all zero. */
function standsBehindNumber(text: string, end: number): boolean {
  let at = end;
  for (;;) {
    const before = codePointBefore(text, at);
    if (before === undefined || !isDigit(before)) return false;
    if (before !== zero) return true;
    at--;
  }
}

/** The digits from here on as a signed number of 64 bits that overflows silently. */
function digitsAt(
  text: string,
  start: number,
  carriesOn: boolean,
): { readonly number: bigint; readonly length: number } {
  let number = carriesOn ? 1n : 0n;
  let length = 0;
  for (let at = start; ; length++) {
    const digit = text.codePointAt(at);
    if (digit === undefined || !isDigit(digit)) return { number, length };
    // A digit of another script counts with its distance from `0`, as there.
    number = BigInt.asIntN(64, number * 10n + BigInt(digit - zero));
    at += digit > 0xffff ? 2 : 1;
  }
}

function isSecondHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Letters younger than Unicode 15.0 are letters here, as soon as the engine knows them, and not to Go 1.26. */
function isLetter(codePoint: number): boolean {
  return /\p{L}/u.test(String.fromCodePoint(codePoint));
}

function isDigit(codePoint: number | undefined): boolean {
  return codePoint !== undefined && /\p{Nd}/u.test(String.fromCodePoint(codePoint));
}

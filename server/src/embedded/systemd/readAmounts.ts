/** How the numbers of a value look. */
export interface AmountForm {
  /** What may stand behind a number, the empty word among them. */
  readonly units: readonly string[];
  /** The side of its point on which a number must have digits. */
  readonly digits: 'in-front' | 'behind';
}

/**
 * The units of the numbers that a value is made of, as `1h 30min` is; undefined where it is made of anything else. It goes
 * through the text once: a pattern for the same tries every way to part a row of digits.
 */
export function readAmounts(text: string, { units, digits }: AmountForm): readonly string[] | undefined {
  const found: string[] = [];
  let at = skip(text, 0, blank);
  while (at < text.length) {
    const first = text.charAt(at) === '+' ? at + 1 : at;
    const whole = skip(text, first, digit);
    const hasPoint = text.charAt(whole) === '.';
    const end = hasPoint ? skip(text, whole + 1, digit) : whole;
    const hasDigits = hasPoint && digits === 'behind' ? end > whole + 1 : whole > first;
    // `1.5.5` is no `1.5` and `.5`.
    if (!hasDigits || text.charAt(end) === '.') return undefined;
    const unitStart = skip(text, end, blank);
    const unitEnd = skip(text, unitStart, letter);
    const unit = text.slice(unitStart, unitEnd);
    if (!units.includes(unit)) return undefined;
    found.push(unit);
    at = skip(text, unitEnd, blank);
  }
  return found.length > 0 ? found : undefined;
}

const blank = /[ \t]/u;
const digit = /[0-9]/u;
const letter = /[A-Za-z\u00b5\u03bc]/u;

function skip(text: string, from: number, part: RegExp): number {
  let at = from;
  while (at < text.length && part.test(text.charAt(at))) at++;
  return at;
}

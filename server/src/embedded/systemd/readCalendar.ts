/** What may stand in one place of a calendar expression: `1..5/2` and the like; undefined stands for `*`. */
type Chain = readonly Step[] | undefined;

interface Step {
  readonly start: number;
  readonly stop: number | undefined;
  readonly repeat: number;
}

/** Words that stand for an expression of their own. */
export const calendarWords: readonly string[] =
  'minutely hourly daily weekly monthly quarterly semiannually biannually yearly annually'.split(' ');

const otherSpellings: readonly string[] = ['anually', 'semi-annually', 'bi-annually'];

/**
 * Whether systemd takes a calendar expression of a timer. A last word that looks like the name of a time zone is taken for
 * one: which zones there are, the machine knows.
 */
export function isCalendar(text: string): boolean {
  const zone = / +(?!(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$)[A-Za-z][\w+/-]*$/iu.exec(lastWordOf(text))?.[0] ?? '';
  const expression = zone === '' ? text : text.slice(0, text.length - zone.length).trimEnd();
  if (expression === '') return false;
  const word = expression.toLowerCase();
  if (calendarWords.includes(word) || otherSpellings.includes(word)) return true;
  const rest = behindDays(expression);
  if (rest === undefined) return false;
  if (rest.startsWith('@')) return /^@\d+$/u.test(rest);
  return isDateAndTime(rest);
}

/** The last word with one blank in front. */
function lastWordOf(text: string): string {
  const at = text.lastIndexOf(' ');
  return at < 0 ? '' : text.slice(at);
}

function isDateAndTime(text: string): boolean {
  const [first = '', ...others] = text.split(' ').filter((word) => word !== '');
  if (first === '') return true;
  const hasDate = /[-~]/u.test(first);
  const [time, ...more] = hasDate ? others : [first, ...others];
  if (more.length > 0 || (hasDate && !isDate(first))) return false;
  return time === undefined || isTime(time);
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** What stands behind the days of the week; undefined where those cannot be read. */
function behindDays(text: string): string | undefined {
  if (dayAt(text) === undefined) return text;
  let rest = text;
  let since: number | undefined;
  for (;;) {
    const day = dayAt(rest);
    if (!day || (since !== undefined && since > day.index)) return undefined;
    rest = rest.slice(day.length);
    if (rest === '' || rest.startsWith(' ')) return rest.trimStart();
    const sign = /^(?:\.\.|-|,)/u.exec(rest)?.[0];
    if (sign === undefined || (since !== undefined && sign !== ',')) return undefined;
    rest = rest.slice(sign.length);
    since = sign === ',' ? undefined : day.index;
    // A comma may be the last, a range may not be open.
    if (since === undefined && (rest === '' || rest.startsWith(' '))) return rest.trimStart();
  }
}

function dayAt(text: string): { readonly index: number; readonly length: number } | undefined {
  const word = /^[A-Za-z]+/u.exec(text)?.[0].toLowerCase() ?? '';
  const index = weekdays.findIndex((day) => day === word || day.slice(0, 3) === word);
  return index < 0 ? undefined : { index, length: word.length };
}

/** A year, month and day, or the last two; behind `~` days count from the end of the month. */
function isDate(text: string): boolean {
  const parts = text.split(/[-~]/u);
  const tilde = text.indexOf('~');
  const dayAtEnd = tilde >= 0;
  // Days alone can count from the end.
  if (dayAtEnd && /[-~]/u.test(text.slice(tilde + 1))) return false;
  if (parts.length < 2 || parts.length > 3) return false;
  const [day = '', month = '', year = '*'] = parts.reverse();
  return (
    isChain(year, [1970, 2199], { isYear: true }) && isChain(month, [1, 12]) && isChain(day, [1, 31], { dayAtEnd })
  );
}

/** Hours and minutes, and seconds with a fraction. */
function isTime(text: string): boolean {
  const [hour = '', minute = '', second = '0', ...more] = text.split(':');
  if (more.length > 0 || !text.includes(':')) return false;
  return isChain(hour, [0, 23]) && isChain(minute, [0, 59]) && isChain(second, [0, 59.999999], { hasFraction: true });
}

interface ChainForm {
  readonly isYear?: boolean;
  readonly hasFraction?: boolean;
  readonly dayAtEnd?: boolean;
}

function isChain(text: string, [least, most]: readonly [number, number], form: ChainForm = {}): boolean {
  const chain = readChain(text, form);
  if (chain === 'unreadable') return false;
  // A month has 28 days at least.
  const last = form.dayAtEnd ? most - 3 : most;
  return chain?.every((step) => isStep(step, least, last, form.dayAtEnd === true)) ?? true;
}

/** Whether it stays within its bounds, and one without an end comes to pass again. */
function isStep({ start, stop, repeat }: Step, least: number, most: number, isBackwards: boolean): boolean {
  if (start < least || start > most || repeat > most - least) return false;
  // The last of them, which may be before the end that is written.
  if (stop !== undefined) return start <= stop && stop - ((stop - start) % repeat) <= most;
  return isBackwards ? start - repeat >= least : start + repeat <= most;
}

function readChain(text: string, { isYear, hasFraction }: ChainForm): Chain | 'unreadable' {
  if (text === '*') return undefined;
  const number = hasFraction ? String.raw`\d+(?:\.\d+)?` : String.raw`\d+`;
  const form = new RegExp(`^(${number})(?:\\.\\.(${number}))?(?:/(${number}))?$`, 'u');
  const steps: Step[] = [];
  for (const part of text.split(',')) {
    const [whole, start, stop, repeat] = form.exec(part) ?? [];
    if (whole === undefined || (repeat !== undefined && Number(repeat) === 0)) return 'unreadable';
    const value = (digits: string): number => (isYear ? fullYear(Number(digits)) : Number(digits));
    const step = repeat === undefined ? (stop === undefined ? 0 : 1) : Number(repeat);
    steps.push({ start: value(start ?? ''), stop: stop === undefined ? undefined : value(stop), repeat: step });
  }
  return steps;
}

/** Years of two digits are of our time. */
function fullYear(year: number): number {
  if (year < 70) return year + 2000;
  return year < 100 ? year + 1900 : year;
}

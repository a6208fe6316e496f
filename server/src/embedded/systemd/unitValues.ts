import { systemdFacts } from '../../generated/unitFacts.ts';
import { nearest } from '../../shape/nearest.ts';
import type { UnitForm, UnitValue } from '../../shape/unitFacts.ts';
import { holdsTemplate } from '../placeholder.ts';
import { booleanWords } from './booleanWords.ts';
import { commandFault } from './commandFault.ts';
import { isListening } from './isListening.ts';
import { isUnitName } from './isUnitName.ts';
import { type AmountForm, readAmounts } from './readAmounts.ts';
import { calendarWords, isCalendar } from './readCalendar.ts';
import type { ValueFault } from './valueFault.ts';
import { type ListForm, listForms, wordsFault } from './wordsFault.ts';

/** A number with a unit, as often as one likes. */
const times: AmountForm = {
  units:
    ' seconds second sec s minutes minute min months month M msec ms m hours hour hr h days day d weeks week w years year y usec us µs μs nsec ns'.split(
      ' ',
    ),
  digits: 'behind',
};
const sizes: AmountForm = { units: ' B K M G T P E'.split(' '), digits: 'in-front' };

const integer = /^[-+]?(?:0x[\da-f]+|0o[0-7]+|0b[01]+|\d+)$/iu;
const count = /^\+?(?:0x[\da-f]+|0o[0-7]+|0b[01]+|\d+)$/iu;

/**
 * Undefined where the value is taken, or nobody can say.
 *
 * @param endings of names that may stand where names of units do
 */
export function valueFault(value: string, wanted: UnitValue, endings: readonly string[] = []): ValueFault | undefined {
  if (wanted === 'command') return value === '' ? undefined : commandFault(value);
  // An empty value takes back what was said before; what a template stands for is not known here.
  if (value === '' || value.includes('${') || holdsTemplate(value)) return undefined;
  if (typeof wanted !== 'string') return value.includes('%') ? undefined : wordFault(value, wanted);
  if (isList(wanted)) return wordsFault(value, wanted, endings);
  // Nor is what a specifier stands for.
  if (value.includes('%')) return undefined;
  const wants = isBounds(wanted) ? boundsFault(value, wanted) : formFault(value, wanted);
  if (wants === undefined) return undefined;
  const instead = wanted === 'calendar' ? nearest(value, calendarWords)[0] : unquoted(value, wanted);
  return {
    wants,
    ...(instead === undefined ? {} : { instead }),
    ...(fatal.includes(wanted) ? { isFatal: !value.startsWith('-') } : {}),
  };
}

const fatal: readonly UnitValue[] = ['needed-path', 'working-directory', 'account'];

function isList(wanted: UnitValue): wanted is ListForm {
  return listForms.some((form) => form === wanted);
}

function isBounds(wanted: string): wanted is `${number}..${number}` {
  return wanted.includes('..');
}

function wordFault(value: string, words: readonly string[]): ValueFault | undefined {
  if (words.includes(value) || (words.includes('boolean') && booleanWords.test(value))) return undefined;
  const shown = words.flatMap((word) => (word === 'boolean' ? ['yes', 'no'] : [word]));
  const [likely] = nearest(value, words);
  return {
    wants: `one of ${shown.map((word) => `\`${word}\``).join(', ')}`,
    ...(likely === undefined ? {} : { instead: likely }),
  };
}

function boundsFault(value: string, bounds: `${number}..${number}`): string | undefined {
  const [least = 0, most = 0] = bounds.split('..').map(Number);
  const sign = value.startsWith('-') ? -1 : 1;
  const number = sign * Number(value.replace(/^[-+]/u, ''));
  return integer.test(value) && number >= least && number <= most
    ? undefined
    : `a whole number from ${least} to ${most}`;
}

function formFault(value: string, wanted: Exclude<UnitForm, ListForm>): string | undefined {
  switch (wanted) {
    case 'text':
    case 'obsolete':
    case 'command':
      return undefined;
    case 'boolean':
      return booleanWords.test(value) ? undefined : '`yes` or `no`';
    case 'count':
      return count.test(value) ? undefined : 'a whole number';
    case 'mode':
      return /^0*[0-7]{1,4}$/u.test(value) ? undefined : 'a mode in octal, like `0755`';
    case 'timespan':
      return isTimespan(value) ? undefined : 'a time span like `30s`, `5min` or `infinity`';
    case 'calendar':
      return isCalendar(value) ? undefined : 'a time like `daily`, `Mon..Fri 03:30` or `*-*-01 00:00`';
    case 'memory':
      return isSize(value) ? undefined : 'a size like `512M`, `2G`, `50%` or `infinity`';
    case 'tasks':
      return value === 'infinity' || count.test(value) ? undefined : 'a number, `50%` or `infinity`';
    case 'share':
      return /^\d+(?:\.\d+)?[\u2030\u2031]$/u.test(value) ? undefined : 'a percentage like `50%`';
    case 'time-limit':
      return isLimit(value, isTimespan) ? undefined : 'a time span, or two like `30s:1min`';
    case 'size-limit':
      return isLimit(value, isSize) ? undefined : 'a size like `64M`, two like `64M:1G`, or `infinity`';
    case 'count-limit':
      return isLimit(value, isCount) ? undefined : 'a number, two like `1024:4096`, or `infinity`';
    case 'path':
    case 'needed-path':
    case 'optional-path':
    case 'condition-path':
    case 'working-directory':
      return pathFault(value, wanted);
    case 'unit':
      return isUnitName(value) ? undefined : 'the name of a unit with its ending, like `app.service`';
    case 'service':
      return /^[\w:.\\@-]+\.service$/u.test(value)
        ? undefined
        : 'the name of a service with its ending, like `app.service`';
    case 'slice':
      return /^[\w:.\\@-]+\.slice$/u.test(value) ? undefined : 'the name of a slice with its ending, like `app.slice`';
    case 'account':
      return /[:/]/u.test(value) ? 'the name or number of one user or group' : undefined;
    case 'listen':
      return isListening(value) ? undefined : 'a port, an address with a port, or an absolute path';
    case 'signal':
      return isSignal(value) ? undefined : 'a signal like `SIGTERM`';
  }
}

function pathFault(value: string, form: UnitForm): string | undefined {
  if (form === 'working-directory' && /^-?~$/u.test(value)) return undefined;
  return /^\//u.test(value.replace(marksOf(form), '')) ? undefined : 'an absolute path';
}

function marksOf(form: UnitForm): RegExp {
  if (form === 'condition-path') return /^\|?!?/u;
  return form === 'optional-path' || form === 'working-directory' ? /^-?/u : /^/u;
}

/** A path of which only the quotes are too many. */
function unquoted(value: string, wanted: UnitValue): string | undefined {
  const bare = /^(["'])([^"']+)\1$/u.exec(value)?.[2];
  return bare !== undefined && valueFault(bare, wanted) === undefined ? bare : undefined;
}

function isTimespan(value: string): boolean {
  return value === 'infinity' || readAmounts(value, times) !== undefined;
}

/** Larger units come first: `1G 512M`. */
function isSize(value: string): boolean {
  if (value === 'infinity') return true;
  const units = readAmounts(value, sizes)?.map((unit) => sizes.units.indexOf(unit === '' ? 'B' : unit));
  return units?.every((unit, index) => index === 0 || unit < (units[index - 1] ?? 0)) ?? false;
}

function isCount(value: string): boolean {
  return value === 'infinity' || count.test(value);
}

function isLimit(value: string, isOne: (text: string) => boolean): boolean {
  const parts = value.split(':');
  return parts.length <= 2 && parts.every(isOne);
}

function isSignal(value: string): boolean {
  if (count.test(value)) return Number(value.replace('+', '')) >= 1 && Number(value.replace('+', '')) <= 64;
  const name = value.replace(/^SIG/u, '');
  return systemdFacts.words.signals.includes(name) || /^(?:RTMIN(?:\+\w+)?|RTMAX(?:-\w+)?)$/u.test(name);
}

import { ownValue } from '../../base/ownValue.ts';
import { unitWords } from '../../generated/unitTexts.ts';
import type { UnitKeyFacts } from './unitKeyFacts.ts';

/** What a value of a unit file comes to, where that is not plain to see: seconds, bytes, times of the calendar. */
export function unitValueMeaning({ kind, form }: UnitKeyFacts, value: string): string | undefined {
  if (kind === 'timespan') return timespanMeaning(value);
  if (form === unitWords.syntaxes.calendar) return ownValue(unitWords.calendar, value.toLowerCase());
  if (form === unitWords.syntaxes.size) return sizeMeaning(value);
  return undefined;
}

/** In microseconds, as systemd counts; a month is a twelfth of 365.25 days. */
const units: Readonly<Record<string, number>> = {
  us: 1,
  usec: 1,
  µs: 1,
  ms: 1e3,
  msec: 1e3,
  '': 1e6,
  s: 1e6,
  sec: 1e6,
  second: 1e6,
  seconds: 1e6,
  m: 60e6,
  min: 60e6,
  minute: 60e6,
  minutes: 60e6,
  h: 3600e6,
  hr: 3600e6,
  hour: 3600e6,
  hours: 3600e6,
  d: 86400e6,
  day: 86400e6,
  days: 86400e6,
  w: 604800e6,
  week: 604800e6,
  weeks: 604800e6,
  M: 2629800e6,
  month: 2629800e6,
  months: 2629800e6,
  y: 31557600e6,
  year: 31557600e6,
  years: 31557600e6,
};

const shownUnits = [
  ['d', 86400e6],
  ['h', 3600e6],
  ['min', 60e6],
  ['s', 1e6],
  ['ms', 1e3],
  ['us', 1],
] as const;

/** `90` is 1min 30s; undefined where that is how it is written. */
function timespanMeaning(value: string): string | undefined {
  if (value === 'infinity') return 'no limit';
  let total = 0;
  let rest = value.trim();
  if (rest === '') return undefined;
  while (rest !== '') {
    const [whole, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([A-Za-z\u00b5]*)\s*/u.exec(rest) ?? [];
    const size = ownValue(units, unit);
    if (whole === undefined || whole === '' || size === undefined) return undefined;
    total += Number(number) * size;
    rest = rest.slice(whole.length);
  }
  let left = Math.round(total);
  const parts: string[] = [];
  for (const [name, size] of shownUnits) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count}${name}`);
  }
  const meaning = parts.join(' ') || '0';
  return meaning === value.trim() ? undefined : meaning;
}

/** `1G` is 1,073,741,824 bytes. */
function sizeMeaning(value: string): string | undefined {
  const [, number, unit = ''] = /^(\d+)([KMGT]?)$/u.exec(value) ?? [];
  if (number === undefined) return undefined;
  const bytes = Number(number) * 1024 ** ['', 'K', 'M', 'G', 'T'].indexOf(unit);
  if (unit !== '') return `${bytes.toLocaleString('en-US')} bytes`;
  return bytes >= 1024 * 1024 ? `${Number((bytes / 1024 / 1024).toFixed(1)).toLocaleString('en-US')} MiB` : undefined;
}

/**
 * Whether the Go YAML libraries take the text for a time: a date, a date and a time behind a blank without a zone, or
 * behind `T` with one. Month, day and the parts of the time may have one digit.
 */
export function isTimestamp(text: string): boolean {
  const match = form.exec(text);
  if (!match) return false;
  const [year, month, day, ...times] = match.slice(1).map((part) => Number(part ?? 0));
  if (month === undefined || day === undefined || year === undefined) return false;
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
  return isDate && times.every((part, index) => part <= (greatest[index] ?? 0));
}

/** Of the parts of a time and its zone, then of a time without one. Go lets a zone be a whole day or hour away. */
const greatest = [23, 59, 59, 24, 60, 23, 59, 59];

const time = String.raw`(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?`;
const form = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]${time}(?:Z|[+-](\d\d):(\d\d))| +${time})?$`);

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

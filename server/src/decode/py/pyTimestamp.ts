const form =
  /^(?<year>\d{4})-(?<month>\d\d?)-(?<day>\d\d?)(?:(?:[Tt]|[ \t]+)(?<hour>\d\d?):(?<minute>\d\d):(?<second>\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+](?<zoneHour>\d\d?)(?::(?<zoneMinute>\d\d))?))?)?$/u;

/** Whether Python can make a date or a time of the text; of the 30th of February it cannot, and the loader ends with it. */
export function isExistingTime(text: string): boolean {
  const found = form.exec(text)?.groups;
  if (!found) return false;
  const of = (name: string): number => Number(found[name] ?? 0);
  const [year, month, day] = [of('year'), of('month'), of('day')];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
  if (of('hour') > 23 || of('minute') > 59 || of('second') > 59) return false;
  return of('zoneHour') * 60 + of('zoneMinute') < 24 * 60;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

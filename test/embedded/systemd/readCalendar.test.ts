import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { calendarWords, isCalendar } from '../../../server/src/embedded/systemd/readCalendar.ts';
import { calendarTexts } from './calendarTexts.ts';

const recording: { readonly release: string; readonly taken: Readonly<Record<string, boolean>> } = JSON.parse(
  readFileSync('test/goldens/calendar.json', 'utf8'),
);

/** Where we take more, on purpose. */
const spared: Readonly<Record<string, string>> = {
  '10:00 Foo/Bar': 'it may be a time zone of the machine',
  '10:00 AM': 'it may be a time zone of the machine',
  'Mon weekly': 'it may be a time zone of the machine',
  'Mon daily': 'it may be a time zone of the machine',
  'FRI 10/1~11,3,24 *:50:45/0.5': 'a list in which one number repeats itself beyond the month',
};

describe(`times of timers as systemd ${recording.release} takes them`, () => {
  it('are recorded', () => assert.deepEqual(Object.keys(recording.taken).sort(), [...calendarTexts].sort()));

  for (const text of calendarTexts)
    it(text, () => assert.equal(isCalendar(text), recording.taken[text] === true || text in spared));

  it('have words that are all taken', () => {
    for (const word of calendarWords) assert.ok(isCalendar(word), word);
  });
});

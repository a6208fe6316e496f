import assert from 'node:assert/strict';
import { unitKeyFacts } from '../../../server/src/embedded/systemd/unitKeyFacts.ts';
import { unitKindOfName } from '../../../server/src/embedded/systemd/unitKind.ts';
import { unitValueMeaning } from '../../../server/src/embedded/systemd/unitValueMeaning.ts';

function meaning(type: string, section: string, key: string, value: string): string | undefined {
  const kind = unitKindOfName(`a.${type}`, false, false);
  const facts = kind && unitKeyFacts(kind, section, key);
  assert.ok(facts);
  return unitValueMeaning(facts, value);
}

describe('what values of units come to', () => {
  const spans: Readonly<Record<string, string | undefined>> = {
    '90': '1min 30s',
    '5min': undefined,
    '1h 30m': '1h 30min',
    '0.5': '500ms',
    '2w': '14d',
    infinity: 'no limit',
    '0': undefined,
    '': undefined,
    soon: undefined,
    '5 parsecs': undefined,
  };
  for (const [value, words] of Object.entries(spans))
    it(`RestartSec=${value}`, () => assert.equal(meaning('service', 'Service', 'RestartSec', value), words));

  it('sizes in bytes, or bytes in MiB', () => {
    const size = (value: string) => meaning('service', 'Service', 'MemoryMax', value);
    assert.deepEqual(['512M', '1048576', '100', '50%'].map(size), ['536,870,912 bytes', '1 MiB', undefined, undefined]);
  });

  it('words of the calendar', () => {
    const time = (value: string) => meaning('timer', 'Timer', 'OnCalendar', value);
    assert.deepEqual(['Daily', 'weekly', 'Mon 03:00'].map(time), ['*-*-* 00:00:00', 'Mon *-*-* 00:00:00', undefined]);
  });
});

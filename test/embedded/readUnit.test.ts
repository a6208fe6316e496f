import assert from 'node:assert/strict';
import { readUnit } from '../../server/src/embedded/readUnit.ts';
import { leaves } from './leaves.ts';

describe(`units as ignition ${leaves.ignition} reads them`, () => {
  for (const { text, error, options = [] } of leaves.unit) {
    const shown = JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
    it(`${shown} are ${error === undefined ? 'taken' : `refused: ${error}`}`, () => {
      const { sections, fault } = readUnit(text);
      if (error !== undefined) {
        assert.match(error, faults[fault?.kind ?? 'none']);
        return;
      }
      assert.equal(fault, undefined);
      const read = sections.flatMap(({ name: section, options: own }) =>
        own.map(({ name, value }) => ({ section, name, value })),
      );
      assert.deepEqual(read, options);
    });
  }

  it('know where everything stands', () => {
    const text = '# x\n[Unit]\n  A = b c \\\n   d\n\n[Install]\nWantedBy=\n';
    const { sections } = readUnit(text);
    const at = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end);
    assert.deepEqual(sections.map(at), ['[Unit]', '[Install]']);
    const options = sections.flatMap((section) => section.options);
    assert.deepEqual(options.map(at), ['A', 'WantedBy']);
    assert.deepEqual(
      options.map(({ valueRange }) => at(valueRange)),
      ['b c \\\n   d', ''],
    );
  });

  it('know where the fault stands, and what stands in front of it', () => {
    const cases: readonly (readonly [string, string, number])[] = [
      ['[Unit]\nA=b\n  no sign \nC=d\n', 'no sign', 1],
      ['[Unit]\nA=b\n[Service\nC=d\n', '[Service', 1],
      ['[Unit]\nA=b\n[Service]  # why\nC=d\n', '# why', 1],
      [`[Unit]\nA=${'x'.repeat(5000)}\n[Service]\n`, `A=${'x'.repeat(5000)}`, 1],
    ];
    for (const [text, wanted, sections] of cases) {
      const { fault, sections: read } = readUnit(text);
      assert.equal(text.slice(fault?.start, fault?.end), wanted);
      assert.equal(read.length, sections);
    }
  });
});

const faults = {
  'unclosed-section': /unable to find end of section/u,
  'text-behind-section': /found garbage after section name/u,
  'no-equals-sign': /unexpected newline encountered while parsing option name|: EOF$/u,
  'line-too-long': /line too long/u,
  none: /nothing matches this: there is no fault$/u,
};

import assert from 'node:assert/strict';
import { keptConversion } from '../../../server/src/features/conversion/keptConversion.ts';
import { analyseText } from '../../support/analyseText.ts';

const source = 'variant: fcos\nversion: 1.6.0\n';
const plain = { pretty: false, raw: false };

describe('a conversion that is asked for again', () => {
  it('is the same one for the same analysis and the same wish', () => {
    const analysis = analyseText(source, { fileName: 'a.bu' });
    assert.equal(keptConversion(analysis, 'ignition', plain), keptConversion(analysis, 'ignition', { ...plain }));
  });

  it('is another one for another wish, and for another analysis', () => {
    const [analysis, other] = [source, source].map((text) => analyseText(text, { fileName: 'a.bu' }));
    const first = keptConversion(analysis!, 'ignition', plain);
    for (const again of [
      keptConversion(analysis!, 'ignition', { ...plain, pretty: true }),
      keptConversion(analysis!, 'butane', plain),
      keptConversion(other!, 'ignition', plain),
    ])
      assert.notEqual(first, again);
  });
});

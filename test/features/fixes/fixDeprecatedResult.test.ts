import assert from 'node:assert/strict';
import { fixDeprecatedResult } from '../../../server/src/features/fixes/fixDeprecatedResult.ts';
import { analyseText } from '../../support/analyseText.ts';

describe('what becomes of a text without what is deprecated', () => {
  const text = '#cloud-config\napt_update: true\n';
  const releaseFor = (os: string, tool?: string): string | undefined => {
    const settings = { os, ...(tool === undefined ? {} : { tool: [tool] }) };
    const result = fixDeprecatedResult(analyseText(text, { settings }), undefined);
    return typeof result === 'object' ? result.release : undefined;
  };

  it('is that of the release that judges, also where another program reads the text', () => {
    assert.equal(releaseFor('debian', '22.4.2'), 'cloud-init@22.4.2');
    assert.equal(releaseFor('debian'), 'cloud-init@26.2');
    assert.equal(releaseFor('flatcar'), 'cloud-init@26.2');
  });

  it('is nothing for a release that nobody knows', () => {
    assert.equal(fixDeprecatedResult(analyseText(text), 'cloud-init@1.0'), 'unknown-release');
    assert.equal(fixDeprecatedResult(analyseText('a: 1\n'), undefined), undefined);
  });
});

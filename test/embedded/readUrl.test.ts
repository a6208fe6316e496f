import assert from 'node:assert/strict';
import { queryParameter, readUrl } from '../../server/src/embedded/readUrl.ts';
import { leaves } from './leaves.ts';

describe(`URLs as ${leaves.go} reads them`, () => {
  for (const { text, error, scheme = '', opaque = '', query = '', version } of leaves.url) {
    it(`${JSON.stringify(text)} is ${error === undefined ? 'taken' : `refused: ${error}`}`, () => {
      const url = readUrl(text);
      if (error !== undefined) {
        assert.equal(url.kind, 'fault');
        return;
      }
      assert.ok(url.kind === 'url', JSON.stringify(url));
      assert.deepEqual([url.scheme, url.opaque, url.query], [scheme, opaque, query]);
      assert.equal(queryParameter(url, 'versionId'), version);
    });
  }

  it('say what is wrong in words', () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['http://a b/', /a space cannot stand in the host/u],
      ['http://a/\n', /a line break/u],
      ['http://a/100%', /`%` is no escape: .* `%25` for a percent sign/u],
      ['http://a:http/', /`http` is no port/u],
      ['http://[1.2.3.4]/', /is no IPv6 address/u],
      ['http://u"@a', /`"` cannot stand in the user name and password; write it as `%22`/u],
    ];
    for (const [text, words] of cases) {
      const url = readUrl(text);
      assert.ok(url.kind === 'fault', text);
      assert.match(url.message, words);
    }
  });
});

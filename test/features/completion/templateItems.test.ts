import assert from 'node:assert/strict';
import { accept, offered, offeredLabels } from '../../support/acceptCompletion.ts';

const options = { fileName: 'user-data' };
const header = '## template: jinja\n#cloud-config\n';

describe('completion in templates', () => {
  it('offers the variables that the tool gives, and their short names behind them', () => {
    const labels = offeredLabels(`${header}hostname: "{{ <|> }}"\n`, options);
    assert.ok(labels.indexOf('v1.region') >= 0 && labels.indexOf('v1.region') < labels.indexOf('region'));
    assert.ok(labels.includes('ds.meta_data'));
    assert.ok(!labels.includes('default'));
  });

  it('takes the whole name with its points', () => {
    assert.equal(
      accept(`${header}hostname: "{{ v1.loc<|>al }}"\n`, 'v1.local_hostname', options),
      `${header}hostname: "{{ v1.local_hostname<|> }}"\n`,
    );
  });

  it('offers filters behind a bar, and tests behind `is`', () => {
    assert.ok(offeredLabels(`${header}hostname: "{{ v1.region | de<|> }}"\n`, options).includes('default'));
    assert.deepEqual(offeredLabels(`${header}{% if v1.region is not <|> %}\na: 1\n{% endif %}\n`, options), [
      'defined',
      'none',
    ]);
  });

  it('offers the words that a tag begins with, and variables behind them', () => {
    const words = offeredLabels(`${header}{%- e<|> %}\na: 1\n`, options);
    assert.deepEqual(words.slice(0, 3), ['if', 'for', 'set']);
    assert.ok(!words.includes('v1.region'));
    assert.ok(offeredLabels(`${header}{% if <|> %}\na: 1\n{% endif %}\n`, options).includes('v1.region'));
  });

  it('works in tags that are not closed yet, and says what a name means', () => {
    const region = offered(`${header}hostname: {{ v1.<|>\n`, options).find(({ label }) => label === 'v1.region');
    assert.match(region?.documentation?.() ?? '', /region of the cloud/u);
    assert.equal(region?.detail, 'text or null');
  });

  it('works in the entries of an archive', () => {
    const text = '#cloud-config-archive\n- |\n  ## template: jinja\n  #cloud-config\n  hostname: "{{ <|> }}"\n';
    assert.ok(offeredLabels(text, options).includes('v1.region'));
  });

  for (const [what, text] of [
    ['outside of tags', `${header}<|>\n`],
    ['in a text of a tag', `${header}hostname: "{{ 'v1<|>' }}"\n`],
    ['without the header', '#cloud-config\nhostname: "{{ <|> }}"\n'],
    ['behind a tag', `${header}hostname: "{{ v1.region }}<|>"\n`],
  ] as const) {
    it(`offers none of them ${what}`, () => assert.ok(!offeredLabels(text, options).includes('v1.region')));
  }
});

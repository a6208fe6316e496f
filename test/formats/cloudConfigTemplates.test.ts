import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readInstanceData } from '../../server/src/formats/cloud-config/instanceData.ts';
import { renderTemplate } from '../../server/src/formats/cloud-config/renderTemplate.ts';

/** Recorded by test/oracle/cloud-init/recordTemplates.mjs from cloud-init. */
interface Recording {
  readonly data: unknown;
  readonly cases: readonly { readonly text: string; readonly rendered: string | { readonly failed: string } }[];
}

const { data, cases }: Recording = JSON.parse(readFileSync('test/goldens/cloudConfigTemplates.json', 'utf8'));
const given = readInstanceData(JSON.stringify(data));

/** What is said not to be known, because it prints an address in memory, or is beyond the named subset. */
const unknown: readonly string[] = ['{{ ds.items }}', '{% set x %}', '{{ a[] }}', '{{ range .Items }}'];

describe('templates as cloud-init renders them', () => {
  assert.ok(given);
  for (const { text, rendered } of cases) {
    const isUnknown = unknown.some((each) => text.includes(each));
    it(`${isUnknown ? 'are said not to be known' : 'come to the same'}: ${JSON.stringify(text).slice(30, 150)}`, () => {
      const made = renderTemplate(text, given);
      if (isUnknown) assert.equal(made.kind, 'unknown', JSON.stringify(made));
      else if (typeof rendered === 'string') {
        assert.ok(made.kind === 'rendered', JSON.stringify(made));
        assert.equal(made.text, rendered);
      } else if (made.kind === 'rendered') assert.equal(made.text, '');
      else {
        // A filter or test that there is not is found while rendering here, and before it there.
        const kinds = rendered.failed === 'syntax' ? ['syntax', 'failed'] : ['failed'];
        assert.ok(kinds.includes(made.kind), JSON.stringify(made));
      }
    });
  }
});

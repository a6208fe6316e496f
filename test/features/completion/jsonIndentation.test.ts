import assert from 'node:assert/strict';
import { accept, offeredLabels } from '../../support/acceptCompletion.ts';

const inIgnition = { fileName: 'config.ign' };

describe('completion in JSON that is indented otherwise', () => {
  const file = (indentation: string): string =>
    '{\n\t"ignition": {"version": "3.4.0"},\n\t"storage": {\n\t\t<|>\n\t}\n}\n'.replaceAll('\t', indentation);

  it('keeps to the blanks or tabs of the file', () => {
    for (const indentation of ['\t', ' ', '    '])
      assert.equal(
        accept(file(indentation), 'directories', inIgnition),
        file(indentation).replace(
          '<|>',
          '"directories": [\n\t\t\t{\n\t\t\t\t"path": "<|>"\n\t\t\t}\n\t\t]'.replaceAll('\t', indentation),
        ),
      );
  });

  it('writes no second value where only the brace of one is missing', () => {
    assert.deepEqual(offeredLabels('{\n  "ignition": <|>\n    "version": "3.4.0"\n  }\n}\n', inIgnition), []);
    assert.ok(offeredLabels('{\n  "ignition": <|>\n  "storage": {}\n}\n', inIgnition).length > 0);
  });
});

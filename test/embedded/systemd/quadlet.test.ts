import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { quadletProblems } from '../../../server/src/embedded/systemd/quadletProblems.ts';
import { readUnitFile } from '../../../server/src/embedded/systemd/readUnitFile.ts';
import { quadletTexts } from './quadletTexts.ts';

const recording: { readonly release: string; readonly files: readonly (string | null)[] } = JSON.parse(
  readFileSync('test/goldens/quadlet.json', 'utf8'),
);

describe(`Quadlet files as Podman takes them (${recording.release})`, () => {
  it('are recorded', () => assert.equal(recording.files.length, quadletTexts.length));

  for (const [index, { name, text }] of quadletTexts.entries()) {
    const refusal = recording.files[index] ?? undefined;
    it(`${name}: ${JSON.stringify(text)} ${refusal ?? 'is taken'}`, () => {
      const problems = quadletProblems(readUnitFile(text), name.slice(name.lastIndexOf('.') + 1), false);
      const words = problems.map(({ message }) => message).join('\n');
      assert.equal(
        problems.some(({ message }) => message.includes('makes no service')),
        refusal !== undefined,
        words,
      );
      const key = /unsupported key '(\w+)'/u.exec(refusal ?? '')?.[1];
      if (key !== undefined)
        assert.ok(
          problems.some(({ range }) => text.slice(range.start, range.end) === key),
          words,
        );
    });
  }
});

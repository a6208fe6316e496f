import assert from 'node:assert/strict';
import type { EditorSettings } from '../../server/src/base/protocol.ts';
import { readEditorSettings } from '../../server/src/settings/editorSettings.ts';

const read = (answer: unknown) => readEditorSettings(answer as EditorSettings);

describe('the settings of an editor', () => {
  it('are taken where they are good', () => {
    const answer = {
      os: 'flatcar@4230',
      tool: ['butane@0.29.0'],
      filesDir: 'x',
      severity: { 'butane/null-value': 'off' },
    };
    assert.deepEqual(read(answer), { settings: answer, refused: [] });
  });

  it('that are empty are none', () => {
    const empty = { settings: {}, refused: [] };
    assert.deepEqual(read({ os: null, tool: [], filesDir: '', severity: {} }), empty);
    assert.deepEqual(read(undefined), empty);
    assert.deepEqual(read(null), empty);
    assert.deepEqual(read('nonsense'), empty);
  });

  const refused: readonly (readonly [answer: object, says: readonly RegExp[]])[] = [
    [{ os: 'flatcra' }, [/`strata\.os`.*`flatcra`.*accepted: `flatcar`/u]],
    [{ tool: ['butane@9'] }, [/`strata\.tool`.*`butane@9`.*accepted: `butane@0\.29\.0`/u]],
    [{ tool: [4] }, [/`strata\.tool`.*text/u]],
    [{ severity: { 'butane/null-valeu': 'off' } }, [/`strata\.severity`.*did you mean `butane\/null-value`/u]],
    [{ severity: { 'butane/null-value': 'fatal' } }, [/`fatal`.*`error`, `warning`, `info`, `off`/u]],
    [{ workspaceDiagnostics: 'yes' }, [/`strata\.workspaceDiagnostics`.*true or false/u]],
    [{ severity: 'off', os: 7, filesDir: 8 }, [/`strata\.os`/u]],
  ];
  for (const [answer, says] of refused) {
    it(`are left aside, with a word to the log: ${JSON.stringify(answer)}`, () => {
      const found = read(answer);
      assert.deepEqual(found.settings, {});
      assert.equal(found.refused.length, says.length);
      for (const [index, pattern] of says.entries()) assert.match(found.refused[index] ?? '', pattern);
    });
  }
});

import assert from 'node:assert/strict';
import { possibleSystems } from '../../../server/src/features/layers/possibleSystems.ts';
import { analyseText } from '../../support/analyseText.ts';

describe('the systems that a document may be for', () => {
  it('is the one that the document names, with the releases at which something changed', () => {
    const [flatcar, ...others] = possibleSystems(
      analyseText('variant: flatcar\nversion: 1.1.0\n', { fileName: 'a.bu' }),
    );
    assert.deepEqual(others, []);
    assert.equal(flatcar?.name, 'Flatcar Container Linux');
    assert.ok(flatcar?.releases.includes('3535'));
    assert.deepEqual(flatcar?.releases.slice(0, 1), ['4628'], 'the newest first, as numbers');
  });

  it('is every one that takes the format where the document names none', () => {
    const systems = possibleSystems(analyseText('{"ignition": {"version": "3.4.0"}}', { fileName: 'a.ign' }));
    const ids = systems.map(({ id }) => id);
    for (const id of ['fcos', 'flatcar', 'microos']) assert.ok(ids.includes(id), id);
  });

  it('stays that where settings name one, so that another can be chosen', () => {
    const text = '{"ignition": {"version": "3.4.0"}}';
    const free = possibleSystems(analyseText(text, { fileName: 'a.ign' }));
    assert.deepEqual(possibleSystems(analyseText(text, { fileName: 'a.ign', settings: { os: 'fcos' } })), free);
  });

  it('is none for other people’s files', () => {
    assert.deepEqual(possibleSystems(analyseText('a: 1\n', { fileName: 'a.yaml' })), []);
  });
});

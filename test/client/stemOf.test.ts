import assert from 'node:assert/strict';
import { stemOf } from '../../client/src/stemOf.ts';

const stems: Readonly<Record<string, string>> = {
  'node.bu': 'node',
  'node.bu.tftpl': 'node',
  'node.ign.j2': 'node',
  'node.tpl': 'node',
  'node.1.bu': 'node.1',
  '.bu': '.bu',
  '.tpl': '.tpl',
  'Untitled-1': 'Untitled-1',
};

describe('the name of a file without its ending', () => {
  for (const [name, stem] of Object.entries(stems)) it(name, () => assert.equal(stemOf(name), stem));
});

import assert from 'node:assert/strict';
import { availability, holds, restrictionFor, rowNames } from '../../server/src/shape/availability.ts';
import { rows, targetOf } from './tables.ts';

describe('whether a key exists in a version', () => {
  it('is so without any limits', () => {
    assert.deepEqual(availability({}, targetOf(rows.core1)), { kind: 'available' });
  });

  it('is assumed where the version is not known', () => {
    assert.deepEqual(availability({ 'x-since': { base: '9.0' } }, targetOf(undefined)), { kind: 'available' });
  });

  it('names the first version of the same variant that has a later key', () => {
    const found = availability({ 'x-since': { base: '0.2' } }, targetOf(rows.core1));
    assert.equal(found.kind, 'later');
    assert.equal(found.kind === 'later' && found.raiseTo, rows.core2);
  });

  it('names the first version of every variant that has a later key', () => {
    const found = availability({ 'x-since': { base: '0.2' } }, targetOf(rows.core1));
    assert.deepEqual(found.kind === 'later' && found.rows, [rows.core2, rows.edge1, rows.shift10]);
  });

  it('has no version to raise to where the variant never gets the key', () => {
    const found = availability({ 'x-since': { core: '1.1.0' } }, targetOf(rows.edge1));
    assert.equal(found.kind, 'later');
    assert.equal(found.kind === 'later' && found.raiseTo, undefined);
  });

  it('does not raise to a version that has lost the key again', () => {
    const span = { 'x-since': { base: '0.2' }, 'x-until': { base: '0.3-exp' } };
    const found = availability(span, targetOf(rows.core1));
    assert.equal(found.kind === 'later' && found.raiseTo, rows.core2);
    const never = availability({ ...span, 'x-until': { base: '0.2' } }, targetOf(rows.core1));
    assert.equal(never.kind === 'later' && never.raiseTo, undefined);
  });

  it('does not remember what may be chosen in another file of the same version', () => {
    const span = { 'x-since': { base: '0.2' } };
    const target = targetOf(rows.core1);
    for (const choices of [target.choices, [], target.choices]) {
      const found = availability(span, { ...target, choices });
      assert.equal(found.kind === 'later' && found.raiseTo, choices.length > 0 ? rows.core2 : undefined);
    }
  });

  it('names the last version that still has a removed key', () => {
    const found = availability({ 'x-until': { base: '0.3-exp' } }, targetOf(rows.core3));
    assert.deepEqual(found, { kind: 'removed', lowerTo: rows.core2 });
  });
});

describe('a judgement for some versions only', () => {
  it('does not hold where it depends on a version that is not known', () => {
    assert.ok(!holds({ since: { base: '0.1' } }, targetOf(undefined)));
    assert.ok(holds({}, targetOf(undefined)));
  });

  it('holds from its first version on and before its end', () => {
    const span = { since: { base: '0.2' }, until: { base: '0.3-exp' } };
    assert.deepEqual(
      [rows.core1, rows.core2, rows.core3].map((row) => holds(span, targetOf(row))),
      [false, true, false],
    );
  });
});

describe('a restriction', () => {
  const forEdge = { variants: ['edge'], code: 'made-up/not-on-edge' };
  const early = { until: { base: '0.2' }, code: 'made-up/too-early' };

  it('applies to its variants', () => {
    assert.equal(restrictionFor([forEdge], targetOf(rows.edge1)), forEdge);
    assert.equal(restrictionFor([forEdge], targetOf(rows.core1)), undefined);
    assert.equal(restrictionFor([forEdge], targetOf(undefined)), undefined);
  });

  it('is the first that applies', () => {
    assert.equal(restrictionFor([forEdge, early], targetOf(rows.core1)), early);
    assert.equal(restrictionFor([early, forEdge], targetOf(rows.edge1)), forEdge);
    assert.equal(restrictionFor(undefined, targetOf(rows.edge1)), undefined);
  });
});

it('the names of rows stand in a sentence', () => {
  assert.equal(rowNames([rows.core2, rows.shift8]), 'core 1.1.0, shift 4.8.0');
});

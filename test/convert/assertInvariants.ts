import assert from 'node:assert/strict';
import { type ConvertFlags, convertBytes } from './convertBytes.ts';
import { assertMapped } from './sourceOf.ts';

/** What holds for every config, whatever the real tool thinks of it. */
export async function assertInvariants(
  text: string,
  filesDir: string | undefined,
  name: string,
): Promise<'converted' | 'refused'> {
  const bytes = Buffer.from(text);
  const convert = async (flags: Partial<ConvertFlags>) => {
    const conversion = await convertBytes(bytes, { pretty: false, raw: false, filesDir, ...flags }, name);
    assert.ok(conversion.outcome.kind !== 'impossible');
    return { conversion, outcome: conversion.outcome };
  };
  const { conversion, outcome } = await convert({});
  const again = await convert({});
  if (outcome.kind === 'refused') {
    assert.equal(again.outcome.kind, 'refused');
    assert.ok(outcome.blocking.length > 0 && outcome.problems.length >= outcome.blocking.length);
    return 'refused';
  }
  assert.ok(again.outcome.kind === 'converted' && again.outcome.text === outcome.text);
  assertMapped(conversion);
  const raw = outcome.format !== 'ignition';
  const compact = raw ? await convert({ raw }) : { conversion, outcome };
  const pretty = await convert({ raw, pretty: true });
  assert.ok(compact.outcome.kind === 'converted' && pretty.outcome.kind === 'converted');
  assert.deepEqual(JSON.parse(pretty.outcome.text), JSON.parse(compact.outcome.text));
  assertMapped(compact.conversion);
  assertMapped(pretty.conversion);
  return 'converted';
}

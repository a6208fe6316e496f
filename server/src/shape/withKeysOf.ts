import type { Keywords } from './keywords.ts';

/**
 * A schema with the keys at the root of another one that it does not have itself, as references to them.
 *
 * @param reference to the file of the other one
 */
export function withKeysOf(lender: Keywords | undefined, reference: string, schema: Keywords): Keywords {
  const borrowed = Object.keys(lender?.properties ?? {}).map((key) => [
    key,
    { $ref: `${reference}#/properties/${key}` },
  ]);
  return { ...schema, properties: { ...Object.fromEntries(borrowed), ...schema.properties } };
}

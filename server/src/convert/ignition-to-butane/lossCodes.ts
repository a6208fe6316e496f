/** What a conversion to Butane loses; the area comes in front. */
export const lossCodes = ['key-not-said', 'mode-bits', 'value-refused', 'fips-cipher', 'result-refused'] as const;

export type LossCode = (typeof lossCodes)[number];

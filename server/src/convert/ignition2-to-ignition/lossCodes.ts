/** What the way from an older config to Ignition 3 costs; the area comes in front. */
export const lossCodes = ['left-behind', 'said-otherwise', 'comes-near', 'older-child', 'result-refused'] as const;

export type LossCode = (typeof lossCodes)[number];

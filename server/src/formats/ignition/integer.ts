/** Whether a value of a whole number is known; those beyond 2^53 are bigint. */
export function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** A whole number to calculate with as Go does; undefined where it is absent or not known. */
export function integerOf(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  return Number.isInteger(value) ? BigInt(value as number) : undefined;
}

/** Whether a whole number is certainly there and not 0. */
export function isNonZero(value: unknown): value is number | bigint {
  return isNumber(value) && value !== 0 && value !== 0n;
}

/**
 * One step of the packed data as a number: a literal byte is itself, and a match (copy so many bytes from so far back)
 * is its length above sixteen bits of distance. Matches are at least 4 bytes long, so the two cannot be confused.
 */
export type Token = number;

export const shortestMatch = 4;
export const longestMatch = 258;
export const farthestMatch = 32_768;

export function matchToken(length: number, distance: number): Token {
  return length * 0x10000 + distance;
}

export function isLiteral(token: Token): boolean {
  return token < 0x100;
}

/** The length of a match, 0 for a literal. */
export function lengthOf(token: Token): number {
  return token >>> 16;
}

export function distanceOf(token: Token): number {
  return token & 0xffff;
}

import { addString, findMatch, type HashChains, hashChains } from './hashChains.ts';
import { farthestMatch, lengthOf, longestMatch, shortestMatch, type Token } from './token.ts';

/** Tokens that share their codes, and the stretch of the input that they stand for. */
export interface Block {
  /** Only good until the next block is asked for. */
  readonly tokens: Uint32Array;
  readonly start: number;
  readonly end: number;
}

/** Turns the input into tokens, a block at a time. */
export interface Tokeniser {
  readonly chains: HashChains;
  readonly tokens: Uint32Array;
  /** The next byte to be looked at. */
  position: number;
  /** Where the window of Go's compressor begins; nothing before it can be copied. */
  windowStart: number;
  /** Whether the byte before the position is in no token yet. */
  hasByte: boolean;
  /** The match that was found for that byte, if any; one that begins a byte later may be better. */
  pending: Token;
  blockStart: number;
}

const tokensInBlock = 16_384;

const tokens = new Uint32Array(tokensInBlock);

/** Only one at a time: the next one takes the tables of the one before. */
export function tokeniser(bytes: Uint8Array): Tokeniser {
  const chains = hashChains(bytes);
  return { chains, tokens, position: 0, windowStart: 0, hasByte: false, pending: 0, blockStart: 0 };
}

/** The next block, or undefined after the last. */
export function nextBlock(state: Tokeniser): Block | undefined {
  const { chains, tokens, blockStart: start } = state;
  let count = fillTokens(state);
  // At the end of the input nothing better can follow.
  if (count < tokens.length && state.hasByte) {
    tokens[count++] = chains.bytes[state.position - 1] as number;
    state.hasByte = false;
  }
  if (count === 0) return undefined;
  const end = state.hasByte ? state.position - 1 : state.position;
  state.blockStart = end;
  return { tokens: tokens.subarray(0, count), start, end };
}

/** Makes tokens until there is no room or no input; returns how many. */
function fillTokens(state: Tokeniser): number {
  const { chains, tokens } = state;
  const { bytes } = chains;
  const lastString = bytes.length - shortestMatch;
  let { position, windowStart, hasByte, pending } = state;
  let count = 0;
  while (count < tokens.length && position < bytes.length) {
    windowStart = slide(windowStart, position, bytes.length);
    const pendingLength = lengthOf(pending);
    let found: Token = 0;
    if (position <= lastString) {
      const head = addString(chains, position);
      const oldest = Math.max(windowStart, position - farthestMatch);
      if (head >= oldest) found = findMatch(chains, position, head, oldest, pendingLength);
    }
    if (pending !== 0 && found === 0) {
      tokens[count++] = pending;
      const end = position - 1 + pendingLength;
      for (position++; position < end; position++) if (position <= lastString) addString(chains, position);
      hasByte = false;
      pending = 0;
      continue;
    }
    if (hasByte) tokens[count++] = bytes[position - 1] as number;
    hasByte = true;
    pending = found;
    position++;
  }
  state.position = position;
  state.windowStart = windowStart;
  state.hasByte = hasByte;
  state.pending = pending;
  return count;
}

/**
 * Go's compressor holds 64 KiB of the input. When too little of them is left for a longest match and there is more, it
 * drops the first half. From then on the dropped bytes cannot be copied, even if they are less than 32 KiB away.
 */
function slide(windowStart: number, position: number, length: number): number {
  const windowEnd = windowStart + 2 * farthestMatch;
  const isShort = windowEnd - position < shortestMatch + longestMatch;
  return isShort && windowEnd < length ? windowStart + farthestMatch : windowStart;
}

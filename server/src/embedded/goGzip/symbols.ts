/**
 * The two alphabets of RFC 1951, 3.2.5. A length or a distance is a symbol, which names a range, and extra bits, which
 * say where in the range. The tables follow from how many extra bits each symbol has.
 */
export const literalSymbols = 286;
export const distanceSymbols = 30;
export const endOfBlock = 256;

/** How many extra bits follow a symbol of the literal/length alphabet. */
export const lengthExtraBits = new Uint8Array(literalSymbols);
/** The shortest length that a symbol of the literal/length alphabet stands for. */
export const lengthBase = new Uint16Array(literalSymbols);
export const distanceExtraBits = new Uint8Array(distanceSymbols);
export const distanceBase = new Uint16Array(distanceSymbols);

const firstLengthSymbol = 257;
const lastLengthSymbol = 285;
const symbolByLength = new Uint16Array(259);
/** By distance - 1 below 256; above, where every range is a multiple of 128 long, by (distance - 1) / 128 + 256. */
const symbolByDistance = new Uint8Array(512);

fillLengths();
fillDistances();

/** The symbol of a length from 3 to 258. */
export function lengthSymbol(length: number): number {
  return symbolByLength[length] as number;
}

/** The symbol of a distance from 1 to 32768. */
export function distanceSymbol(distance: number): number {
  const offset = distance - 1;
  return symbolByDistance[offset < 256 ? offset : 256 + (offset >>> 7)] as number;
}

function fillLengths(): void {
  let length = 3;
  for (let symbol = firstLengthSymbol; symbol <= lastLengthSymbol; symbol++) {
    const index = symbol - firstLengthSymbol;
    const extraBits = index < 8 || symbol === lastLengthSymbol ? 0 : (index >> 2) - 1;
    // The longest match has a symbol of its own although the range of the symbol before it reaches as far.
    if (symbol === lastLengthSymbol) length = 258;
    lengthExtraBits[symbol] = extraBits;
    lengthBase[symbol] = length;
    symbolByLength.fill(symbol, length, length + (1 << extraBits));
    length += 1 << extraBits;
  }
}

function fillDistances(): void {
  let offset = 0;
  for (let symbol = 0; symbol < distanceSymbols; symbol++) {
    const extraBits = symbol < 4 ? 0 : (symbol >> 1) - 1;
    const next = offset + (1 << extraBits);
    distanceExtraBits[symbol] = extraBits;
    distanceBase[symbol] = offset + 1;
    if (offset < 256) symbolByDistance.fill(symbol, offset, next);
    else symbolByDistance.fill(symbol, 256 + (offset >> 7), 256 + (next >> 7));
    offset = next;
  }
}

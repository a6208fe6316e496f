import { alignToByte, type BitSink, writeBits, writeBytes } from './bitSink.ts';
import { type CodeLengthRun, codeLengthRuns, codeLengthSymbols, extraBitsOfRun } from './codeLengthRuns.ts';
import { codeLengths } from './codeLengths.ts';
import {
  codedSize,
  fixedDistanceCode,
  fixedLiteralCode,
  type PrefixCode,
  prefixCodeOf,
  writeSymbol,
} from './prefixCode.ts';
import {
  distanceBase,
  distanceExtraBits,
  distanceSymbol,
  distanceSymbols,
  endOfBlock,
  lengthBase,
  lengthExtraBits,
  lengthSymbol,
  literalSymbols,
} from './symbols.ts';
import { distanceOf, isLiteral, lengthOf } from './token.ts';
import type { Block } from './tokeniser.ts';

/** How often each symbol occurs in a block. */
interface Frequencies {
  readonly literals: Uint32Array;
  readonly distances: Uint32Array;
}

/** Codes made for one block, and how they are described to the reader. */
interface DynamicCodes {
  readonly literals: PrefixCode;
  readonly distances: PrefixCode;
  readonly literalCount: number;
  readonly distanceCount: number;
  readonly runs: readonly CodeLengthRun[];
  readonly runCode: PrefixCode;
  /** How many lengths of `runCode` are sent. */
  readonly runCodeCount: number;
  /** Bits of the description. */
  readonly headerSize: number;
}

/** The order in which the lengths of the code for lengths are sent: those that are rarely needed last. */
const runCodeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const longestStored = 65_535;

const storedType = 0;
const fixedType = 1;
const dynamicType = 2;

/** Writes one block that is not the last, in whichever of the three ways Go finds shortest. */
export function writeBlock(sink: BitSink, bytes: Uint8Array, block: Block): void {
  const { tokens, start, end } = block;
  const frequencies = count(tokens);
  const dynamic = dynamicCodes(frequencies);
  const extraSize =
    codedSize(frequencies.literals, lengthExtraBits) + codedSize(frequencies.distances, distanceExtraBits);
  const fixedSize = 3 + sizeIn(frequencies, fixedLiteralCode, fixedDistanceCode) + extraSize;
  const dynamicSize = dynamic.headerSize + sizeIn(frequencies, dynamic.literals, dynamic.distances) + extraSize;
  const storedSize = (end - start + 5) * 8;
  const isStorable = end - start <= longestStored;
  if (isStorable && storedSize < Math.min(fixedSize, dynamicSize)) {
    writeStored(sink, bytes.subarray(start, end), false);
  } else if (dynamicSize < fixedSize) {
    writeType(sink, dynamicType, false);
    writeDynamicHeader(sink, dynamic);
    writeTokens(sink, tokens, dynamic.literals, dynamic.distances);
  } else {
    writeType(sink, fixedType, false);
    writeTokens(sink, tokens, fixedLiteralCode, fixedDistanceCode);
  }
}

/** Writes bytes as they are; at most 65,535. */
export function writeStored(sink: BitSink, bytes: Uint8Array, isLast: boolean): void {
  writeType(sink, storedType, isLast);
  alignToByte(sink);
  const { length } = bytes;
  writeBytes(sink, Uint8Array.of(length, length >> 8, ~length, ~length >> 8));
  writeBytes(sink, bytes);
}

function writeType(sink: BitSink, type: number, isLast: boolean): void {
  writeBits(sink, (isLast ? 1 : 0) | (type << 1), 3);
}

function count(tokens: Uint32Array): Frequencies {
  const literals = new Uint32Array(literalSymbols);
  const distances = new Uint32Array(distanceSymbols);
  for (const token of tokens) {
    if (isLiteral(token)) {
      increment(literals, token);
      continue;
    }
    increment(literals, lengthSymbol(lengthOf(token)));
    increment(distances, distanceSymbol(distanceOf(token)));
  }
  increment(literals, endOfBlock);
  // A block without any match gets a code for distances all the same, and Go counts its one symbol as written.
  if (distances.every((frequency) => frequency === 0)) increment(distances, 0);
  return { literals, distances };
}

function increment(frequencies: Uint32Array, symbol: number): void {
  frequencies[symbol] = (frequencies[symbol] as number) + 1;
}

function sizeIn(frequencies: Frequencies, literals: PrefixCode, distances: PrefixCode): number {
  return codedSize(frequencies.literals, literals.lengths) + codedSize(frequencies.distances, distances.lengths);
}

function dynamicCodes({ literals, distances }: Frequencies): DynamicCodes {
  const literalLengths = codeLengths(literals, 15);
  const distanceLengths = codeLengths(distances, 15);
  const literalCount = lengthWithoutZeros(literalLengths);
  const distanceCount = lengthWithoutZeros(distanceLengths);
  const lengths = new Uint8Array(literalCount + distanceCount);
  lengths.set(literalLengths.subarray(0, literalCount));
  lengths.set(distanceLengths.subarray(0, distanceCount), literalCount);
  const runs = codeLengthRuns(lengths);
  const runFrequencies = new Uint32Array(codeLengthSymbols);
  for (const { symbol } of runs) increment(runFrequencies, symbol);
  const runLengths = codeLengths(runFrequencies, 7);
  // Never below the four that are always sent: the lengths that are not 0 come later in the order.
  const runCodeCount = lengthWithoutZeros(runCodeOrder.map((symbol) => runLengths[symbol] as number));
  let headerSize = 3 + 5 + 5 + 4 + 3 * runCodeCount;
  for (const { symbol } of runs) headerSize += (runLengths[symbol] as number) + extraBitsOfRun(symbol);
  return {
    literals: prefixCodeOf(literalLengths),
    distances: prefixCodeOf(distanceLengths),
    literalCount,
    distanceCount,
    runs,
    runCode: prefixCodeOf(runLengths),
    runCodeCount,
    headerSize,
  };
}

function lengthWithoutZeros(lengths: ArrayLike<number>): number {
  let { length } = lengths;
  while (length > 0 && lengths[length - 1] === 0) length--;
  return length;
}

/** What RFC 1951, 3.2.7 has between the type of a block and its data. */
function writeDynamicHeader(sink: BitSink, codes: DynamicCodes): void {
  writeBits(sink, codes.literalCount - 257, 5);
  writeBits(sink, codes.distanceCount - 1, 5);
  writeBits(sink, codes.runCodeCount - 4, 4);
  for (const symbol of runCodeOrder.slice(0, codes.runCodeCount)) {
    writeBits(sink, codes.runCode.lengths[symbol] as number, 3);
  }
  for (const { symbol, extra } of codes.runs) {
    writeSymbol(sink, codes.runCode, symbol);
    writeBits(sink, extra, extraBitsOfRun(symbol));
  }
}

function writeTokens(sink: BitSink, tokens: Uint32Array, literals: PrefixCode, distances: PrefixCode): void {
  for (const token of tokens) {
    if (isLiteral(token)) {
      writeSymbol(sink, literals, token);
      continue;
    }
    const length = lengthOf(token);
    const forLength = lengthSymbol(length);
    writeSymbol(sink, literals, forLength);
    writeBits(sink, length - (lengthBase[forLength] as number), lengthExtraBits[forLength] as number);
    const distance = distanceOf(token);
    const forDistance = distanceSymbol(distance);
    writeSymbol(sink, distances, forDistance);
    writeBits(sink, distance - (distanceBase[forDistance] as number), distanceExtraBits[forDistance] as number);
  }
  writeSymbol(sink, literals, endOfBlock);
}

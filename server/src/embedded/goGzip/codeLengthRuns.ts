/** The third alphabet: a length from 0 to 15, or a run of one. */
export const codeLengthSymbols = 19;
const repeatLast = 16;
const fewZeros = 17;
const manyZeros = 18;

/** One symbol of the header of a block, and the value of its extra bits. */
export interface CodeLengthRun {
  readonly symbol: number;
  readonly extra: number;
}

export function extraBitsOfRun(symbol: number): number {
  return symbol === repeatLast ? 2 : symbol === fewZeros ? 3 : symbol === manyZeros ? 7 : 0;
}

/** The lengths of both codes of a block, one behind the other, with equal neighbours as runs (RFC 1951, 3.2.7). */
export function codeLengthRuns(lengths: Uint8Array): readonly CodeLengthRun[] {
  const runs: CodeLengthRun[] = [];
  for (let start = 0; start < lengths.length; ) {
    const length = lengths[start] as number;
    let end = start + 1;
    while (lengths[end] === length) end++;
    if (length === 0) zeros(runs, end - start);
    else repeats(runs, length, end - start);
    start = end;
  }
  return runs;
}

function zeros(runs: CodeLengthRun[], count: number): void {
  let left = count;
  for (; left >= 11; left -= Math.min(left, 138)) runs.push({ symbol: manyZeros, extra: Math.min(left, 138) - 11 });
  if (left >= 3) {
    runs.push({ symbol: fewZeros, extra: left - 3 });
    return;
  }
  single(runs, 0, left);
}

/** Go takes as much as it can each time, also where a shorter run would leave enough for another one. */
function repeats(runs: CodeLengthRun[], length: number, count: number): void {
  single(runs, length, 1);
  let left = count - 1;
  for (; left >= 3; left -= Math.min(left, 6)) runs.push({ symbol: repeatLast, extra: Math.min(left, 6) - 3 });
  single(runs, length, left);
}

function single(runs: CodeLengthRun[], length: number, count: number): void {
  for (let index = 0; index < count; index++) runs.push({ symbol: length, extra: 0 });
}

import { knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { Partition } from '../config.ts';
import { integerOf } from '../integer.ts';

const code = 'ignition/partitions-overlap';

/** Partitions whose start and size are both given must lie apart. */
export const partitionsOverlap = configRule<readonly Partition[]>({
  codes: [code],
  at: ['storage.disks.*.partitions'],
  *check(partitions, { target, key }) {
    /** Those that lie apart, by their place on the disk. */
    const apart: Span[] = [];
    for (const [index, partition] of knownItems(partitions).entries()) {
      const span = spanOf(partition, index);
      if (!span) continue;
      const behind = countUpTo(apart, span.high);
      const other = apart[behind - 1];
      if (!other || other.high < span.low) {
        apart.splice(behind, 0, span);
        continue;
      }
      yield {
        code,
        severity: 'error',
        message: `this partition takes ${shown(span)} of the disk, and another one ${shown(other)}: ${target.refusal}; move one of them by its \`${key('startMiB')}\`, or make it smaller by its \`${key('sizeMiB')}\``,
        path: [index],
        related: { path: [other.index], message: `this one takes ${shown(other)}` },
      };
    }
  },
});

/** The mebibytes of a disk that a partition takes, first and last. */
interface Span {
  readonly index: number;
  readonly low: bigint;
  readonly high: bigint;
}

/** Undefined where the partition is placed when the disk is known. A size of 0 is whatever is free: then only the start is sure. */
function spanOf({ startMiB, sizeMiB }: Partition, index: number): Span | undefined {
  const start = integerOf(startMiB);
  const size = integerOf(sizeMiB);
  if (start === undefined || size === undefined || start === 0n) return undefined;
  // Go's sums wrap, and nothing keeps a size from being negative.
  const end = size === 0n ? start : BigInt.asIntN(64, start + size - 1n);
  return start <= end ? { index, low: start, high: end } : { index, low: end, high: start };
}

/** How many of the spans, which are sorted, begin at a place or before it. */
function countUpTo(spans: readonly Span[], place: bigint): number {
  let from = 0;
  let to = spans.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((spans[middle]?.low ?? 0n) <= place) from = middle + 1;
    else to = middle;
  }
  return from;
}

function shown({ low, high }: Span): string {
  return low === high ? `MiB ${low}` : `MiB ${low} to ${high}`;
}

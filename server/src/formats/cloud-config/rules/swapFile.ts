import { replaceScalar } from '../../../document/textEdits.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { isObject, type Keys } from '../keys.ts';

const code = 'cloud-config/swap-too-small';
const mebibyte = 2 ** 20;

/** Swap files of less than a mebibyte: they are made in whole ones, and `mkswap` refuses an empty file (`setup_swapfile`). */
export const swapTooSmall = configRule<Keys>({
  codes: [code],
  at: ['swap'],
  *check(swap): Generator<Finding> {
    if (!isObject(swap)) return;
    for (const key of swap.size === 'auto' ? ['maxsize'] : ['size']) {
      const bytes = bytesOf(swap[key]);
      if (bytes === undefined || bytes === 0 || bytes >= mebibyte) continue;
      yield {
        code,
        severity: 'error',
        message: `\`${String(swap[key])}\` means ${bytes} bytes, less than a mebibyte, so no swap file is made; write \`${bytes}M\` for mebibytes`,
        path: [key],
        isOwn: true,
        fixes: ({ node }, document) =>
          node.kind === 'scalar'
            ? [
                {
                  title: `Change to \`${bytes}M\``,
                  edits: replaceScalar(document, node, `${bytes}M`),
                  certain: false,
                },
              ]
            : [],
      };
    }
  },
});

const units: Readonly<Record<string, number>> = { B: 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** As `human2bytes` reads it; undefined for what it refuses, or nobody knows. */
function bytesOf(size: unknown): number | undefined {
  if (typeof size === 'number') return size;
  const [, number, unit = 'B'] =
    (typeof size === 'string' ? /^(\d*\.?\d+)([BKMGT])?(?:i?B)?$/u.exec(size) : null) ?? [];
  return number === undefined ? undefined : Math.floor(Number(number) * (units[unit] ?? 1));
}

import type { ScalarNode } from '../../document/node.ts';
import type { Entry } from '../../shape/entry.ts';
import type { DecodeProblem, Value } from '../decoded.ts';
import { replaceWith } from '../fixes.ts';
import { quote } from '../problems.ts';
import { nameOf } from '../targetType.ts';

/** A number that the library reads, without a word, as another than the one that a person sees. */
export function surprisingNumber(node: ScalarNode, entry: Entry | undefined, value: Value): DecodeProblem | undefined {
  if (node.style !== 'plain') return undefined;
  const text = node.text.replaceAll('_', '');
  const found = surprise(text, entry?.keywords['x-notation'] === 'octal', value);
  if (!found) return undefined;
  const { code, reason, instead } = found;
  return {
    code,
    severity: 'warning',
    message: `${nameOf(entry)} becomes ${String(value)}: ${quote(node.text)} ${reason}`,
    node,
    reportedByTool: false,
    ...(instead === undefined ? {} : { fixes: replaceWith(node, instead, `Write \`${instead}\``, false) }),
  };
}

function surprise(text: string, isOctal: boolean, value: Value) {
  if (/^[-+]?0\d*[89]\d*$/u.test(text)) {
    const plain = text.replace(/^([-+]?)0+(?=\d)/u, '$1');
    return isOctal
      ? {
          code: 'number-not-octal',
          reason:
            'begins like an octal number, but octal digits go to 7 only, so it is read as a decimal one; correct the digits',
        }
      : { code: 'number-not-octal', reason: `begins like an octal number; write \`${plain}\``, instead: plain };
  }
  if (/^[-+]?0[0-7]+$/u.test(text) && !isOctal && Number(text) !== value) {
    const plain = text.replace(/^([-+]?)0+(?=\d)/u, '$1');
    return {
      code: 'number-octal',
      reason: `begins with a zero and is read as an octal number; write \`${plain}\` if that is meant`,
      instead: plain,
    };
  }
  if (/^[-+]?(?:\d+\.\d*|\.\d+)$/u.test(text) && Number(text) !== Number(value))
    return {
      code: 'number-truncated',
      reason: `is no whole number, and what stands behind the point is dropped; write \`${String(value)}\``,
      instead: String(value),
    };
  return undefined;
}
